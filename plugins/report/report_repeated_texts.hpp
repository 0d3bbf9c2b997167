// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "best.hpp"
#include "report_limits.hpp"
#include "rostra/span.hpp"

namespace rostra::report {

/// Where a text stands.
struct TextPlace {
    std::int64_t ordinal;
    Span span;
    std::string date;
};

/// A text that stands in several documents.
struct RepeatedText {
    std::int64_t number = 0;  ///< its cluster in the run's tables
    std::int64_t documents = 0;
    std::int64_t count = 0;         ///< of all places
    std::int64_t longest = 0;       ///< bytes of the longest
    std::string earliest;           ///< id of the document that has it first, where that is known
    std::vector<TextPlace> places;  ///< those with the earliest dates, by date, those without one behind
};

/// The texts that many documents have, those first that take up most room: the bytes of the longest place, times how
/// many places there are. Rows come text by text.
class RepeatedTexts {
public:
    explicit RepeatedTexts(const Limits& limits)
        : shared(limits.clusters),
          boilerplate(limits.clusters),
          common(limits.clusters),
          members_(limits.members) {}

    void add(std::int64_t number, std::string_view kind, std::int64_t documents, std::string_view earliest,
             TextPlace place);
    /// All rows are in.
    void end_rows();

    [[nodiscard]] bool any() const { return !shared.empty() || !boilerplate.empty() || !common.empty(); }

    Best<RepeatedText> shared;       ///< in three documents or more; in two, a passage of the two shows it
    Best<RepeatedText> boilerplate;  ///< in most documents
    Best<RepeatedText> common;       ///< in so many that no passages were made of them

private:
    std::size_t members_;
    std::string kind_;
    RepeatedText current_;
};

}  // namespace rostra::report
