// SPDX-License-Identifier: Apache-2.0
#include "language_lists.hpp"

#include <algorithm>
#include <optional>

namespace rostra::sentences {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace

bool WordSet::has_any_case(std::string_view word) const {
    if (has(word)) return true;
    if (word.empty() || !is_upper(word.front())) return false;
    std::string other(word);
    std::transform(other.begin(), other.end(), other.begin(), lower);
    if (has(other)) return true;
    const bool all_upper =
        std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    other.front() = word.front();
    return all_upper && word.size() > 1 && has(other);
}

void add_list(const std::vector<TextLine>& entries, WordSet& words) {
    for (const TextLine& entry : entries) words.add(std::string(entry.text));
}

bool LanguageLists::add_language(const Data& data, std::string_view language) {
    bool found = false;
    const auto add = [&](const char* name, WordSet& words) {
        const std::optional<DataText> list = data.read_if_there(std::string(language) + "/" + name);
        if (list) add_list(list->entries(), words);
        found |= list.has_value();
    };
    add("never_last.txt", never_last);
    add("abbreviations.txt", abbreviations);
    add("often_last.txt", often_last);
    add("before_number.txt", before_number);
    add("after_ordinal.txt", after_ordinal);
    add("starters.txt", starters);
    return found;
}

}  // namespace rostra::sentences
