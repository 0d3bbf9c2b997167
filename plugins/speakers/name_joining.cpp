// SPDX-License-Identifier: Apache-2.0
#include "name_joining.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <iterator>
#include <utility>

#include "key_table.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/word_set.hpp"
#include "rostra/analysis/state/table_hash.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

using Words = std::vector<std::string>;

/// Whether `word` may be written `other`: the same, or its initial.
bool matches(const std::string& word, const std::string& other) {
    return word == other || (count_characters<is_alphanumeric>(word, 2) == 1 && other.starts_with(word));
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
    const Words& words;  ///< of the first of the names
    Gender gender = Gender::unsaid;
    std::vector<std::size_t> names;
    bool ambiguous = false;  ///< the same words are a man's and a woman's, and this one says neither
};

std::vector<Node> group(const std::vector<PersonName>& names) {
    using ByGender = std::array<std::vector<std::size_t>, 3>;
    std::vector<ByGender> groups;    // names of the same words
    KeyTable<std::uint32_t> places;  // in groups, from 1
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::uint32_t& place = places[key_of(names[i])];
        if (place == 0) {
            groups.emplace_back();
            place = static_cast<std::uint32_t>(groups.size());
        }
        groups[place - 1][static_cast<std::size_t>(names[i].gender)].push_back(i);
    }
    std::vector<Node> nodes;
    for (ByGender& same : groups) {
        auto& [unsaid, male, female] = same;
        const bool ambiguous = !male.empty() && !female.empty();
        if (male.empty() != female.empty()) {  // who is Mr. Lee elsewhere
            std::vector<std::size_t>& said = male.empty() ? female : male;
            said.insert(said.end(), unsaid.begin(), unsaid.end());
            unsaid.clear();
        }
        for (const Gender gender : {Gender::unsaid, Gender::male, Gender::female}) {
            std::vector<std::size_t>& own = same[static_cast<std::size_t>(gender)];
            if (own.empty()) continue;
            const Words& words = names[own.front()].words;
            nodes.push_back({words, gender, std::move(own), ambiguous && gender == Gender::unsaid});
        }
    }
    return nodes;
}

/// Keys that are asked for, in a bit each: some more seem to be.
class AskedKeys {
public:
    explicit AskedKeys(std::size_t most) : bits_(std::bit_ceil(most / 4 + 1)) {}

    void add(std::uint64_t key) { bits_[place_of(key)] |= bit_of(key); }
    [[nodiscard]] bool may_have(std::uint64_t key) const { return (bits_[place_of(key)] & bit_of(key)) != 0; }

private:
    [[nodiscard]] std::size_t place_of(std::uint64_t key) const { return (key >> 6) & (bits_.size() - 1); }
    static std::uint64_t bit_of(std::uint64_t key) { return std::uint64_t{1} << (key & 63); }

    std::vector<std::uint64_t> bits_;
};

/// Finds the names that a name may be short for among many, without looking at those that have but a common first name or
/// surname with it. Each name is listed under what a shorter form of it begins or ends with, where some name does.
class LongerNames {
public:
    explicit LongerNames(const std::vector<Node>& nodes) {
        std::size_t words = nodes.size();
        for (const Node& node : nodes) words += node.words.size();
        AskedKeys asked(words);
        for (const Node& node : nodes) each_asked(node.words, [&](std::uint64_t key) { asked.add(key); });
        for (std::size_t i = 0; i < nodes.size(); ++i)
            list(nodes[i].words, static_cast<std::uint32_t>(i), asked);
    }

    /// Calls use(node) for each that the words may be short for, and for some they are not; for some more than once.
    template <class Use>
    void each(const Words& words, Use use) const {
        const First* fewest = nullptr;  // of the lists that each have all names with these words in them
        bool ending = true;
        bool none = false;
        each_asked(words, [&](std::uint64_t key) {
            const First* const first = first_.find(key);
            if (ending) {
                each_listed(first, use);
                ending = false;
            } else if (first == nullptr) {
                none = true;
            } else if (fewest == nullptr || first->count < fewest->count) {
                fewest = first;
            }
        });
        if (!none) each_listed(fewest, use);
    }

private:
    static constexpr std::uint64_t kEnd = 1;
    static constexpr std::uint64_t kBegin = 2;

    static constexpr std::uint32_t kNone = 0xffffffffU;

    struct First {
        std::uint32_t place = kNone;
        std::uint32_t count = 0;
    };
    struct Listed {
        std::uint32_t node;
        std::uint32_t next;  // of the same key, or kNone
    };

    /// Calls use(key): first for names that end as the words do, then for those that begin as they do and have each of them.
    template <class Use>
    static void each_asked(const Words& words, Use use) {
        std::uint64_t end = kEnd;
        for (std::size_t i = words.size(); i-- > 0;) end = table_hash(table_hash(words[i]), end);
        use(end);
        if (words.size() == 1) use(key_of(words[0]));
        for (std::size_t i = 1; i < words.size(); ++i) use(key_of(words[0], words[i]));
    }

    void list(const Words& words, std::uint32_t node, const AskedKeys& asked) {
        if (words.empty()) return;
        const auto put = [&](std::uint64_t key) {
            if (!asked.may_have(key)) return;
            First& first = first_[key];
            listed_.push_back({node, first.place});
            first.place = static_cast<std::uint32_t>(listed_.size()) - 1;
            ++first.count;
        };
        std::uint64_t end = kEnd;
        for (std::size_t i = words.size(); i-- > 1;) {
            end = table_hash(table_hash(words[i]), end);
            put(end);
        }
        if (words.size() > 1) put(key_of(words[0]));
        const std::vector<std::string_view> first_ways = ways_to_write(words[0]);
        for (std::size_t i = 1; i < words.size(); ++i) {
            for (const std::string_view second : ways_to_write(words[i])) {
                for (const std::string_view first : first_ways) {
                    const bool whole = words.size() == 2 && first == words[0] && second == words[1];
                    if (!whole)
                        put(key_of(first, second));  // no other name is short for it by two whole words
                }
            }
        }
    }

    /// A word, and what of it counts as its initial.
    static std::vector<std::string_view> ways_to_write(const std::string& word) {
        std::vector<std::string_view> ways{word};
        for (std::size_t size = 1; size < word.size(); ++size) {
            if (is_trail_byte(word[size])) {
                continue;
            }
            const std::string_view begin = std::string_view(word).substr(0, size);
            const int letters = count_characters<is_alphanumeric>(begin, 2);
            if (letters > 1) {
                break;
            }
            if (letters == 1) {
                ways.push_back(begin);
            }
        }
        return ways;
    }
    static std::uint64_t key_of(std::string_view first) { return table_hash(table_hash(first), kBegin); }
    static std::uint64_t key_of(std::string_view first, std::string_view second) {
        return table_hash(table_hash(first), table_hash(second));
    }
    template <class Use>
    void each_listed(const First* first, Use use) const {
        for (std::uint32_t at = first == nullptr ? kNone : first->place; at != kNone; at = listed_[at].next)
            use(listed_[at].node);
    }

    KeyTable<First> first_;  // in listed_, by what a shorter form is known by
    std::vector<Listed> listed_;
};

class Joiner {
public:
    Joiner(std::vector<Node> nodes, Shortening shortening, const WordSet& surnames)
        : nodes_(std::move(nodes)),
          shortening_(shortening),
          surnames_(surnames),
          listed_(nodes_),
          longest_(nodes_.size()) {
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            longest_[i] = find_longest(i);
        }
    }

    /// For each node the one fullest name it is short for, or itself.
    [[nodiscard]] std::vector<std::size_t> fullest() const {
        std::vector<std::size_t> next(nodes_.size());
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const std::vector<std::size_t>& longest = longest_[i];
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
    [[nodiscard]] const std::vector<std::size_t>& longest_forms(std::size_t node) const {
        return longest_[node];
    }

    [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }

private:
    [[nodiscard]] std::vector<std::size_t> find_longest(std::size_t node) const {
        std::vector<std::size_t> longest;
        if (nodes_[node].ambiguous) {
            return longest;
        }
        const std::vector<std::size_t> longer = longer_than(node);
        std::copy_if(longer.begin(), longer.end(), std::back_inserter(longest), [&](std::size_t one) {
            bool is_longest = true;
            listed_.each(nodes_[one].words, [&](std::size_t other) {
                is_longest = is_longest && !(other != one && is_short_for(one, other) &&
                                             std::binary_search(longer.begin(), longer.end(), other));
            });
            return is_longest;
        });
        return longest;
    }

    [[nodiscard]] bool is_short_for(std::size_t node, std::size_t other) const {
        const Words& words = nodes_[node].words;
        const Words& longer = nodes_[other].words;
        return shortens(words, longer, shortening_) ||
               (words.size() == 1 && longer.size() > 1 && words.front() == longer.front() &&
                surnames_.contains(words.front()));
    }

    [[nodiscard]] std::vector<std::size_t> longer_than(std::size_t node) const {
        const Words& words = nodes_[node].words;
        std::vector<std::size_t> found;
        listed_.each(words, [&](std::size_t other) {
            const Words& longer = nodes_[other].words;
            const bool akin = words.back() == longer.back() || words.front() == longer.front();
            if (other != node && akin && agree(nodes_[node].gender, nodes_[other].gender) &&
                is_short_for(node, other)) {
                found.push_back(other);
            }
        });
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    /// Mr. Lee and Ms. Lee cannot both be Alex Lee: then neither is.
    void separate_genders(std::vector<std::size_t>& roots) const {
        std::vector<std::uint8_t> genders(nodes_.size());  // a bit for each
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (nodes_[i].gender != Gender::unsaid)
                genders[roots[i]] |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(nodes_[i].gender));
        }
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const Gender own = nodes_[i].gender;
            if (std::popcount(genders[roots[i]]) > 1 && own != Gender::unsaid &&
                own != nodes_[roots[i]].gender) {
                roots[i] = i;
            }
        }
    }

    std::vector<Node> nodes_;
    Shortening shortening_;
    const WordSet& surnames_;
    LongerNames listed_;
    std::vector<std::vector<std::size_t>> longest_;
};

}  // namespace

std::uint64_t key_of(const PersonName& name) {
    std::uint64_t key = name.words.size();
    for (const std::string& word : name.words) key = table_hash(table_hash(word), key);
    return key;
}

PersonName read_name(std::string_view name, const WordLists& lists) {
    PersonName read;
    const std::vector<std::string_view> words = words_between_blanks(name);
    std::size_t at = 0;
    if (words.size() > 1) {
        const std::string first = fold_phrase(strip_marks(words[0]));
        read.gender = lists.male.contains(first)     ? Gender::male
                      : lists.female.contains(first) ? Gender::female
                                                     : Gender::unsaid;
        at = read.gender == Gender::unsaid ? 0 : 1;
        read.address = at == 1 ? std::string(words[0]) : std::string();
    }
    for (; at < words.size(); ++at) {
        const std::string word = fold_phrase(strip_marks(words[at]));
        if (!word.empty()) {
            read.words.push_back(word);
            read.printed.append(read.printed.empty() ? "" : " ").append(words[at]);
        }
    }
    if (read.words.empty()) {  // marks alone
        read.words.push_back(fold_phrase(name));
        read.printed = name;
    }
    return read;
}

JoinedNames join_names(const std::vector<PersonName>& names, Shortening shortening, const WordSet& surnames) {
    const Joiner joiner(group(names), shortening, surnames);
    const std::vector<std::size_t> roots = joiner.fullest();
    const std::vector<Node>& nodes = joiner.nodes();
    JoinedNames result;
    result.joined.resize(names.size());
    for (std::size_t node = 0; node < roots.size(); ++node) {
        for (const std::size_t name : nodes[node].names) {
            result.joined[name] = nodes[roots[node]].names.front();
        }
        const std::vector<std::size_t>& longest = joiner.longest_forms(node);
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
