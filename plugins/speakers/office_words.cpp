// SPDX-License-Identifier: Apache-2.0
#include "office_words.hpp"

#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/word_set.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

bool has_word(const WordSet& list, std::string_view word) {
    return list.contains(fold_phrase(strip_marks(word)));
}

std::size_t office_end(const std::vector<std::string_view>& words, std::size_t at, const WordLists& lists) {
    std::size_t end = at;
    bool office = false;
    const auto closed = [&] { return end > at && words[end - 1].ends_with(','); };
    while (end < words.size() && !closed()) {
        if (has_word(lists.titles, words[end])) {
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
