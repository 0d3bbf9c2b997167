// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "sentence_class.hpp"

namespace rostra::sentences {

/// How the rules are read for one text.
struct SentenceRuleOptions {
    bool line_ends_are_spaces = false;  ///< wrapped text: a line end says nothing
    bool semicolon_asks = false;        ///< Greek: `;` is the question mark
    bool reports_denied = false;        ///< also full stops that the rules take for no end
};

/// Where a sentence may end, and by what.
struct SentenceBreak {
    std::size_t end;   ///< behind the mark, what closes, and the spaces
    std::size_t mark;  ///< of the full stop, question mark …; `end` where there is none
    std::size_t mark_end;
    bool is_period = false;  ///< ends many a thing besides a sentence
    bool is_line_end = false;
    /// No boundary of UAX #29: a number or a capital letter stands right behind the mark, or a lower-case letter behind
    /// the spaces.
    bool is_denied = false;
};

/// The sentence boundary rules of UAX #29, as ICU has them. Nothing left of a boundary matters to what is
/// right of it.
class SentenceRules {
public:
    SentenceRules(const SentenceClasses& classes, SentenceRuleOptions options);

    /// The first boundary behind the boundary `begin` < text.size(); text.size() at the latest.
    [[nodiscard]] SentenceBreak next(std::string_view text, std::size_t begin) const;

    /// The class of the character at `position`, which is moved behind it.
    SentenceClass next_class(std::string_view text, std::size_t& position) const;
    /// The class of the character before `position`, which is moved before it.
    SentenceClass previous_class(std::string_view text, std::size_t& position) const;

private:
    [[nodiscard]] SentenceClass as_read(SentenceClass read, char32_t code_point) const;
    [[nodiscard]] SentenceClass class_before(std::string_view text, std::size_t begin,
                                             std::size_t position) const;
    std::size_t skip(std::string_view text, std::size_t from, SentenceClass skipped) const;
    [[nodiscard]] bool lower_case_follows(std::string_view text, std::size_t from) const;

    const SentenceClasses* classes_;
    SentenceRuleOptions options_;
    std::array<bool, 256> matters_{};  ///< lead bytes of what may end a sentence
};

}  // namespace rostra::sentences
