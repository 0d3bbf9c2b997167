// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "fact_words.hpp"
#include "head_facts.hpp"
#include "name_date.hpp"
#include "name_title.hpp"
#include "rostra/plugin.hpp"

namespace rostra::document_facts {
namespace {

/// The analyzer `facts`: what is known already, and behind it what the head says of the rest.
class DocumentFacts {
public:
    DocumentFacts(const Setup& setup, const Call& call)
        : words_(FactWords::load(Data(setup, call))),
          names_(setup.column("fact", "name")),
          values_(setup.column("fact", "value")),
          rules_(setup.column("noise", "rule")),
          cues_(setup.input("cue")) {
        const std::string_view order = setup.options().string("date-order");
        if (order == "day-first") order_ = DateOrder::day_first;
        if (order == "month-first") order_ = DateOrder::month_first;
        for (const std::string_view name : setup.options().strings("facts")) {
            const auto* const kind = std::find(kFactNames.begin(), kFactNames.end(), name);
            wanted_[static_cast<std::size_t>(kind - kFactNames.begin())] = true;
        }
    }

    struct Worker {};
    void process(const Call& call, Worker& /*worker*/, const Batch& batch) const {
        LayerBuilder<Dictionary, Text> facts;
        const LayerView known = batch.layer(names_.input);
        const DictionaryColumn names = known.dictionary(names_);
        const Strings values = known.strings(values_);
        for (const Document document : batch) {
            const std::int64_t i = document.position();
            facts.begin_document();
            std::array<bool, kFactNames.size()> wanted = wanted_;
            std::size_t row = known.first(i);
            for (const Span span : known.spans(i)) {
                const std::string_view value = values[static_cast<std::int64_t>(row)];
                facts.add(span, names[row], value);
                for (std::size_t kind = 0; kind < kFactNames.size(); ++kind) {
                    if (names[row] == kFactNames[kind] && !value.empty()) wanted[kind] = false;
                }
                ++row;
            }
            const DateOrder order =
                order_ == DateOrder::unknown ? words_.order_of(document.language()) : order_;
            const std::vector<FoundFact> found =
                is_recording(document) ? std::vector<FoundFact>()
                                       : head_facts(document.text(), noise_of(document), words_, order);
            constexpr auto kDate = static_cast<std::size_t>(FactKind::date);
            const auto has = [&found](FactKind kind) {
                return std::any_of(found.begin(), found.end(),
                                   [kind](const FoundFact& fact) { return fact.kind == kind; });
            };
            constexpr auto kTitle = static_cast<std::size_t>(FactKind::title);
            if (wanted[kTitle] && !has(FactKind::title)) {
                const std::string title = title_of_name(document.id());
                if (!title.empty()) facts.add({0, 0}, kFactNames[kTitle], title);
            }
            if (const auto date = date_of_name(document.id(), order);
                date && wanted[kDate] && !has(FactKind::date)) {
                facts.add({0, 0}, kFactNames[kDate], to_iso(*date));
            }
            for (const FoundFact& fact : found) {
                const auto kind = static_cast<std::size_t>(fact.kind);
                if (wanted[kind]) facts.add(fact.span, kFactNames[kind], fact.value);
            }
        }
        call.emit(0, facts.take());
    }

private:
    [[nodiscard]] std::vector<NoiseMark> noise_of(const Document& document) const {
        std::vector<NoiseMark> noise;
        if (!rules_.input.present) return noise;
        const Spans spans = document.spans(rules_.input);
        const DictionaryColumn rules = document.dictionary(rules_);
        for (std::size_t i = 0; i < spans.size(); ++i) noise.push_back({spans[i], rules[i]});
        return noise;
    }

    /// Captions begin with what is said first, which is no head.
    [[nodiscard]] bool is_recording(const Document& document) const {
        return cues_.present && !document.spans(cues_).empty();
    }

    FactWords words_;
    ColumnInput names_;
    ColumnInput values_;
    ColumnInput rules_;
    Input cues_;
    DateOrder order_ = DateOrder::unknown;
    std::array<bool, kFactNames.size()> wanted_{};
};

}  // namespace
}  // namespace rostra::document_facts

ROSTRA_PLUGIN(rostra::analyzer<rostra::document_facts::DocumentFacts>("facts"))
