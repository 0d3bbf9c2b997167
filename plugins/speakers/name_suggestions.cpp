// SPDX-License-Identifier: Apache-2.0
#include "name_suggestions.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

#include "label_words.hpp"
#include "office_words.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

using Words = std::vector<std::string_view>;

constexpr std::int64_t kFewestPercent = 10;
constexpr std::size_t kMostNames = 4;      // words of a person's name
constexpr std::size_t kMostSuggested = 3;  // people

std::string folded(std::string_view word) { return fold_phrase(strip_marks(word)); }

/// The words of a label without articles and marks.
std::vector<std::string> office_of(std::string_view label, const WordLists& lists) {
    std::vector<std::string> office;
    for (const std::string_view word : words_between_blanks(label)) {
        std::string one = folded(word);
        const bool article = office.empty() && lists.articles.contains(one);
        if (!one.empty() && !article) office.push_back(std::move(one));
    }
    return office;
}

/// The name that begins at words[at], or behind a form of address there; empty where none does.
std::string name_at(const Words& words, std::size_t at, const WordLists& lists) {
    while (at < words.size() && is_address(words[at], lists)) ++at;
    std::string name;
    std::size_t capitals = 0;
    for (std::size_t i = at; i < words.size() && i < at + kMostNames; ++i) {
        const std::string_view bare = strip_marks(words[i]);
        const WordShape shape = word_shape(bare);
        const bool particle = i > at && has_word(lists.particles, bare);
        const bool capital = shape == WordShape::title || (shape == WordShape::capitals && bare.size() > 1);
        const bool office = has_word(lists.titles, bare) || has_word(lists.fields, bare);
        if (office || (!particle && !capital && shape != WordShape::initial)) break;
        capitals += capital && !particle ? 1 : 0;
        name.append(name.empty() ? "" : " ").append(shape == WordShape::initial ? words[i] : bare);
        const bool possessive = bare.ends_with("'s") || bare.ends_with("’s");
        if (possessive) name.resize(name.size() - (bare.ends_with("'s") ? 2 : 4));
        if (possessive ||
            (bare.data() + bare.size() != words[i].data() + words[i].size() && shape != WordShape::initial))
            break;
    }
    return capitals > 0 ? name : std::string();
}

std::string last_word(std::string_view name) { return folded(name.substr(name.find_last_of(' ') + 1)); }

/// Whom the text calls by an office: the fullest name and how often, the most frequent first.
std::vector<std::pair<std::string, int>> holders_of(const std::vector<std::string>& office,
                                                    const Words& words, const WordLists& lists) {
    std::map<std::string, std::pair<std::string, int>> by_last;
    for (std::size_t i = 0; i + office.size() < words.size(); ++i) {
        if (folded(words[i]) != office.front()) continue;
        bool whole = true;
        for (std::size_t k = 0; k < office.size() && whole; ++k) {
            const std::string_view word = words[i + k];
            whole =
                folded(word) == office[k] && is_alphanumeric(static_cast<unsigned char>(word.back()) < 0x80
                                                                 ? static_cast<char32_t>(word.back())
                                                                 : U'a');
        }
        if (!whole) continue;
        std::string name = name_at(words, i + office.size(), lists);
        if (name.empty()) continue;
        auto& [fullest, count] = by_last[last_word(name)];
        if (name.size() > fullest.size()) fullest = std::move(name);
        ++count;
    }
    std::vector<std::pair<std::string, int>> holders;
    for (auto& [last, holder] : by_last) holders.push_back(std::move(holder));
    std::stable_sort(holders.begin(), holders.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return holders;
}

std::string in_quotes(std::string_view words) { return '"' + std::string(words) + '"'; }

}  // namespace

std::vector<std::string> suggest_names(std::string_view text, const std::vector<Turn>& turns,
                                       const WordLists& lists) {
    std::int64_t all = 0;
    std::map<std::string, std::int64_t> unnamed;  // bytes said by label
    for (const Turn& turn : turns) {
        if (turn.kind == "procedural") continue;
        all += turn.said.size();
        if (turn.kind == "unknown" && !turn.role.empty()) unnamed[turn.speaker] += turn.said.size();
    }
    std::vector<std::string> suggestions;
    WordSet speaking;  // last words of those who have a name
    Words words;
    for (const auto& [label, said] : unnamed) {
        const std::int64_t percent = 100 * said / std::max<std::int64_t>(all, 1);
        const std::vector<std::string> office = office_of(label, lists);
        if (percent < kFewestPercent || office.empty()) continue;
        if (words.empty()) {
            words = words_between_blanks(text);
            for (const Turn& turn : turns) {
                if (turn.kind != "procedural" && !turn.name.empty()) speaking.insert(last_word(turn.name));
            }
        }
        std::vector<std::pair<std::string, int>> holders = holders_of(office, words, lists);
        std::erase_if(holders,
                      [&](const auto& holder) { return speaking.contains(last_word(holder.first)); });
        if (holders.empty()) continue;
        // Where one is named far more often than any other, he alone is asked for.
        if (holders.size() > 1 && holders[0].second >= 3 * holders[1].second) holders.resize(1);
        holders.resize(std::min(holders.size(), kMostSuggested));
        std::string names;
        for (std::size_t i = 0; i < holders.size(); ++i)
            names += (i == 0 ? "" : i + 1 < holders.size() ? ", " : " or ") + in_quotes(holders[i].first);
        suggestions.push_back(in_quotes(label) + " speaks " + std::to_string(percent) +
                              " % and has no name; did you mean " + names + "? Say so with aliases = { " +
                              in_quotes(label) + " = " + in_quotes(holders.front().first) + " }");
    }
    return suggestions;
}

}  // namespace rostra::speakers
