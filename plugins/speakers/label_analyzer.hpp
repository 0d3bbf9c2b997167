// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "event_words.hpp"
#include "events.hpp"
#include "evidence_models.hpp"
#include "label_places.hpp"
#include "marked_turns.hpp"
#include "name_suggestions.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/plugin.hpp"
#include "speakers_word_lists.hpp"
#include "transcript.hpp"
#include "turn_corrections.hpp"
#include "turn_joining.hpp"

namespace rostra::speakers {

/// The analyzer `labels`: noise, correction, marked_turn and marked_event -> label, note and turn_label.
class LabelAnalyzer {
public:
    LabelAnalyzer(const Setup& setup, const Call& call)
        : lists_(WordLists::load(Data(setup, call))),
          models_(EvidenceModels::load(Data(setup, call))),
          noise_(setup.input("noise")),
          correction_(setup.input("correction")),
          corrected_layer_(setup.column("correction", "layer")),
          corrected_(setup.column("correction", "name")),
          correct_(setup.column("correction", "value")),
          marked_(setup) {
        join_ = setup.options().boolean("join");
        read_aliases(setup.options());
        try {
            instructions_.patterns = LabelPatterns(setup.options().strings("label-patterns"));
        } catch (const std::invalid_argument& error) {
            throw OptionError(error.what(), setup.options().where("label-patterns"));
        }
        const std::string_view layout = setup.options().string("layout");
        instructions_.endings = endings_of(layout);
        instructions_.patterns_only = layout == "patterns";
        if (instructions_.patterns_only && instructions_.patterns.empty()) {
            throw OptionError("layout = \"patterns\" needs label-patterns", setup.options().where("layout"));
        }
    }

    struct Worker {};

    void process(const Call& call, Worker& /*worker*/, const Batch& batch) const {
        LayerBuilder<Dictionary, Dictionary, Dictionary, Dictionary, Int32, Int32, Float64, Nullable<Int64>,
                     Nullable<Int64>>
            labels;
        LayerBuilder<Dictionary, Dictionary, Dictionary> notes;
        LayerBuilder<> places;
        for (const Document document : batch) {
            std::vector<Turn> turns = turns_of(call, document);
            const std::vector<Span> label_spans = label_places(document.text(), turns);
            const bool marked = marked_.tell_of(document);
            const std::vector<Event> events =
                marked ? std::vector<Event>() : find_events(document.text(), turns, lists_);
            if (join_) join_turns(turns);
            labels.begin_document();
            for (const Turn& turn : turns) {
                labels.add(turn.said, turn.kind, turn.speaker, turn.name, turn.role, turn.label.begin,
                           turn.label.end, turn.confidence / 1000.0, turn.time_begin, turn.time_end);
            }
            places.begin_document();
            for (const Span place : label_spans) places.add(place);
            notes.begin_document();
            for (const Event& event : events) {
                notes.add(event.place, name_of(event.kind), event.speaker, event.name);
            }
            if (marked) marked_.add_events(document, notes);
        }
        call.emit(0, labels.take());
        call.emit(1, notes.take());
        call.emit(2, places.take());
    }

private:
    void read_aliases(const Options& options) {
        const auto add = [&](std::string_view option, std::string_view key, std::string_view label,
                             std::string_view name, Aliases& aliases) {
            if (words_between_blanks(name).empty()) {
                throw OptionError("the alias of '" + std::string(key) + "' is empty: write the person's name",
                                  options.where(option));
            }
            aliases[fold_phrase(label)] = with_single_spaces(name);
        };
        for (const auto& [label, name] : options.table("aliases"))
            add("aliases", label, label, name, instructions_.aliases);
        for (const auto& [key, name] : options.table("document-aliases")) {
            const std::size_t colon = key.rfind(": ");
            if (colon == std::string_view::npos || colon == 0 || trimmed(key.substr(colon + 1)).empty()) {
                throw OptionError(
                    "'" + std::string(key) + "' names no document: write \"DOCUMENT: LABEL\" = \"NAME\"",
                    options.where("document-aliases", key));
            }
            Aliases& own =
                document_aliases_.try_emplace(std::string(key.substr(0, colon)), instructions_.aliases)
                    .first->second;
            add("document-aliases", key, key.substr(colon + 2), name, own);
        }
    }

    [[nodiscard]] Transcript read(const Document& document, std::span<const Span> noise) const {
        const auto own = document_aliases_.find(document.id());
        const Aliases& aliases = own == document_aliases_.end() ? instructions_.aliases : own->second;
        if (marked_.tell_of(document)) return marked_.transcript_of(document, aliases);
        return read_transcript(document.text(), noise, lists_, models_, instructions_, aliases);
    }

    /// What the document and the user say.
    [[nodiscard]] std::vector<Turn> turns_of(const Call& call, const Document& document) const {
        std::vector<Span> noise;
        if (noise_.present) {
            for (const Span span : document.spans(noise_)) {
                noise.push_back(span);
            }
        }
        Transcript transcript = read(document, noise);
        for (const std::string& doubt : transcript.doubts) call.warn(doubt, document.ordinal());
        if (correction_.present) {
            for (const std::string& problem :
                 correct_turns(document.text(), corrections_of(document), transcript.turns)) {
                call.warn(problem, document.ordinal());
            }
        }
        for (const std::string& suggestion : suggest_names(document.text(), transcript.turns, lists_)) {
            call.warn(suggestion, document.ordinal());
        }
        return std::move(transcript.turns);
    }

    /// The endings that the option `layout` means.
    [[nodiscard]] static std::vector<Ending> endings_of(std::string_view layout) {
        struct NamedLayout {
            std::string_view name;
            std::vector<Ending> endings;
        };
        const NamedLayout layouts[] = {{"colon", {Ending::colon}},
                                       {"period", {Ending::period, Ending::direction}},
                                       {"dash", {Ending::dash, Ending::period_dash}},
                                       {"gap", {Ending::gap, Ending::bar}},
                                       {"line", {Ending::line, Ending::markup}}};
        const auto* at = std::find_if(std::begin(layouts), std::end(layouts),
                                      [&](const NamedLayout& known) { return known.name == layout; });
        return at == std::end(layouts) ? std::vector<Ending>() : at->endings;
    }

    [[nodiscard]] std::vector<TurnCorrection> corrections_of(const Document& document) const {
        const Spans places = document.spans(correction_);
        const DictionaryColumn layers = document.dictionary(corrected_layer_);
        const DictionaryColumn names = document.dictionary(corrected_);
        const Strings values = document.strings(correct_);
        std::vector<TurnCorrection> corrections;
        for (std::size_t row = 0; row < places.size(); ++row) {
            if (layers[row] == "turn") {
                corrections.push_back({places[row], names[row], values[static_cast<std::int64_t>(row)]});
            }
        }
        return corrections;
    }

    WordLists lists_;
    EvidenceModels models_;
    Input noise_, correction_;
    ColumnInput corrected_layer_, corrected_, correct_;
    MarkedTurns marked_;
    Instructions instructions_;
    std::map<std::string, Aliases, std::less<>> document_aliases_;  ///< with those of all documents
    bool join_ = false;
};

}  // namespace rostra::speakers
