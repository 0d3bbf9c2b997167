// SPDX-License-Identifier: Apache-2.0
#include "procedure_phrases.hpp"

#include <algorithm>

namespace rostra::speakers {

void ProcedurePhrases::add(std::string_view phrase) {
    const bool first = phrase.starts_with('^');
    phrase.remove_prefix(first ? 1 : 0);
    if (phrase.size() < 2) return;
    (first ? first_pairs_ : pairs_).set(pair_at(phrase, 0));
    std::vector<std::string>& phrases = first ? first_ : anywhere_;
    phrases.emplace(std::lower_bound(phrases.begin(), phrases.end(), phrase), phrase);
}

bool ProcedurePhrases::are_in(std::string_view line) const {
    const std::string_view head = line.substr(0, kLooked);
    const auto begins = [](const std::vector<std::string>& phrases, std::string_view text) {
        const std::string_view pair = text.substr(0, 2);
        for (auto at = std::lower_bound(phrases.begin(), phrases.end(), pair);
             at != phrases.end() && at->starts_with(pair); ++at) {
            if (text.starts_with(*at)) return true;
        }
        return false;
    };
    if (head.size() < 2) return false;
    if (first_pairs_.test(pair_at(head, 0)) && begins(first_, head)) return true;
    bool inside = false;  // a word
    for (std::size_t at = 0; at + 1 < head.size(); ++at) {
        const bool letter = head[at] != ' ' && head[at] != '(' && head[at] != '[';
        if (letter && !inside && pairs_.test(pair_at(head, at)) && begins(anywhere_, head.substr(at)))
            return true;
        inside = letter;
    }
    return false;
}

}  // namespace rostra::speakers
