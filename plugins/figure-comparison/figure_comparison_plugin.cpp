// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fact_context.hpp"
#include "fact_pairs.hpp"
#include "fact_records.hpp"
#include "fact_verdict.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/language_tag.hpp"
#include "rostra/analysis/state/disjoint_sets.hpp"
#include "rostra/analysis/state/document_fact.hpp"
#include "rostra/plugin.hpp"

namespace rostra::figure_comparison {

namespace {

constexpr std::array<std::string_view, 3> kVerdictNames = {"equal", "compatible", "differ"};
constexpr std::array<std::string_view, 8> kRuleNames = {"same",  "interval", "rounding",  "value",
                                                        "bound", "unit",     "stretched", "converted"};
constexpr std::string_view kSorts[] = {"count", "percent", "points", "money", "measure", "ratio"};

class FigureComparison {
public:
    FigureComparison(const Setup& setup, const Call& call)
        : figure_(setup.input("figure")),
          sort_(setup.column("figure", "sort")),
          interval_(setup.column("figure", "interval")),
          modifier_(setup.column("figure", "modifier")),
          unit_(setup.column("figure", "unit")),
          noun_(setup.column("figure", "noun")),
          subject_(setup.column("figure", "subject")),
          as_of_(setup.column("figure", "as_of")),
          sentence_(setup.input("sentence")),
          fact_name_(setup.column("fact", "name")),
          fact_value_(setup.column("fact", "value")),
          passage_(setup.input("passage")),
          passage_a_(setup.column("passage", "a")),
          passage_a_begin_(setup.column("passage", "a_begin")),
          passage_a_end_(setup.column("passage", "a_end")),
          passage_b_(setup.column("passage", "b")),
          passage_b_begin_(setup.column("passage", "b_begin")),
          passage_b_end_(setup.column("passage", "b_end")),
          words_(Data(setup, call)),
          conversions_(Data(setup, call)),
          least_confidence_(setup.options().number("least-confidence")) {
        options_.most_partners = static_cast<std::size_t>(setup.options().integer("max-partners"));
        const std::vector<std::string_view> verdicts = setup.options().strings("verdicts");
        for (std::size_t i = 0; i < kVerdictNames.size(); ++i)
            written_[i] = std::find(verdicts.begin(), verdicts.end(), kVerdictNames[i]) != verdicts.end();
    }

    struct State {
        DocumentBytes documents;
        DocumentFact dates{"date"};

        [[nodiscard]] std::int64_t memory() const noexcept { return documents.memory() + dates.memory(); }
        void combine(const Call& call, State& from) {
            documents.combine(call, from.documents);
            dates.combine(from.dates);
        }
        void save(const Call& call, StateWriter& writer) const {
            documents.save(call, writer);
            dates.save(writer);
        }
        void load(const Call& call, StateReader& reader) {
            documents.load(call, reader, [](std::string_view bytes) { (void)KeptFigures::read(bytes); });
            dates.load(reader);
        }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        for (const Document document : batch) {
            KeptFigures kept;
            kept.language = primary_language(document.language());
            const Spans figures = document.spans(figure_), sentences = document.spans(sentence_);
            std::size_t sentence = 0;
            for (std::size_t i = 0; i < figures.size(); ++i) {
                const std::string_view sort = document.dictionary(sort_)[i];
                if (std::find(std::begin(kSorts), std::end(kSorts), sort) == std::end(kSorts)) continue;
                while (sentence < sentences.size() && sentences[sentence].end < figures[i].end) ++sentence;
                if (sentence == sentences.size()) break;
                if (!sentences[sentence].contains(figures[i])) continue;
                kept.figures.push_back(
                    {figures[i], sentences[sentence], std::string(sort),
                     std::string(document.strings(interval_)[static_cast<std::int64_t>(i)]),
                     std::string(document.dictionary(unit_)[i]), std::string(document.dictionary(noun_)[i]),
                     std::string(document.dictionary(subject_)[i]),
                     std::string(document.dictionary(as_of_)[i]),
                     std::string(document.dictionary(modifier_)[i])});
            }
            if (!kept.figures.empty()) state.documents.add(document.ordinal(), kept.written());
        }
        state.dates.add(batch, fact_name_, fact_value_);
        state.documents.spill_beyond_budget(call);
    }

    void finish(const Call& call, State& state, const Tables& tables) const {
        state.documents.sort();
        state.dates.sort();
        std::vector<Fact> facts = read_facts(call, state.documents);
        std::uint64_t dropped = 0;
        const std::vector<FactPair> pairs =
            pair_facts(call, facts, shared_places(tables[passage_]), options_, dropped);
        if (dropped != 0) {
            call.warn("Of the pairs of figures that state the same, " + std::to_string(dropped) +
                      " were left out, since a figure is held against no more than " +
                      std::to_string(options_.most_partners) + " others. Raise max-partners to have them.");
        }
        write(call, facts, pairs, state.dates);
    }

private:
    struct Row {
        const FactPair* pair;
        Judgement judgement;
        double confidence;
        std::string explanation;
    };

    [[nodiscard]] std::vector<Fact> read_facts(const Call& call, const DocumentBytes& documents) const {
        const Corpus corpus(call);
        std::vector<std::vector<Fact>> found(documents.size());
        call.parallel_for(documents.size(), 16, [&](std::uint64_t begin, std::uint64_t end) {
            for (std::uint64_t d = begin; d < end; ++d) {
                call.check_stop();
                Buffer<char> storage;
                KeptFigures kept = KeptFigures::read(documents.read(call, d, storage));
                const TextLease text = corpus.text(documents.ordinal(d));
                const ContextLists& lists = words_.of(kept.language);
                for (KeptFigure& figure : kept.figures) {
                    StateReader::require(static_cast<std::size_t>(figure.sentence.end) <= text.text().size());
                    const std::optional<Bounds> bounds = Bounds::parse(figure.interval);
                    if (!bounds) continue;
                    Fact fact;
                    fact.document = documents.ordinal(d);
                    fact.bounds = *bounds;
                    fact.base = conversions_.convert(figure.sort == "ratio" ? "ratio" : figure.unit, *bounds);
                    fact.context = context_of(text.text(), figure, lists);
                    fact.figure = std::move(figure);
                    found[d].push_back(std::move(fact));
                }
            }
        });
        std::vector<Fact> facts;
        for (std::vector<Fact>& some : found) {
            for (Fact& fact : some) facts.push_back(std::move(fact));
        }
        return facts;
    }

    [[nodiscard]] SharedPlaces shared_places(const Table& passages) const {
        SharedPlaces shared;
        for (const TableView piece : passages) {
            const auto a = piece.values<std::int64_t>(passage_a_), b = piece.values<std::int64_t>(passage_b_);
            const auto a_begin = piece.values<std::int32_t>(passage_a_begin_),
                       a_end = piece.values<std::int32_t>(passage_a_end_);
            const auto b_begin = piece.values<std::int32_t>(passage_b_begin_),
                       b_end = piece.values<std::int32_t>(passage_b_end_);
            for (std::size_t i = 0; i < a.size(); ++i) {
                const Span x = {a_begin[i], a_end[i]}, y = {b_begin[i], b_end[i]};
                if (a[i] <= b[i]) {
                    shared[{a[i], b[i]}].push_back({x, y});
                } else {
                    shared[{b[i], a[i]}].push_back({y, x});
                }
            }
        }
        return shared;
    }

    /// What may explain that two figures differ.
    static std::string explanation_of(const Fact& a, const Fact& b, const FactPair& pair,
                                      const DocumentFact& dates) {
        if (pair.units == UnitMatch::other || pair.units == UnitMatch::converted) return "another unit";
        if (!a.figure.as_of.empty() && !b.figure.as_of.empty() && a.figure.as_of != b.figure.as_of)
            return "another date or period";
        if (pair.nouns == NounMatch::narrower || pair.nouns == NounMatch::other) return "another scope";
        const std::string_view date_a = dates.of(a.document), date_b = dates.of(b.document);
        if (!date_a.empty() && !date_b.empty() && date_a != date_b) return "a later revision";
        if (a.figure.as_of.empty() != b.figure.as_of.empty()) return "another date or period";
        return {};
    }

    static double confidence_of(const Fact& a, const Fact& b, const FactPair& pair,
                                const Judgement& judgement) {
        // Measured on documents about the same events: README.md.
        double confidence = 0.48 + 0.52 * pair.likeness;
        if (pair.by_passage) confidence += 0.05;
        if (pair.nouns == NounMatch::narrower) confidence -= 0.08;
        if (pair.nouns == NounMatch::unknown) confidence -= a.figure.unit.empty() ? 0.08 : 0.04;
        if (pair.nouns == NounMatch::other) confidence -= 0.12;
        if (judgement.verdict == Verdict::differ) {
            const bool other_time =
                !a.figure.as_of.empty() && !b.figure.as_of.empty() && a.figure.as_of != b.figure.as_of;
            if (other_time) confidence -= 0.3;
            if (judgement.rule == Rule::stretched) confidence -= 0.1;
            if (pair.nouns == NounMatch::narrower) confidence -= 0.08;
            // Words that one of the two has alone may say that it states something else.
            const double near_copy = judgement.rule == Rule::unit ? 0.98 : 0.92;
            if (pair.overlap < near_copy || pair.nouns == NounMatch::narrower)
                confidence = std::min(confidence, 0.88);
            // 20 °C beside 20 °F: a temperature, or a difference of two.
            if (a.base.as_difference || b.base.as_difference) confidence = std::min(confidence, 0.88);
            // Near copies within one document are often rows of a list, of which each states something else.
            if (a.document == b.document) confidence = std::min(confidence, 0.75);
        }
        return std::clamp(confidence, 0.0, 0.99);
    }

    void write(const Call& call, const std::vector<Fact>& facts, const std::vector<FactPair>& pairs,
               const DocumentFact& dates) const {
        std::vector<Row> rows;
        DisjointSets sets(facts.size());
        for (const FactPair& pair : pairs) {
            const Fact &a = facts[pair.a], &b = facts[pair.b];
            const Judgement judgement = judge_facts(a, b, pair.units);
            const double confidence = confidence_of(a, b, pair, judgement);
            if (confidence < least_confidence_ || !written_[static_cast<std::size_t>(judgement.verdict)])
                continue;
            rows.push_back(
                {&pair, judgement, confidence,
                 judgement.verdict == Verdict::differ ? explanation_of(a, b, pair, dates) : std::string()});
            sets.join(pair.a, pair.b);
        }
        const Corpus corpus(call);
        std::vector<std::int64_t> numbers(facts.size(), 0);
        std::int64_t last = 0;
        TableBuilder<Int64, DocumentColumn, Int32, Int32, Text, DocumentColumn, Int32, Int32, Text,
                     Dictionary, Dictionary, Dictionary, Float64, Dictionary, Text, Text>
            table(call, 0);
        for (const Row& row : rows) {
            const Fact &a = facts[row.pair->a], &b = facts[row.pair->b];
            std::int64_t& number = numbers[sets.first_of(row.pair->a)];
            if (number == 0) number = ++last;
            const std::string what = !a.figure.noun.empty() ? a.figure.noun : a.figure.subject;
            table.add(number, a.document, a.figure.span.begin, a.figure.span.end, value_of(a), b.document,
                      b.figure.span.begin, b.figure.span.end, value_of(b),
                      kVerdictNames[static_cast<std::size_t>(row.judgement.verdict)],
                      kRuleNames[static_cast<std::size_t>(row.judgement.rule)], row.explanation,
                      row.confidence, what,
                      with_single_spaces(slice(corpus.text(a.document).text(), a.figure.sentence)),
                      with_single_spaces(slice(corpus.text(b.document).text(), b.figure.sentence)));
        }
        table.finish();
    }

    static std::string value_of(const Fact& fact) {
        return fact.bounds.is_point() ? fact.bounds.low->text() : fact.figure.interval;
    }

    Input figure_;
    ColumnInput sort_, interval_, modifier_, unit_, noun_, subject_, as_of_;
    Input sentence_;
    ColumnInput fact_name_, fact_value_;
    Input passage_;
    ColumnInput passage_a_, passage_a_begin_, passage_a_end_, passage_b_, passage_b_begin_, passage_b_end_;
    ContextWords words_;
    UnitConversions conversions_;
    PairOptions options_;
    double least_confidence_;
    std::array<bool, kVerdictNames.size()> written_{};
};

}  // namespace

}  // namespace rostra::figure_comparison

ROSTRA_PLUGIN(rostra::aggregator<rostra::figure_comparison::FigureComparison>("comparison"))
