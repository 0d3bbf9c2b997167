// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "people.hpp"
#include "rostra/plugin.hpp"
#include "speakers_word_lists.hpp"
#include "spoken_words.hpp"

namespace rostra::speakers {

/// The aggregator `people`: label, note, saying and token -> speaker.
class PeopleAggregator {
public:
    using State = People;

    PeopleAggregator(const Setup& setup, const Call& call)
        : lists_(WordLists::load(Data(setup, call))),
          name_(setup.column("label", "name")),
          role_(setup.column("label", "role")),
          noted_(setup.column("note", "name")),
          quoted_(setup.column("saying", "name")),
          tokens_(setup.input("token")) {}

    void update(const Call&, State& state, const Batch& batch) const {
        for (const Document document : batch) {
            const DictionaryColumn names = document.dictionary(name_);
            const DictionaryColumn roles = document.dictionary(role_);
            std::map<std::string_view, NameUse> uses;
            const Spans said = document.spans(name_.input);
            SpokenWords words(document, tokens_, noted_.input);
            for (std::size_t row = 0; row < names.size(); ++row) {
                if (names[row].empty()) {
                    continue;
                }
                NameUse& use = uses[names[row]];
                use.documents = 1;
                ++use.turns;
                use.words += words.within(said[row]).value_or(0);
                if (!roles[row].empty()) {
                    ++use.roles[std::string(roles[row])];
                }
            }
            for (const ColumnInput* const named : {&noted_, &quoted_}) {
                if (!named->input.present) continue;
                const DictionaryColumn others = document.dictionary(*named);
                for (std::size_t row = 0; row < others.size(); ++row) {
                    if (!others[row].empty()) uses[others[row]].documents = 1;
                }
            }
            for (const auto& [name, use] : uses) {
                state.add(name, use);
            }
        }
    }

    void finish(const Call& call, State& state, const Tables&) const {
        TableBuilder<Text, Text, Text, Int64, Int64, Nullable<Int64>> table(call, 0);
        const Identities identities = identify(state, lists_);
        for (const std::string& warning : identities.warnings) {
            call.warn(warning);
        }
        for (const Person& person : identities.people) {
            table.add(person.name, person.speaker_id, person.role, person.documents, person.turns,
                      tokens_.present ? std::optional(person.words) : std::nullopt);
        }
        table.finish();
    }

private:
    WordLists lists_;
    ColumnInput name_, role_, noted_, quoted_;
    Input tokens_;
};

}  // namespace rostra::speakers
