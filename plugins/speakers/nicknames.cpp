// SPDX-License-Identifier: Apache-2.0
#include "nicknames.hpp"

#include <algorithm>

namespace rostra::speakers {

namespace {

constexpr std::size_t kLongest = 48;  // bytes: two a letter in many scripts

/// The word from `begin` to the first `close`, if it is followed by a space and holds none of `others`.
std::optional<Nickname> word_until(char close, std::string_view others, std::string_view text,
                                   std::size_t begin, std::size_t end) {
    const std::size_t at = text.substr(0, std::min(end, begin + kLongest + 1)).find(close, begin);
    if (at == std::string_view::npos || at <= begin || at + 1 >= end || text[at + 1] != ' ' ||
        text.substr(begin, at - begin).find_first_of(others) != std::string_view::npos ||
        text.substr(begin, at - begin).find_first_not_of("0123456789+-_") == std::string_view::npos) {
        return std::nullopt;
    }
    return Nickname{begin, at};
}

}  // namespace

std::optional<Nickname> nickname_before_colon(std::string_view text, std::size_t at, std::size_t end) {
    return word_until(':', " \t()[]\"'.,;/", text, at, end);
}

std::optional<Nickname> nickname_in_angles(std::string_view text, std::size_t at, std::size_t end) {
    const std::size_t begin = std::min(text.find_first_not_of("@+%&~", at), end);  // what an operator bears
    return begin < end && text[begin] == '/' ? std::nullopt : word_until('>', " \t=\"", text, begin, end);
}

}  // namespace rostra::speakers
