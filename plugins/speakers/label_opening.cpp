// SPDX-License-Identifier: Apache-2.0
#include "label_opening.hpp"

#include <algorithm>

#include "label_characters.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

bool next_is(std::string_view text, std::size_t at, std::string_view what) {
    return text.substr(at, what.size()) == what;
}

std::size_t behind_digits(std::string_view text, std::size_t at, std::size_t end) {
    return std::min(text.find_first_not_of("0123456789", at), end);
}

/// Behind the number of a question in a script that writes no spaces, `3. 林健鋒議員：`, or of a speech, `Anf. 12 ANNA LIND`.
std::size_t behind_number(std::string_view text, std::size_t at, std::size_t end) {
    constexpr std::size_t kMostDigits = 4;
    constexpr std::size_t kLongestWord = 6;  // bytes of `Anf`
    const std::size_t digits = behind_digits(text, at, end);
    if (digits > at && digits - at <= kMostDigits && next_is(text, digits, ".")) {
        const std::size_t next = skip_blanks(text, digits + 1, end);
        return next < end && static_cast<unsigned char>(text[next]) >= 0xE3 ? next : at;
    }
    const std::size_t period = text.substr(at, std::min(kLongestWord + 1, end - at)).find('.');
    if (digits > at || period == std::string_view::npos || period < 2) {
        return at;
    }
    const std::size_t number = skip_blanks(text, at + period + 1, end);
    const std::size_t behind = behind_digits(text, number, end);
    const std::size_t next = skip_blanks(text, behind, end);
    const bool spoken = behind > number && behind - number <= kMostDigits && next > behind && next < end;
    return spoken && word_shape(text.substr(next, step_at(text, next).length)) == WordShape::initial ? next
                                                                                                     : at;
}

/// Behind a mark that begins a speech, as Japanese and Korean minutes have it: `○議長`, `◆ 1番`.
std::size_t behind_mark(std::string_view text, std::size_t at, std::size_t end) {
    const bool shape =
        next_is(text, at, "\xE2\x96") || next_is(text, at, "\xE2\x97") || next_is(text, at, "〇");
    return shape && at + 3 < end ? skip_blanks(text, at + 3, end) : at;
}

}  // namespace

Opening read_opening(std::string_view text, std::size_t begin, std::size_t end) {
    Opening opening;
    while (next_is(text, begin, "> ")) {
        begin = skip_blanks(text, begin + 1, end);
    }
    if (const std::size_t timed = time_end(text, begin, end); timed != begin) {
        begin = skip_blanks(text, timed, end);
        opening.timed = true;
        if (next_is(text, begin, "- ") || next_is(text, begin, "– ")) {  // 12/03/21, 10:02 - Ana Ruiz: …
            begin = skip_blanks(text, begin + step_at(text, begin).length, end);
        }
    }
    opening.begin = begin;
    if (begin == end) {
        return opening;
    }
    const std::size_t hashes = text.find_first_not_of('#', begin) - begin;
    if (hashes > 0 && hashes <= 6 && begin + hashes < end && text[begin + hashes] == ' ') {
        opening.markup = Markup::heading;
        begin = skip_blanks(text, begin + hashes, end);
    } else if (next_is(text, begin, "- ") || next_is(text, begin, "* ") || next_is(text, begin, "+ ") ||
               next_is(text, begin, "• ")) {
        opening.markup = Markup::item;
        begin = skip_blanks(text, begin + step_at(text, begin).length, end);
    } else {
        begin = behind_mark(text, behind_number(text, begin, end), end);
    }
    opening.begin = begin;

    struct Pair {
        std::string_view open, close;
        Markup markup;
    };
    static constexpr Pair kPairs[] = {
        {"***", "***", Markup::bold}, {"**", "**", Markup::bold},   {"__", "__", Markup::bold},
        {"*", "*", Markup::italic},   {"_", "_", Markup::italic},   {"<v ", ">", Markup::angle},
        {"<", ">", Markup::angle},    {"[", "]", Markup::brackets}, {"【", "】", Markup::brackets},
    };
    for (const Pair& pair : kPairs) {
        if (next_is(text, begin, pair.open)) {
            opening.close = pair.close;
            opening.voice = pair.open == "<v ";
            opening.markup = opening.markup == Markup::heading ? Markup::heading : pair.markup;
            opening.begin = skip_blanks(text, begin + pair.open.size(), end);
            break;
        }
    }
    return opening;
}

}  // namespace rostra::speakers
