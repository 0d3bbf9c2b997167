// SPDX-License-Identifier: Apache-2.0
#include "people.hpp"

#include <cstddef>
#include <tuple>
#include <utility>

#include "bytewise_order.hpp"
#include "key_table.hpp"
#include "name_joining.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/state/table_hash.hpp"
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
    constexpr std::size_t kShown = 8;
    const std::size_t count = clash.people.size();
    const std::size_t shown = count > kShown + 1 ? kShown : count;
    for (std::size_t i = 0; i < shown; ++i) {
        words += i == 0 ? "" : i + 1 < count ? ", " : " or ";
        words += persons[clash.people[i]].name;
    }
    if (shown < count) words += " or one of " + std::to_string(count - shown) + " others";
    return words + ", and is taken for none of them; say who is meant with the option aliases";
}

}  // namespace

void People::add(std::string_view name, const NameUse& use) {
    std::uint32_t& place = places_[table_hash(name)];
    if (place == 0) {
        names_.emplace_back(std::string(name), NameUse{});
        place = static_cast<std::uint32_t>(names_.size());
        memory_ += kNodeBytes + static_cast<std::int64_t>(name.size());
    }
    NameUse& known = names_[place - 1].second;
    known.documents += use.documents;
    known.turns += use.turns;
    known.words += use.words;
    known.dotless += use.dotless;
    for (const auto& [role, count] : use.roles) {
        const auto [own, added] = known.roles.try_emplace(role, 0);
        own->second += count;
        memory_ += added ? kNodeBytes + static_cast<std::int64_t>(role.size()) : 0;
    }
}

void People::combine(const People& other) {
    for (const auto& [name, use] : other.names_) {
        add(name, use);
    }
}

std::vector<const std::pair<std::string, NameUse>*> People::names() const {
    std::vector<const std::pair<std::string, NameUse>*> names;
    names.reserve(names_.size());
    for (const auto& one : names_) names.push_back(&one);
    const auto order =
        bytewise_order(names.size(), [&](std::size_t i) { return std::string_view(names[i]->first); });
    std::vector<const std::pair<std::string, NameUse>*> ordered;
    ordered.reserve(names.size());
    for (const std::uint32_t i : order) ordered.push_back(names[i]);
    return ordered;
}

void People::save(StateWriter& writer) const {
    writer.integer(static_cast<std::int64_t>(names_.size()));
    for (const auto* const one : names()) {
        const auto& [name, use] = *one;
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
    for (const auto* const one : people.names()) {
        const auto& [name, use] = *one;
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
    constexpr std::size_t kNone = SIZE_MAX;
    std::vector<std::size_t> printed(names.size(), kNone);  // of each person, the name that is shown
    const auto rank = [&](std::size_t i) {
        return std::tuple(all_capitals(names[i].printed) ? 1 : 0, -uses[i]->turns,
                          std::string_view(persons[i].name));
    };
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].words != names[joined[i]].words) continue;
        std::size_t& shown = printed[joined[i]];
        shown = shown == kNone || rank(i) < rank(shown) ? i : shown;
    }
    // A man and a woman with the same words for a name keep the form of address.
    KeyTable<std::int32_t> bearers;  // persons by the words of their names
    for (const std::size_t shown : printed) {
        if (shown != kNone) ++bearers[key_of(names[shown])];
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::size_t number = printed[joined[i]];
        const PersonName& shown = names[number];
        const bool dotless = 2 * uses[number]->dotless > uses[number]->documents;
        persons[i].speaker_id = running_text(shown, lists, dotless);
        if (!shown.address.empty() && bearers[key_of(shown)] > 1)
            persons[i].speaker_id = uncapitalize(shown.address, dotless) + " " + persons[i].speaker_id;
    }
    // Names of one person stay in their order.
    const auto order = bytewise_order(persons.size(),
                                      [&](std::size_t i) { return std::string_view(persons[i].speaker_id); });
    std::vector<Person> ordered;
    ordered.reserve(persons.size());
    for (const std::uint32_t i : order) ordered.push_back(std::move(persons[i]));
    return {std::move(ordered), std::move(warnings)};
}

}  // namespace rostra::speakers
