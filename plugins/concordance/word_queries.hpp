// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/span.hpp"
#include "word_folding.hpp"

namespace rostra::concordance {

/// Why a query cannot be used.
class QueryError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A word of a text, as queries are compared with it.
struct Word {
    Span span;
    std::string_view folded;
    std::string_view norm;  ///< folded, where it is another, as a stem; else empty
    bool touches =
        false;  ///< the word before: nothing parts the two, or but a line's end where words need no space
};

/// A word or phrase, folded. White space and marks part its words, as they part those of a text. In a word `*` stands
/// for any letters, also none, and `?` for one; such a word is compared with one token at a time. A word without them
/// may also be several tokens that touch: of Chinese, say, nobody has to know where a tokenizer parts it.
class WordQuery {
public:
    /// Throws QueryError where there is no word in it.
    explicit WordQuery(std::string_view query, Letters letters = Letters::common);

    /// Whether a match may begin with a token of this form, folded.
    [[nodiscard]] bool may_begin(std::string_view folded) const;

    /// Words one after the other: that at a place, counted from 0; nullptr behind the last. Asked for in ascending order, and
    /// looked at until the next is asked for.
    using Words = std::function<const Word*(std::size_t)>;

    /// How many words, from the first on, match; 0: they do not. No word is asked for that the answer does not depend on.
    [[nodiscard]] std::size_t match(const Words& words) const;
    /// The same of words that are at hand.
    [[nodiscard]] std::size_t match(const Word* words, std::size_t count) const;

private:
    struct Piece {
        std::string literal;
        std::u32string wild;  // instead, where there is any of kAny and kOne in it
    };

    std::vector<Piece> pieces_;
};

}  // namespace rostra::concordance
