// SPDX-License-Identifier: Apache-2.0
#include "language_lists.hpp"

#include <algorithm>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/word_list.hpp"

namespace rostra::sentences {

bool CasedWords::has_any_case(std::string_view word) const {
    if (has(word)) return true;
    if (word.empty() || !is_ascii_capital(word.front())) return false;
    std::string other = to_ascii_small(word);
    if (has(other)) return true;
    const bool all_upper = std::none_of(word.begin(), word.end(), is_ascii_small);
    other.front() = word.front();
    return all_upper && word.size() > 1 && has(other);
}

void add_list(const WordList& list, CasedWords& words) {
    for (const WordList::Entry& entry : list.entries()) words.add(entry.text);
}

bool LanguageLists::add_language(const Data& data, std::string_view language) {
    bool found = false;
    const auto add = [&](const char* name, CasedWords& words) {
        const WordList list = WordList::of(data, std::string(language) + "/" + name);
        add_list(list, words);
        found |= list.is_there();
    };
    add("never_last.txt", never_last);
    add("abbreviations.txt", abbreviations);
    add("often_last.txt", often_last);
    add("after_time.txt", after_time);
    add("says.txt", says);
    add("before_number.txt", before_number);
    add("after_ordinal.txt", after_ordinal);
    add("starters.txt", starters);
    return found;
}

}  // namespace rostra::sentences
