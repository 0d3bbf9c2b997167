// SPDX-License-Identifier: Apache-2.0
#include "name_joining.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

using Words = std::vector<std::string>;

/// Whether `word` may be written `other`: the same, or its initial.
bool matches(const std::string& word, const std::string& other) {
    return word == other || (count_letters(word, 2) == 1 && other.starts_with(word));
}

/// Whether `shorter` is a way to write the longer name.
bool shortens(const Words& shorter, const Words& longer, Shortening shortening) {
    if (shorter.size() > longer.size() || shorter == longer || shorter.empty()) {
        return false;
    }
    if (shorter.size() < longer.size() && std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin())) {
        return true;
    }
    if (shorter.size() == 1) {
        return shortening == Shortening::any && shorter.front() == longer.front();
    }
    if (!matches(shorter.front(), longer.front())) {
        return false;
    }
    std::size_t at = 0;
    for (const std::string& word : shorter) {
        while (at < longer.size() && !matches(word, longer[at])) {
            ++at;
        }
        if (at++ == longer.size()) {
            return false;
        }
    }
    return true;
}

bool agree(Gender a, Gender b) { return a == Gender::unsaid || b == Gender::unsaid || a == b; }

/// One person for all that is known so far: the names that are the same but for lettering.
struct Node {
    Words words;
    Gender gender = Gender::unsaid;
    std::vector<std::size_t> names;
    bool ambiguous = false;  ///< the same words are a man's and a woman's, and this one says neither
};

std::vector<Node> group(const std::vector<PersonName>& names) {
    std::map<std::pair<Words, Gender>, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < names.size(); ++i) {
        groups[{names[i].words, names[i].gender}].push_back(i);
    }
    std::vector<Node> nodes;
    for (auto at = groups.begin(); at != groups.end();) {
        const Words& words = at->first.first;
        std::vector<Node> same;
        for (; at != groups.end() && at->first.first == words; ++at) {
            same.push_back({words, at->first.second, std::move(at->second), false});
        }
        if (same.size() == 2 && same[0].gender == Gender::unsaid) {
            same[1].names.insert(same[1].names.end(), same[0].names.begin(), same[0].names.end());
            same.erase(same.begin());
        } else if (same.size() == 3) {
            same[0].ambiguous = true;
        }
        nodes.insert(nodes.end(), std::make_move_iterator(same.begin()), std::make_move_iterator(same.end()));
    }
    return nodes;
}

class Joiner {
public:
    Joiner(std::vector<Node> nodes, Shortening shortening, const WordList& surnames)
        : nodes_(std::move(nodes)), shortening_(shortening), surnames_(surnames) {
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (!nodes_[i].words.empty()) {
                by_first_[nodes_[i].words.front()].push_back(i);
                by_last_[nodes_[i].words.back()].push_back(i);
            }
        }
    }

    /// For each node the one fullest name it is short for, or itself.
    [[nodiscard]] std::vector<std::size_t> fullest() const {
        std::vector<std::size_t> next(nodes_.size());
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const std::vector<std::size_t> longest = longest_forms(i);
            next[i] = longest.size() == 1 ? longest.front() : i;
        }
        std::vector<std::size_t> roots(nodes_.size());
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            roots[i] = i;
            while (next[roots[i]] != roots[i]) {
                roots[i] = next[roots[i]];
            }
        }
        separate_genders(roots);
        return roots;
    }

    /// The fullest names that `node` may be short for, ascending.
    [[nodiscard]] std::vector<std::size_t> longest_forms(std::size_t node) const {
        std::vector<std::size_t> longest;
        if (nodes_[node].ambiguous) {
            return longest;
        }
        const std::vector<std::size_t> longer = longer_than(node);
        std::copy_if(longer.begin(), longer.end(), std::back_inserter(longest), [&](std::size_t one) {
            return std::none_of(longer.begin(), longer.end(),
                                [&](std::size_t other) { return one != other && is_short_for(one, other); });
        });
        return longest;
    }

    [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }

private:
    [[nodiscard]] bool is_short_for(std::size_t node, std::size_t other) const {
        const Words& words = nodes_[node].words;
        const Words& longer = nodes_[other].words;
        return shortens(words, longer, shortening_) ||
               (words.size() == 1 && longer.size() > 1 && words.front() == longer.front() &&
                surnames_.contains(words.front()));
    }

    [[nodiscard]] std::vector<std::size_t> longer_than(std::size_t node) const {
        std::set<std::size_t> found;
        const Words& words = nodes_[node].words;
        const auto look = [&](const auto& index, const std::string& key) {
            const auto at = index.find(key);
            if (at == index.end()) {
                return;
            }
            for (const std::size_t other : at->second) {
                if (other != node && agree(nodes_[node].gender, nodes_[other].gender) &&
                    is_short_for(node, other)) {
                    found.insert(other);
                }
            }
        };
        if (!words.empty()) {
            look(by_last_, words.back());
            look(by_first_, words.front());
        }
        return {found.begin(), found.end()};
    }

    /// Mr. Lee and Ms. Lee cannot both be Alex Lee: then neither is.
    void separate_genders(std::vector<std::size_t>& roots) const {
        std::vector<std::set<Gender>> genders(nodes_.size());
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (nodes_[i].gender != Gender::unsaid) {
                genders[roots[i]].insert(nodes_[i].gender);
            }
        }
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const Gender own = nodes_[i].gender;
            if (genders[roots[i]].size() > 1 && own != Gender::unsaid && own != nodes_[roots[i]].gender) {
                roots[i] = i;
            }
        }
    }

    std::vector<Node> nodes_;
    Shortening shortening_;
    const WordList& surnames_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_first_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_last_;
};

}  // namespace

PersonName read_name(std::string_view name, const WordLists& lists) {
    PersonName read;
    const std::vector<std::string_view> words = words_of(name);
    std::size_t at = 0;
    if (words.size() > 1) {
        const std::string first = fold(strip_marks(words[0]));
        read.gender = lists.male.contains(first)     ? Gender::male
                      : lists.female.contains(first) ? Gender::female
                                                     : Gender::unsaid;
        at = read.gender == Gender::unsaid ? 0 : 1;
        read.address = at == 1 ? std::string(words[0]) : std::string();
    }
    for (; at < words.size(); ++at) {
        const std::string word = fold(strip_marks(words[at]));
        if (!word.empty()) {
            read.words.push_back(word);
            read.printed.append(read.printed.empty() ? "" : " ").append(words[at]);
        }
    }
    if (read.words.empty()) {  // marks alone
        read.words.push_back(fold(name));
        read.printed = name;
    }
    return read;
}

JoinedNames join_names(const std::vector<PersonName>& names, Shortening shortening,
                       const WordList& surnames) {
    const Joiner joiner(group(names), shortening, surnames);
    const std::vector<std::size_t> roots = joiner.fullest();
    const std::vector<Node>& nodes = joiner.nodes();
    JoinedNames result;
    result.joined.resize(names.size());
    for (std::size_t node = 0; node < roots.size(); ++node) {
        for (const std::size_t name : nodes[node].names) {
            result.joined[name] = nodes[roots[node]].names.front();
        }
        const std::vector<std::size_t> longest = joiner.longest_forms(node);
        if (longest.size() > 1) {
            NameClash clash{nodes[node].names.front(), {}};
            for (const std::size_t one : longest) {
                clash.people.push_back(nodes[one].names.front());
            }
            std::sort(clash.people.begin(), clash.people.end());
            result.clashes.push_back(std::move(clash));
        }
    }
    std::sort(result.clashes.begin(), result.clashes.end(),
              [](const NameClash& a, const NameClash& b) { return a.name < b.name; });
    return result;
}

}  // namespace rostra::speakers
