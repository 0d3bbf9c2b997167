// SPDX-License-Identifier: Apache-2.0
#include "office_words.hpp"

#include <algorithm>
#include <string>

#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/word_set.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

bool has_word(const WordSet& list, std::string_view word) {
    return list.contains(fold_phrase(strip_marks(word)));
}

namespace {

constexpr std::size_t kLongWord = 9;  // bytes of a word that one slip of the pen leaves known

/// Whether leaving out one byte of `longer` gives `shorter`, or changing one of as long a word.
bool one_slip(std::string_view shorter, std::string_view longer) {
    std::size_t same = 0;
    while (same < shorter.size() && shorter[same] == longer[same]) ++same;
    const std::size_t skip = shorter.size() == longer.size() ? 1 : 0;
    return shorter.substr(std::min(same + skip, shorter.size())) ==
           longer.substr(std::min(same + 1, longer.size()));
}

/// `COMMISIONER`: a long word of the list but for one letter.
bool is_misspelt(std::string_view word, const WordSet& list) {
    const std::string folded = fold_phrase(strip_marks(word));
    return folded.size() >= kLongWord && std::any_of(list.begin(), list.end(), [&](const std::string& known) {
               const auto& [shorter, longer] = std::minmax(
                   folded, known,
                   [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
               return longer.size() - shorter.size() <= 1 && known.size() >= kLongWord &&
                      one_slip(shorter, longer);
           });
}

}  // namespace

std::size_t office_end(const std::vector<std::string_view>& words, std::size_t at, const WordLists& lists) {
    std::size_t end = at;
    bool office = false;
    const auto closed = [&] { return end > at && words[end - 1].ends_with(','); };
    while (end < words.size() && !closed()) {
        if (has_word(lists.titles, words[end]) || is_misspelt(words[end], lists.titles)) {
            office = true;
            ++end;
        } else if (has_word(lists.fields, words[end])) {
            ++end;
        } else if (office && has_word(lists.connectors, words[end]) && end + 1 < words.size()) {
            while (end + 1 < words.size() &&
                   (has_word(lists.connectors, words[end]) || has_word(lists.articles, words[end]))) {
                ++end;
            }
            ++end;
        } else {
            break;
        }
    }
    return office ? end : at;
}

}  // namespace rostra::speakers
