// SPDX-License-Identifier: Apache-2.0
#include "transcript.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "attribution.hpp"
#include "clock_times.hpp"
#include "introductions.hpp"
#include "key_table.hpp"
#include "label_choice.hpp"
#include "label_identity.hpp"
#include "name_joining.hpp"
#include "numbered_roles.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/analysis/state/table_hash.hpp"
#include "speakers_letters.hpp"
#include "text_masks.hpp"
#include "turn_split.hpp"

namespace rostra::speakers {

namespace {

/// `Tom O&#39;Hara` is printed for Tom O'Hara in captions and pages.
std::string without_entities(std::string_view label) {
    std::string out(label);
    constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
        {"&#39;", "'"}, {"&apos;", "'"}, {"&quot;", "\""}, {"&lt;", "<"},
        {"&gt;", ">"},  {"&nbsp;", " "}, {"&amp;", "&"}};
    for (const auto& [entity, letter] : kEntities) {
        for (std::size_t at = out.find(entity); at != std::string::npos;
             at = out.find(entity, at + letter.size()))
            out.replace(at, entity.size(), letter);
    }
    return out;
}

/// Who is who within one document: labels met so far, each with its identity.
class Cast {
public:
    Cast(const WordLists& lists, const Aliases& aliases) : lists_(lists), aliases_(aliases) {}

    /// The number of a printed label.
    std::size_t add(const std::string& printed) {
        std::size_t& number = numbers_[table_hash(printed)];
        if (number == 0) {
            identities_.push_back(identify(printed));
            number = identities_.size();
        }
        return number - 1;
    }

    /// Takes in whom the head of the document introduces.
    void introduce(std::string_view head, std::string_view text) {
        introductions_ = read_introductions(head, lists_);
        for (const Introduction& introduction : introductions_) {
            names_.push_back(read_name(introduction.name, lists_));
        }
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const bool shared = std::any_of(names_.begin(), names_.end(), [&](const PersonName& other) {
                return other.words != names_[i].words && other.words.back() == names_[i].words.back();
            });
            if (shared) {
                names_[i].gender = address_in_text(text, introductions_[i].name, lists_);
            }
        }
    }

    /// Gives every label the fullest name and the first office that the document has for its person.
    void join() {
        std::unordered_map<std::string_view, std::size_t>
            introduced_by;  // by abbreviation, the first label that has it
        for (std::size_t i = 0; i < identities_.size(); ++i) {
            if (!identities_[i].abbreviation.empty()) introduced_by.emplace(identities_[i].abbreviation, i);
        }
        std::vector<std::size_t> owners;  // of the names behind those of the introductions
        for (std::size_t i = 0; i < identities_.size(); ++i) {
            // A label that another label of the document introduces: `MF` behind `Michael Folkson (MF)`.
            const auto full = introduced_by.find(identities_[i].name);
            if (full != introduced_by.end())
                identities_[i].name = std::string(identities_[full->second].name);
            if (!identities_[i].name.empty()) {
                names_.push_back(read_name(identities_[i].name, lists_));
                owners.push_back(i);
            }
        }
        const std::size_t introduced = introductions_.size();
        const auto name_of = [&](std::size_t i) {
            return i < introduced ? introductions_[i].name : identities_[owners[i - introduced]].name;
        };
        const auto office_of = [&](std::size_t i) {
            return i < introduced ? introductions_[i].office : identities_[owners[i - introduced]].role;
        };
        const std::vector<std::size_t> joined = join_names(names_, Shortening::any, lists_.surnames).joined;
        std::vector<std::string> offices(names_.size());
        for (std::size_t i = 0; i < names_.size(); ++i) {
            std::string& office = offices[joined[i]];
            office = office.empty() ? office_of(i) : office;
        }
        for (std::size_t i = introduced; i < names_.size(); ++i) {
            Identity& identity = identities_[owners[i - introduced]];
            if (names_[i].words != names_[joined[i]].words) {
                identity.name = name_of(joined[i]);
            }
            if (identity.role.empty()) {
                identity.role = offices[joined[i]];
            }
        }
    }

    const Identity& operator[](std::size_t number) const { return identities_[number]; }

private:
    Identity identify(const std::string& printed) const {
        Identity identity = read_identity(without_entities(printed), lists_);
        if (aliases_.empty()) return identity;
        auto alias = aliases_.find(fold_phrase(printed));
        if (alias == aliases_.end() && !identity.name.empty()) {
            alias = aliases_.find(fold_phrase(identity.name));
        }
        if (alias != aliases_.end()) {
            identity.voice = Voice::named;
            identity.name = alias->second;
        }
        return identity;
    }

    const WordLists& lists_;
    const Aliases& aliases_;
    KeyTable<std::size_t> numbers_;  ///< of printed labels, from 1
    std::vector<Identity> identities_;
    std::vector<Introduction> introductions_;
    std::vector<PersonName> names_;  ///< first those of the introductions, then those of the labels
};

std::string_view kind_of(Voice voice) {
    switch (voice) {
        case Voice::named:
            return "named";
        case Voice::question:
            return "question";
        case Voice::unknown:
            return "unknown";
    }
    return "unknown";
}

LabelChoice labels_of(std::string_view text, const TextMasks& masks, const std::vector<Line>& lines,
                      const WordLists& lists, const EvidenceModels& models,
                      const Instructions& instructions) {
    std::vector<Label> certain;
    if (!instructions.patterns.empty()) instructions.patterns.find(text, lines, certain);
    std::vector<Label> readings;
    if (!instructions.patterns_only) readings = read_labels(text, masks, lines, lists);
    const std::vector<Ending>& endings = instructions.endings;
    if (!endings.empty()) {
        std::erase_if(readings, [&](const Label& label) {
            return std::find(endings.begin(), endings.end(), label.form.ending) == endings.end();
        });
    }
    join_numbers(text, readings);
    drop_attributions(text, lines, lists, readings);
    LabelChoice choice = choose_labels(text, masks, lines, readings, !endings.empty(), lists, models.labels);
    add_labels(certain, choice);
    return choice;
}

/// Leaves out the lines that are noise from end to end, and the numbers of lines. `noise`: ascending, disjoint.
void drop_noise(std::string_view text, std::span<const Span> noise, std::vector<Line>& lines) {
    std::size_t kept = 0;
    auto next = noise.begin();
    bool gap = false;
    for (Line line : lines) {
        for (; next != noise.end() && next->end < line.end; ++next) {
            if (next->begin <= line.begin && next->end > line.begin &&
                word_shape(slice(text, *next)) == WordShape::number) {
                const auto begin = static_cast<std::size_t>(next->end);
                line.begin =
                    static_cast<std::int32_t>(skip_blanks(text, begin, static_cast<std::size_t>(line.end)));
            }
        }
        line.after_gap = line.after_gap || gap;
        gap = next != noise.end() && next->begin <= line.begin;
        if (!gap) {
            lines[kept++] = line;
        } else {
            gap = line.after_gap;
        }
    }
    lines.resize(kept);
}

}  // namespace

Transcript read_transcript(std::string_view text, std::span<const Span> noise, const WordLists& lists,
                           const EvidenceModels& models, const Instructions& instructions) {
    return read_transcript(text, noise, lists, models, instructions, instructions.aliases);
}

Transcript read_transcript(std::string_view text, std::span<const Span> noise, const WordLists& lists,
                           const EvidenceModels& models, const Instructions& instructions,
                           const Aliases& aliases) {
    const TextMasks masks(text);
    std::vector<Line> lines = split_lines(text);
    drop_noise(text, noise, lines);
    LabelChoice choice = labels_of(text, masks, lines, lists, models, instructions);
    Transcript transcript;
    std::vector<Turn>& turns = transcript.turns;
    std::vector<std::size_t> numbers;
    Cast cast(lists, aliases);
    const std::vector<Passage> passages = split_turns(text, masks, lines, choice, lists, models.speech);
    turns.reserve(passages.size());
    numbers.reserve(passages.size());
    for (const Passage& passage : passages) {
        Turn turn;
        turn.said = passage.said;
        turn.label = passage.label;
        turn.speaker = with_single_spaces(slice(text, passage.label));
        turn.kind = passage.kind == Passage::Kind::question   ? "question"
                    : passage.kind == Passage::Kind::doubtful ? "unknown"
                                                              : "procedural";
        turn.confidence = passage.confidence;
        const Period period = period_of(slice(text, passage.time));
        turn.time_begin = period.begin;
        turn.time_end = period.end;
        numbers.push_back(passage.kind == Passage::Kind::labelled ? cast.add(turn.speaker) : SIZE_MAX);
        turns.push_back(std::move(turn));
    }
    if (!choice.labels.empty()) {
        const auto first = static_cast<std::size_t>(choice.labels.front().begin);
        cast.introduce(text.substr(0, first), text);
    }
    cast.join();
    for (std::size_t i = 0; i < turns.size(); ++i) {
        if (numbers[i] == SIZE_MAX) continue;
        const Identity& identity = cast[numbers[i]];
        turns[i].kind = kind_of(identity.voice);
        turns[i].name = identity.name;
        turns[i].role = identity.role;
    }
    transcript.doubts = std::move(choice.doubts);
    return transcript;
}

}  // namespace rostra::speakers
