// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/state_bytes.hpp"

namespace rostra::recurring_lines {

/// A line and the number of documents that have it.
struct LineCount {
    std::string_view line;
    std::int64_t documents = 0;
};

/// The lines of some documents: of all there are, up to `limit`, and beyond it of those whose numbers, mixed up, are
/// least. Which these are does not depend on the order in which documents or other samples are added, so states may be
/// combined in any; what is counted of a document that is in the sample at the end is whole.
class SampledDocuments {
public:
    explicit SampledDocuments(std::size_t limit = 4096) : limit_(limit) {}

    void add(std::int64_t document, const std::vector<std::string_view>& lines);
    void combine(SampledDocuments& other);  ///< which is empty afterwards

    void save(StateWriter& writer) const;
    void load(StateReader& reader);

    /// Documents added, in the sample or not.
    [[nodiscard]] std::int64_t documents() const { return documents_; }
    [[nodiscard]] std::size_t sampled() const { return sample_.size(); }
    /// Lines that at least `least` documents of the sample have, those of most first, then by their bytes.
    [[nodiscard]] std::vector<LineCount> counts(std::int64_t least) const;
    [[nodiscard]] std::int64_t memory() const noexcept { return memory_; }

private:
    using Lines = std::vector<std::string>;

    struct Sampled {
        std::int64_t document = 0;
        Lines lines;
    };

    void insert(std::int64_t document, Lines lines);

    std::size_t limit_;
    std::int64_t documents_ = 0;
    std::int64_t memory_ = 0;
    std::map<std::uint64_t, Sampled> sample_;  // by the mixed number of the document
};

}  // namespace rostra::recurring_lines
