// SPDX-License-Identifier: Apache-2.0
// The plugin's three components. Labels are read document by document; who is who, only the whole run tells; so turns
// are written in a second phase, with the names of the run at hand.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "people.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/plugin.hpp"
#include "speakers_letters.hpp"
#include "speakers_word_lists.hpp"
#include "transcript.hpp"
#include "turn_corrections.hpp"

namespace rostra::speakers {

namespace {

struct NamedLayout {
    std::string_view name;
    std::vector<Ending> endings;
};

/// The endings that the option `layout` means.
std::vector<Ending> endings_of(std::string_view layout) {
    const NamedLayout layouts[] = {{"colon", {Ending::colon}},
                                   {"period", {Ending::period, Ending::direction}},
                                   {"dash", {Ending::dash, Ending::period_dash}},
                                   {"gap", {Ending::gap}},
                                   {"line", {Ending::line, Ending::markup}}};
    const auto* at = std::find_if(std::begin(layouts), std::end(layouts),
                                  [&](const NamedLayout& known) { return known.name == layout; });
    return at == std::end(layouts) ? std::vector<Ending>() : at->endings;
}

/// The analyzer `labels`: noise and correction -> label.
class LabelAnalyzer {
public:
    using Output = LayerBuilder<Dictionary, Dictionary, Dictionary, Dictionary, Int32, Int32, Float64,
                                Nullable<Int64>, Nullable<Int64>>;

    LabelAnalyzer(const Setup& setup, const Call& call)
        : lists_(WordLists::load(Data(setup, call))),
          models_(EvidenceModels::load(Data(setup, call))),
          noise_(setup.input("noise")),
          correction_(setup.input("correction")),
          corrected_layer_(setup.column("correction", "layer")),
          corrected_(setup.column("correction", "name")),
          correct_(setup.column("correction", "value")) {
        for (const auto& [label, name] : setup.options().table("aliases")) {
            if (words_between_blanks(name).empty()) {
                throw OptionError(
                    "the alias of '" + std::string(label) + "' is empty: write the person's name",
                    setup.options().where("aliases"));
            }
            instructions_.aliases[fold_phrase(label)] = with_single_spaces(name);
        }
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

    void analyze(const Call& call, const Document& document, Output& labels) const {
        std::vector<Span> noise;
        if (noise_.present) {
            for (const Span span : document.spans(noise_)) {
                noise.push_back(span);
            }
        }
        Transcript transcript = read_transcript(document.text(), noise, lists_, models_, instructions_);
        std::vector<Turn>& turns = transcript.turns;
        for (const std::string& doubt : transcript.doubts) call.warn(doubt, document.ordinal());
        if (correction_.present) {
            for (const std::string& problem :
                 correct_turns(document.text(), corrections_of(document), turns)) {
                call.warn(problem, document.ordinal());
            }
        }
        for (const Turn& turn : turns) {
            labels.add(turn.said, turn.kind, turn.speaker, turn.name, turn.role, turn.label.begin,
                       turn.label.end, turn.confidence / 1000.0, turn.time_begin, turn.time_end);
        }
    }

private:
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
    Instructions instructions_;
};

/// The aggregator `people`: label -> speaker.
class PeopleAggregator {
public:
    using State = People;

    PeopleAggregator(const Setup& setup, const Call& call)
        : lists_(WordLists::load(Data(setup, call))),
          name_(setup.column("label", "name")),
          role_(setup.column("label", "role")),
          quoted_(setup.column("saying", "name")) {}

    void update(const Call&, State& state, const Batch& batch) const {
        for (const Document document : batch) {
            const DictionaryColumn names = document.dictionary(name_);
            const DictionaryColumn roles = document.dictionary(role_);
            std::map<std::string_view, NameUse> uses;
            for (std::size_t row = 0; row < names.size(); ++row) {
                if (names[row].empty()) {
                    continue;
                }
                NameUse& use = uses[names[row]];
                use.documents = 1;
                ++use.turns;
                if (!roles[row].empty()) {
                    ++use.roles[std::string(roles[row])];
                }
            }
            if (quoted_.input.present) {
                const DictionaryColumn quoted = document.dictionary(quoted_);
                for (std::size_t row = 0; row < quoted.size(); ++row) {
                    if (!quoted[row].empty()) uses[quoted[row]].documents = 1;
                }
            }
            for (const auto& [name, use] : uses) {
                state.add(name, use);
            }
        }
    }

    void finish(const Call& call, State& state, const Tables&) const {
        TableBuilder<Text, Text, Text, Int64, Int64> table(call, 0);
        const Identities identities = identify(state, lists_);
        for (const std::string& warning : identities.warnings) {
            call.warn(warning);
        }
        for (const Person& person : identities.people) {
            table.add(person.name, person.speaker_id, person.role, person.documents, person.turns);
        }
        table.finish();
    }

private:
    WordLists lists_;
    ColumnInput name_, role_, quoted_;
};

/// The analyzer `turns`: label and speaker -> turn.
class TurnAnalyzer {
public:
    using Output = LayerBuilder<Int32, Dictionary, Dictionary, Dictionary, Dictionary, Int32, Int32, Float64,
                                Nullable<Int64>, Nullable<Int64>>;

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
          speaker_id_(setup.column("speaker", "speaker_id")) {}

    /// The names of the run, whole, as long as the worker lives.
    struct Worker {
        Worker(const TurnAnalyzer& analyzer, const Call&, const Tables& tables) {
            for (const TableView piece : tables[analyzer.person_.input]) {
                const Strings names = piece.strings(analyzer.person_);
                const Strings ids = piece.strings(analyzer.speaker_id_);
                for (std::int64_t row = 0; row < piece.size(); ++row) {
                    ids_.emplace(names[row], ids[row]);
                }
            }
        }
        [[nodiscard]] std::string_view id_of(std::string_view name) const {
            const auto at = ids_.find(name);
            return at == ids_.end() ? std::string_view() : at->second;
        }

    private:
        std::unordered_map<std::string_view, std::string_view> ids_;
    };

    void analyze(const Document& document, Worker& worker, Output& turns) const {
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
        for (std::size_t row = 0; row < said.size(); ++row) {
            turns.add(said[row], static_cast<std::int32_t>(row) + 1, kinds[row], speakers[row],
                      worker.id_of(names[row]), roles[row], label_begins[row], label_ends[row],
                      confidences[row], begins[row], ends[row]);
        }
    }

private:
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
};

}  // namespace

}  // namespace rostra::speakers

ROSTRA_PLUGIN(rostra::analyzer<rostra::speakers::LabelAnalyzer>("labels"),
              rostra::aggregator<rostra::speakers::PeopleAggregator>("people"),
              rostra::analyzer<rostra::speakers::TurnAnalyzer>("turns"))
