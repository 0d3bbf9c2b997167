// SPDX-License-Identifier: Apache-2.0
#include "label_words.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

bool starts_with_address(std::string_view label, const WordLists& lists) {
    bool field = false;
    for (const std::string_view word : words_between_blanks(label)) {
        const std::string folded = fold_phrase(strip_marks(word));
        if (lists.titles.contains(folded)) {
            return true;
        }
        if (lists.fields.contains(folded)) {
            field = true;
        } else if (field || !lists.articles.contains(folded)) {
            return !field && (lists.male.contains(folded) || lists.female.contains(folded) ||
                              lists.honorifics.contains(folded));
        }
    }
    return false;
}

bool is_vocative(std::string_view label, const WordLists& lists) {
    const std::vector<std::string_view> words = words_between_blanks(label);
    const auto folded = [](std::string_view word) { return fold_phrase(strip_marks(word)); };
    const auto is_office = [&](std::string_view word) {
        return word_shape(word) != WordShape::capitals && lists.titles.contains(folded(word));
    };
    return words.size() > 1 &&
           (lists.male.contains(folded(words[0])) || lists.female.contains(folded(words[0]))) &&
           std::all_of(words.begin() + 1, words.end(), is_office);
}

}  // namespace rostra::speakers
