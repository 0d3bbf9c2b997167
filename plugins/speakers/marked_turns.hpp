// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "rostra/analysis/language/letters.hpp"
#include "rostra/plugin.hpp"
#include "transcript.hpp"

namespace rostra::speakers {

/// Turns and events that a reader found in a document's mark-up. A document that has any is not searched for labels: its mark-up
/// knows.
class MarkedTurns {
public:
    explicit MarkedTurns(const Setup& setup)
        : turn_(setup.input("marked_turn")),
          speaker_(setup.column("marked_turn", "speaker")),
          name_(setup.column("marked_turn", "name")),
          role_(setup.column("marked_turn", "role")),
          label_begin_(setup.column("marked_turn", "label_begin")),
          label_end_(setup.column("marked_turn", "label_end")),
          time_begin_(setup.column("marked_turn", "time_begin")),
          time_end_(setup.column("marked_turn", "time_end")),
          event_(setup.input("marked_event")),
          event_kind_(setup.column("marked_event", "kind")),
          event_name_(setup.column("marked_event", "name")) {}

    [[nodiscard]] bool tell_of(const Document& document) const {
        return turn_.present && !document.spans(turn_).empty();
    }

    [[nodiscard]] std::vector<Turn> turns_of(const Document& document, const Aliases& aliases) const {
        const Spans said = document.spans(turn_);
        const DictionaryColumn speakers = document.dictionary(speaker_);
        const DictionaryColumn names = document.dictionary(name_);
        const DictionaryColumn roles = document.dictionary(role_);
        const auto label_begins = document.values<std::int32_t>(label_begin_);
        const auto label_ends = document.values<std::int32_t>(label_end_);
        const auto begins = document.values<std::int64_t>(time_begin_);
        const auto ends = document.values<std::int64_t>(time_end_);
        const Nulls no_begins = document.nulls(time_begin_);
        const Nulls no_ends = document.nulls(time_end_);
        std::vector<Turn> turns(said.size());
        for (std::size_t row = 0; row < said.size(); ++row) {
            Turn& turn = turns[row];
            turn.said = said[row];
            turn.label = {label_begins[row], label_ends[row]};
            turn.speaker = speakers[row];
            turn.name = names[row];
            for (const std::string& known : {turn.speaker, turn.name}) {
                const auto alias = known.empty() ? aliases.end() : aliases.find(fold_phrase(known));
                if (alias != aliases.end()) turn.name = alias->second;
            }
            turn.kind = turn.name.empty() ? "unknown" : "named";
            turn.role = roles[row];
            if (!no_begins.is_null(row)) turn.time_begin = begins[row];
            if (!no_ends.is_null(row)) turn.time_end = ends[row];
        }
        return turns;
    }

    /// Adds the document's events that have words to the layer `note`.
    template <class Notes>
    void add_events(const Document& document, Notes& notes) const {
        if (!event_.present) return;
        const Spans places = document.spans(event_);
        const DictionaryColumn kinds = document.dictionary(event_kind_);
        const DictionaryColumn names = document.dictionary(event_name_);
        for (std::size_t row = 0; row < places.size(); ++row) {
            if (!places[row].empty()) notes.add(places[row], kinds[row], names[row], names[row]);
        }
    }

private:
    Input turn_;
    ColumnInput speaker_, name_, role_, label_begin_, label_end_, time_begin_, time_end_;
    Input event_;
    ColumnInput event_kind_, event_name_;
};

}  // namespace rostra::speakers
