// SPDX-License-Identifier: Apache-2.0
#include "people.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <tuple>
#include <utility>

#include "name_joining.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

constexpr std::int64_t kNodeBytes = 128;  // of a map's node with its strings' headers, about

bool all_capitals(std::string_view name) {
    bool capitals = false;
    for (const std::string_view word : words_between_blanks(name)) {
        const WordShape shape = word_shape(word);
        if (shape == WordShape::title) {
            return false;
        }
        capitals = capitals || shape == WordShape::capitals;
    }
    return capitals;
}

/// A name as running text has it: `ANA DE LA CRUZ` is Ana de la Cruz. A short word that stands alone may be initials,
/// and stays.
std::string running_text(const PersonName& name, const WordLists& lists, bool dotless) {
    const std::vector<std::string_view> words = words_between_blanks(name.printed);
    if (!all_capitals(name.printed) || (words.size() < 2 && name.address.empty() &&
                                        count_characters<is_alphanumeric>(name.printed, 4) < 4)) {
        return name.printed;
    }
    std::string out;
    for (const std::string_view word : words) {
        const std::string folded = fold_phrase(word);
        const bool particle = !out.empty() && lists.particles.contains(folded);
        out += out.empty() ? "" : " ";
        out += particle                                  ? folded
               : word_shape(word) == WordShape::capitals ? uncapitalize(word, dotless)
                                                         : std::string(word);
    }
    return out;
}

std::string most_frequent(const std::map<std::string, std::int64_t>& roles) {
    std::string best;
    std::int64_t most = 0;
    for (const auto& [role, count] : roles) {
        if (count > most) {
            best = role;
            most = count;
        }
    }
    return best;
}

std::string clash_in_words(const NameClash& clash, const std::vector<Person>& persons) {
    std::string words = "'" + persons[clash.name].name + "' is ";
    for (std::size_t i = 0; i < clash.people.size(); ++i) {
        words += i == 0 ? "" : i + 1 < clash.people.size() ? ", " : " or ";
        words += persons[clash.people[i]].name;
    }
    return words + ", and is taken for none of them; say who is meant with the option aliases";
}

}  // namespace

void People::add(std::string_view name, const NameUse& use) {
    auto at = names_.find(name);
    if (at == names_.end()) {
        at = names_.emplace(std::string(name), NameUse{}).first;
        memory_ += kNodeBytes + static_cast<std::int64_t>(name.size());
    }
    at->second.documents += use.documents;
    at->second.turns += use.turns;
    at->second.words += use.words;
    at->second.dotless += use.dotless;
    for (const auto& [role, count] : use.roles) {
        const auto [place, added] = at->second.roles.try_emplace(role, 0);
        place->second += count;
        memory_ += added ? kNodeBytes + static_cast<std::int64_t>(role.size()) : 0;
    }
}

void People::combine(const People& other) {
    for (const auto& [name, use] : other.names_) {
        add(name, use);
    }
}

void People::save(StateWriter& writer) const {
    writer.integer(static_cast<std::int64_t>(names_.size()));
    for (const auto& [name, use] : names_) {
        writer.string(name);
        writer.integer(use.documents);
        writer.integer(use.turns);
        writer.integer(use.words);
        writer.integer(use.dotless);
        writer.integer(static_cast<std::int64_t>(use.roles.size()));
        for (const auto& [role, count] : use.roles) {
            writer.string(role);
            writer.integer(count);
        }
    }
}

void People::load(StateReader& reader) {
    constexpr std::size_t kNameBytes = 6 * sizeof(std::int64_t);
    constexpr std::size_t kRoleBytes = 2 * sizeof(std::int64_t);
    for (std::int64_t names = reader.count(kNameBytes); names > 0; --names) {
        const std::string name(reader.string());
        NameUse use;
        use.documents = reader.integer();
        use.turns = reader.integer();
        use.words = reader.integer();
        use.dotless = reader.integer();
        for (std::int64_t roles = reader.count(kRoleBytes); roles > 0; --roles) {
            std::string role(reader.string());
            use.roles[std::move(role)] = reader.integer();
        }
        add(name, use);
    }
}

Identities identify(const People& people, const WordLists& lists) {
    std::vector<PersonName> names;
    std::vector<const NameUse*> uses;
    std::vector<Person> persons;
    for (const auto& [name, use] : people.names()) {
        names.push_back(read_name(name, lists));
        uses.push_back(&use);
        persons.push_back({name, {}, most_frequent(use.roles), use.documents, use.turns, use.words});
    }
    const auto [joined, clashes] = join_names(names, Shortening::surnames, lists.surnames);
    std::vector<std::string> warnings;
    for (const NameClash& clash : clashes) {
        warnings.push_back(clash_in_words(clash, persons));
    }

    // The person's name: of the ways to print the fullest one, in running text rather than capitals, then by turns.
    std::map<std::size_t, std::size_t> printed;  // person -> the name that is shown
    const auto rank = [&](std::size_t i) {
        return std::tuple(all_capitals(names[i].printed) ? 1 : 0, -uses[i]->turns,
                          std::string_view(persons[i].name));
    };
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].words == names[joined[i]].words) {
            const auto [at, added] = printed.try_emplace(joined[i], i);
            at->second = !added && rank(i) < rank(at->second) ? i : at->second;
        }
    }
    // A man and a woman with the same words for a name keep the form of address.
    std::map<std::vector<std::string>, std::set<std::size_t>> same_words;
    for (const auto& [person, name] : printed) {
        same_words[names[name].words].insert(person);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        const PersonName& shown = names[printed.at(joined[i])];
        const NameUse& use = *uses[printed.at(joined[i])];
        const bool dotless = 2 * use.dotless > use.documents;
        persons[i].speaker_id = running_text(shown, lists, dotless);
        if (same_words.at(shown.words).size() > 1 && !shown.address.empty()) {
            persons[i].speaker_id = uncapitalize(shown.address, dotless) + " " + persons[i].speaker_id;
        }
    }
    std::sort(persons.begin(), persons.end(), [](const Person& a, const Person& b) {
        return std::tie(a.speaker_id, a.name) < std::tie(b.speaker_id, b.name);
    });
    return {std::move(persons), std::move(warnings)};
}

}  // namespace rostra::speakers
