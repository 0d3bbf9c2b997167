// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

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

    /// Rows that begin before an earlier one ends are left out, and told among the doubts.
    [[nodiscard]] Transcript transcript_of(const Document& document, const Aliases& aliases) const {
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
        Transcript transcript;
        std::int32_t last = 0;
        for (std::size_t row = 0; row < said.size(); ++row) {
            if (said[row].begin < last || said[row].empty()) continue;
            Turn turn;
            turn.said = said[row];
            turn.label =
                label_within(document.text(), {label_begins[row], label_ends[row]}, last, turn.said.begin);
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
            last = turn.said.end;
            transcript.turns.push_back(std::move(turn));
        }
        if (const std::size_t left_out = said.size() - transcript.turns.size(); left_out > 0)
            transcript.doubts.push_back("turns of its mark-up that are empty or overlap: " +
                                        std::to_string(left_out) + "; they are left out");
        return transcript;
    }

    /// Adds the document's events that have words, and stand in no earlier one, to the layer `note`.
    template <class Notes>
    void add_events(const Document& document, Notes& notes) const {
        if (!event_.present) return;
        const Spans places = document.spans(event_);
        const DictionaryColumn kinds = document.dictionary(event_kind_);
        const DictionaryColumn names = document.dictionary(event_name_);
        std::int32_t last = 0;
        for (std::size_t row = 0; row < places.size(); ++row) {
            if (places[row].empty() || places[row].begin < last) continue;
            notes.add(places[row], kinds[row], names[row], names[row]);
            last = places[row].end;
        }
    }

private:
    /// A label that stands on whole characters between two places; else none, at the latter.
    static Span label_within(std::string_view text, Span label, std::int32_t from, std::int32_t to) {
        const bool inside = from <= label.begin && label.begin <= label.end && label.end <= to;
        const auto whole = [&](std::int32_t at) {
            return static_cast<std::size_t>(at) == text.size() ||
                   (static_cast<unsigned char>(text[static_cast<std::size_t>(at)]) & 0xC0U) != 0x80U;
        };
        return inside && whole(label.begin) && whole(label.end) ? label : Span{to, to};
    }

    Input turn_;
    ColumnInput speaker_, name_, role_, label_begin_, label_end_, time_begin_, time_end_;
    Input event_;
    ColumnInput event_kind_, event_name_;
};

}  // namespace rostra::speakers
