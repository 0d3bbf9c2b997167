// SPDX-License-Identifier: Apache-2.0
#include "name_title.hpp"

#include <algorithm>
#include <cstddef>

#include "rostra/analysis/language/ascii.hpp"

namespace rostra::document_facts {
namespace {

constexpr int kFewestWords = 3;
constexpr int kFewestLong = 2;          // of these, words that are no particles
constexpr std::size_t kLong = 4;        // bytes of such a word
constexpr std::size_t kLongestEnd = 5;  // bytes behind the last period: .html

bool is_letter(char byte) {
    return is_ascii_small(byte) || is_ascii_capital(byte) || static_cast<unsigned char>(byte) >= 0x80;
}

}  // namespace

std::string title_of_name(std::string_view id) {
    if (id.find('#') != std::string_view::npos) return {};
    std::string_view name = id.substr(id.rfind('/') + 1);
    const std::size_t period = name.rfind('.');
    if (period != std::string_view::npos && name.size() - period - 1 <= kLongestEnd)
        name = name.substr(0, period);
    std::string title;
    int words = 0, longs = 0;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find_first_of("-_ .", at), name.size());
        const std::string_view word = name.substr(at, end - at);
        at = end + 1;
        if (std::all_of(word.begin(), word.end(), is_ascii_digit)) continue;
        if (!std::all_of(word.begin(), word.end(), is_letter)) return {};
        if (!title.empty()) title += ' ';
        title += word;
        ++words;
        longs += word.size() >= kLong ? 1 : 0;
    }
    return words >= kFewestWords && longs >= kFewestLong ? title : std::string();
}

}  // namespace rostra::document_facts
