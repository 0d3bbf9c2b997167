// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "word_class.hpp"

namespace rostra::tokenizer {

/// A stretch of text between two neighbouring word boundaries: a word, a mark, a run of spaces.
struct Segment {
    std::size_t end;
    ClassSet seen;  ///< the classes of its characters
};

/// The word boundary rules of UAX #29 in ICU's tailoring, one character after the other. The rules need
/// nothing to the left of a boundary, so any boundary is a good place to start from; that is what lets
/// WordScanner and ICU's dictionaries take over and hand back in the middle of a text.
class WordRules {
public:
    explicit WordRules(const WordClassTable& classes, bool colon_joins)
        : classes_(&classes), colon_joins_(colon_joins) {}

    /// The segment that starts at the boundary `begin` < text.size(). The dictionaries have not yet divided
    /// it.
    [[nodiscard]] Segment segment_at(std::string_view text, std::size_t begin) const;

    [[nodiscard]] bool colon_joins() const { return colon_joins_; }
    [[nodiscard]] const WordClassTable& classes() const { return *classes_; }

    /// The class of the character at `position`, which is moved behind it.
    [[nodiscard]] WordClass next_class(std::string_view text, std::size_t& position) const;

private:
    const WordClassTable* classes_;
    bool colon_joins_;
};

}  // namespace rostra::tokenizer
