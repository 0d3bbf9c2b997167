// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "key_table.hpp"
#include "people.hpp"
#include "rostra/analysis/language/language_tag.hpp"
#include "rostra/analysis/state/table_hash.hpp"
#include "rostra/plugin.hpp"
#include "speaker_records.hpp"
#include "speakers_word_lists.hpp"
#include "spoken_words.hpp"

namespace rostra::speakers {

/// The aggregator `people`: label, note, saying and token -> speaker and speaker_fact.
class PeopleAggregator {
public:
    using State = People;

    PeopleAggregator(const Setup& setup, const Call& call)
        : lists_(WordLists::load(Data(setup, call))),
          name_(setup.column("label", "name")),
          role_(setup.column("label", "role")),
          noted_(setup.column("note", "name")),
          quoted_(setup.column("saying", "name")),
          tokens_(setup.input("token")),
          labels_(setup.input("turn_label")) {
        const Options options = setup.options();
        if (options.has("people"))
            records_ = SpeakerRecords(
                Data(setup, call).read_named(options.string("people"), options.where("people")));
        if (!options.has("group")) return;
        if (!options.has("people")) {
            throw OptionError("'group' needs 'people': the file whose column it is", options.where("group"));
        }
        group_ = records_.column(options.string("group"));
        if (group_ == SpeakerRecords::kNone) {
            std::string columns;
            for (const std::string& column : records_.columns())
                columns += (columns.empty() ? "" : ", ") + column;
            throw OptionError("'" + std::string(options.string("group")) +
                                  "' is no column of the file; these are: " + columns,
                              options.where("group"));
        }
    }

    void update(const Call&, State& state, const Batch& batch) const {
        for (const Document document : batch) {
            const DictionaryColumn names = document.dictionary(name_);
            const DictionaryColumn roles = document.dictionary(role_);
            std::vector<std::pair<std::string_view, NameUse>> uses;
            KeyTable<std::uint32_t> places;  // in uses, from 1
            const auto use_of = [&](std::string_view name) -> NameUse& {
                std::uint32_t& place = places[table_hash(name)];
                if (place == 0) {
                    uses.emplace_back(name, NameUse{}).second.documents = 1;
                    place = static_cast<std::uint32_t>(uses.size());
                }
                return uses[place - 1].second;
            };
            const Spans said = document.spans(name_.input);
            SpokenWords words(document, tokens_, {noted_.input, labels_});
            for (std::size_t row = 0; row < names.size(); ++row) {
                if (names[row].empty()) {
                    continue;
                }
                NameUse& use = use_of(names[row]);
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
                    if (!others[row].empty()) use_of(others[row]);
                }
            }
            for (auto& [name, use] : uses) {
                use.dotless = has_dotless_i(document.language()) ? 1 : 0;
                state.add(name, use);
            }
        }
    }

    void finish(const Call& call, State& state, const Tables&) const {
        TableBuilder<Text, Text, Text, Int64, Int64, Nullable<Int64>, Text> table(call, 0);
        TableBuilder<Text, Text, Text> facts(call, 1);
        const Identities identities = identify(state, lists_);
        for (const std::string& warning : identities.warnings) {
            call.warn(warning);
        }
        const std::vector<std::size_t> rows = records_.rows_of(identities.people);
        if (!records_.empty()) {
            for (const std::string& warning : records_.complaints(identities.people, rows))
                call.warn(warning);
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Person& person = identities.people[i];
            const bool known = rows[i] != SpeakerRecords::kNone;
            table.add(person.name, person.speaker_id, person.role, person.documents, person.turns,
                      tokens_.present ? std::optional(person.words) : std::nullopt,
                      known && group_ != SpeakerRecords::kNone ? records_.value(rows[i], group_)
                                                               : std::string_view());
            const bool first = i == 0 || identities.people[i - 1].speaker_id != person.speaker_id;
            for (std::size_t column = 0; known && first && column < records_.columns().size(); ++column) {
                const std::string_view value = records_.value(rows[i], column);
                if (!value.empty()) facts.add(person.speaker_id, records_.columns()[column], value);
            }
        }
        table.finish();
        facts.finish();
    }

private:
    WordLists lists_;
    ColumnInput name_, role_, noted_, quoted_;
    Input tokens_, labels_;
    SpeakerRecords records_;
    std::size_t group_ = SpeakerRecords::kNone;  ///< a column of records_
};

}  // namespace rostra::speakers
