// SPDX-License-Identifier: Apache-2.0
#include "language_lists.hpp"

#include <algorithm>
#include <fstream>

namespace rostra::sentences {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view kBlanks = " \t\r";
    line = line.substr(0, line.find('#'));
    const std::size_t first = line.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(kBlanks) - first + 1);
}

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

bool add_list(const std::string& path, WordSet& words) {
    std::ifstream file(path, std::ios::binary);
    for (std::string line; std::getline(file, line);) {
        std::string_view rest = line;
        if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
        const std::string_view word = trimmed(rest);
        if (!word.empty()) words.add(std::string(word));
    }
    return file.eof();
}

bool LanguageLists::add_folder(const std::string& folder) {
    bool found = false;
    const auto add = [&](const char* name, WordSet& words) { found |= add_list(folder + "/" + name, words); };
    add("never_last.txt", never_last);
    add("abbreviations.txt", abbreviations);
    add("often_last.txt", often_last);
    add("before_number.txt", before_number);
    add("after_ordinal.txt", after_ordinal);
    add("starters.txt", starters);
    return found;
}

}  // namespace rostra::sentences
