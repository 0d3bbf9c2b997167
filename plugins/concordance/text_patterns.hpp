// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/uregex.h>

#include "rostra/call.hpp"
#include "rostra/span.hpp"

namespace rostra::concordance {

/// A piece of a text as ICU matches it.
struct UnitText {
    UnitText(std::string_view text, Span place);
    std::string_view text;  ///< the piece
    Span place;             ///< of it in the document
    std::u16string units;
};

/// How long a pattern may go on looking at a document: a fixed number of steps for each byte, so that none hangs a run.
class Patience {
public:
    Patience(Call call, std::size_t bytes);
    [[nodiscard]] bool lasts() { return --ticks_ > 0 && !call_.should_stop(); }
    [[nodiscard]] bool may_go_on() const { return !call_.should_stop(); }

private:
    Call call_;
    std::int64_t ticks_;
};

/// A regular expression in ICU's syntax; `^` and `$` are a line's ends. One thread at a time; copy it for another.
class TextPattern {
public:
    /// Throws QueryError, which says what is wrong with it, and where.
    explicit TextPattern(std::string_view pattern);
    TextPattern(const TextPattern& other);
    TextPattern(TextPattern&&) noexcept = default;

    /// Adds what matches in the piece, in order and by its bytes in the document, but for matches of nothing. False:
    /// patience ran out.
    [[nodiscard]] bool find(const UnitText& text, Patience& patience, std::vector<Span>& found);

private:
    struct Close {
        void operator()(URegularExpression* expression) const { uregex_close(expression); }
    };
    std::unique_ptr<URegularExpression, Close> expression_;
};

}  // namespace rostra::concordance
