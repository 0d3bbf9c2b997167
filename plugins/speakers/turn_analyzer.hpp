// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "cue_times.hpp"
#include "key_table.hpp"
#include "rostra/analysis/state/table_hash.hpp"
#include "rostra/plugin.hpp"
#include "spoken_words.hpp"

namespace rostra::speakers {

/// The analyzer `turns`: label, note, speaker, token and cue -> turn and event.
class TurnAnalyzer {
public:
    explicit TurnAnalyzer(const Setup& setup)
        : label_(setup.input("label")),
          kind_(setup.column("label", "kind")),
          speaker_(setup.column("label", "speaker")),
          name_(setup.column("label", "name")),
          role_(setup.column("label", "role")),
          label_begin_(setup.column("label", "label_begin")),
          label_end_(setup.column("label", "label_end")),
          confidence_(setup.column("label", "confidence")),
          time_begin_(setup.column("label", "time_begin")),
          time_end_(setup.column("label", "time_end")),
          person_(setup.column("speaker", "name")),
          speaker_id_(setup.column("speaker", "speaker_id")),
          note_(setup.input("note")),
          note_kind_(setup.column("note", "kind")),
          note_speaker_(setup.column("note", "speaker")),
          note_name_(setup.column("note", "name")),
          tokens_(setup.input("token")),
          turn_label_(setup.input("turn_label")),
          cues_(setup.input("cue")),
          cue_begin_(setup.column("cue", "time_begin")),
          cue_end_(setup.column("cue", "time_end")),
          group_(setup.column("speaker", "group_name")) {}

    /// The names of the run, whole, as long as the worker lives.
    struct Worker {
        Worker(const TurnAnalyzer& analyzer, const Call&, const Tables& tables) {
            for (const TableView piece : tables[analyzer.person_.input]) {
                const Strings names = piece.strings(analyzer.person_);
                const Strings ids = piece.strings(analyzer.speaker_id_);
                const Strings groups = piece.strings(analyzer.group_);
                for (std::int64_t row = 0; row < piece.size(); ++row) {
                    people_.push_back({ids[row], groups[row]});
                    numbers_[table_hash(names[row])] = static_cast<std::uint32_t>(people_.size());
                }
            }
        }
        struct Known {
            std::string_view speaker_id, group;
        };
        /// Both empty where nobody bears the name.
        [[nodiscard]] Known known(std::string_view name) const {
            const std::uint32_t* const number = numbers_.find(table_hash(name));
            return number == nullptr ? Known() : people_[*number - 1];
        }

    private:
        std::vector<Known> people_;
        KeyTable<std::uint32_t> numbers_;  ///< in people_, by name, from 1
    };

    void process(const Call& call, Worker& worker, const Batch& batch) const {
        Turns turns;
        Events events;
        for (const Document document : batch) {
            turns.begin_document();
            add_turns(document, worker, turns);
            events.begin_document();
            add_events(document, worker, events);
        }
        call.emit(0, turns.take());
        call.emit(1, events.take());
    }

private:
    using Turns = LayerBuilder<Int32, Dictionary, Dictionary, Dictionary, Dictionary, Int32, Int32, Float64,
                               Nullable<Int64>, Nullable<Int64>, Nullable<Int64>, Dictionary>;
    using Events = LayerBuilder<Dictionary, Int32, Dictionary, Dictionary>;

    void add_turns(const Document& document, const Worker& worker, Turns& turns) const {
        const Spans said = document.spans(label_);
        const DictionaryColumn kinds = document.dictionary(kind_);
        const DictionaryColumn speakers = document.dictionary(speaker_);
        const DictionaryColumn names = document.dictionary(name_);
        const DictionaryColumn roles = document.dictionary(role_);
        const auto label_begins = document.values<std::int32_t>(label_begin_);
        const auto label_ends = document.values<std::int32_t>(label_end_);
        const auto confidences = document.values<double>(confidence_);
        const Times begins(document, time_begin_);
        const Times ends(document, time_end_);
        SpokenWords words(document, tokens_, {note_, turn_label_});
        CueTimes cues(document, cues_, cue_begin_, cue_end_);
        for (std::size_t row = 0; row < said.size(); ++row) {
            const CueTimes::Times shown =
                cues.of({std::min(label_begins[row], said[row].begin), said[row].end});
            const std::optional<std::int64_t> begin = begins[row];
            const Worker::Known person = worker.known(names[row]);
            turns.add(said[row], static_cast<std::int32_t>(row) + 1, kinds[row], speakers[row],
                      person.speaker_id, roles[row], label_begins[row], label_ends[row], confidences[row],
                      begin ? begin : shown.begin, begin ? ends[row] : shown.end, words.within(said[row]),
                      person.group);
        }
    }

    void add_events(const Document& document, const Worker& worker, Events& events) const {
        const Spans said = document.spans(label_);
        const Spans places = document.spans(note_);
        const DictionaryColumn kinds = document.dictionary(note_kind_);
        const DictionaryColumn speakers = document.dictionary(note_speaker_);
        const DictionaryColumn names = document.dictionary(note_name_);
        const auto labels = document.values<std::int32_t>(label_begin_);
        std::size_t turn = 0;  // the first that ends behind the event's begin
        for (std::size_t row = 0; row < places.size(); ++row) {
            while (turn < said.size() && said[turn].end <= places[row].begin) ++turn;
            const bool inside =
                turn < said.size() && std::min(labels[turn], said[turn].begin) <= places[row].begin;
            events.add(places[row], kinds[row], inside ? static_cast<std::int32_t>(turn) + 1 : 0,
                       speakers[row], worker.known(names[row]).speaker_id);
        }
    }

    Input label_;
    /// Milliseconds, where they are known.
    class Times {
    public:
        Times(const Document& document, const ColumnInput& column)
            : values_(document.values<std::int64_t>(column)), nulls_(document.nulls(column)) {}
        std::optional<std::int64_t> operator[](std::size_t row) const {
            return nulls_.is_null(row) ? std::nullopt : std::optional(values_[row]);
        }

    private:
        std::span<const std::int64_t> values_;
        Nulls nulls_;
    };

    ColumnInput kind_, speaker_, name_, role_, label_begin_, label_end_, confidence_, time_begin_, time_end_;
    ColumnInput person_, speaker_id_;
    Input note_;
    ColumnInput note_kind_, note_speaker_, note_name_;
    Input tokens_, turn_label_, cues_;
    ColumnInput cue_begin_, cue_end_;
    ColumnInput group_;
};

}  // namespace rostra::speakers
