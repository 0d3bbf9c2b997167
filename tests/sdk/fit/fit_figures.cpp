// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "rostra/plugin.hpp"

namespace fit {

using namespace rostra;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Finds "1,200.50 metres": a number and the word behind it.
class Figures {
public:
    using Output = LayerBuilder<Text, Dictionary>;

    explicit Figures(const Setup& setup)
        : max_digits_(static_cast<std::size_t>(setup.options().integer("max-digits"))) {}

    void analyze(const Document& document, Output& figures) const {
        const std::string_view text = document.text();
        for (std::size_t i = 0; i < text.size();) {
            const std::size_t begin = i;
            std::string value;
            while (i < text.size() &&
                   (digit(text[i]) || (!value.empty() && (text[i] == ',' || text[i] == '.') &&
                                       i + 1 < text.size() && digit(text[i + 1])))) {
                if (text[i] != ',') value += text[i];
                ++i;
            }
            const Span span{static_cast<std::int32_t>(begin), static_cast<std::int32_t>(i)};
            if (value.empty()) {
                ++i;
                continue;
            }
            if (value.size() > max_digits_) {
                throw DocumentError("a figure of more than " + std::to_string(max_digits_) + " digits",
                                    span.begin, span.end);
            }
            std::string unit;
            for (std::size_t j = i + 1; j < text.size() && text[i] == ' ' && letter(text[j]); ++j) {
                unit += static_cast<char>(text[j] | 0x20);
            }
            if (!unit.empty()) figures.add(span, value, unit);
        }
    }

private:
    std::size_t max_digits_;
};

/// Which two documents have figures of one unit.
class Pairs {
public:
    explicit Pairs(const Setup& setup) : unit_(setup.column("fit.figure", "unit")) {}

    struct State {
        std::map<std::string, std::set<std::int64_t>> documents;
        std::int64_t bytes = 0;
        [[nodiscard]] std::int64_t memory() const noexcept { return bytes; }
        void add(std::string_view unit, std::int64_t ordinal) {
            const bool added = documents[std::string(unit)].insert(ordinal).second;
            bytes += added ? static_cast<std::int64_t>(unit.size()) + 48 : 0;
        }
    };

    void update(const Call&, State& state, const Batch& batch) const {
        for (const Document document : batch) {
            const DictionaryColumn units = document.dictionary(unit_);
            for (std::size_t i = 0; i < units.size(); ++i) state.add(units[i], document.ordinal());
        }
    }
    void combine(const Call&, State& into, State& from) const {
        for (const auto& [unit, ordinals] : from.documents) {
            for (const std::int64_t ordinal : ordinals) into.add(unit, ordinal);
        }
    }
    void save(const Call&, const State& state, StateWriter& writer) const {
        writer.integer(static_cast<std::int64_t>(state.documents.size()));
        for (const auto& [unit, ordinals] : state.documents) {
            writer.string(unit);
            writer.integer(static_cast<std::int64_t>(ordinals.size()));
            for (const std::int64_t ordinal : ordinals) writer.ordinal(ordinal);
        }
    }
    void load(const Call&, State& state, StateReader& reader) const {
        for (std::int64_t units = reader.count(2 * sizeof(std::int64_t)); units > 0; --units) {
            const std::string unit(reader.string());
            for (std::int64_t left = reader.count(sizeof(std::int64_t)); left > 0; --left) {
                state.add(unit, reader.ordinal());
            }
        }
    }
    void finish(const Call& call, State& state, const Tables&) const {
        TableBuilder<Dictionary, DocumentColumn, DocumentColumn> rows(call, 0);
        for (const auto& [unit, ordinals] : state.documents) {
            for (auto a = ordinals.begin(); a != ordinals.end(); ++a) {
                for (auto b = std::next(a); b != ordinals.end(); ++b) rows.add(unit, *a, *b);
            }
        }
        rows.finish();
    }

private:
    ColumnInput unit_;
};

/// What a decimal is beside zeros that say nothing: "0012.50" and "12.5" are one.
std::string plain(std::string_view value) {
    if (value.find('.') != std::string_view::npos) {
        value = value.substr(0, value.find_last_not_of('0') + 1);
        if (value.ends_with('.')) value.remove_suffix(1);
    }
    const std::size_t first = value.find_first_not_of('0');
    if (first == std::string_view::npos) return "0";
    return (value[first] == '.' ? "0" : "") + std::string(value.substr(first));
}

/// Compares the figures of the documents that `pairs` puts together.
class Comparison {
public:
    explicit Comparison(const Setup& setup)
        : value_(setup.column("fit.figure", "value")),
          unit_(setup.column("fit.figure", "unit")),
          pairs_(setup.input("fit_pair")),
          pair_unit_(setup.column("fit_pair", "unit")),
          pair_a_(setup.column("fit_pair", "a")),
          pair_b_(setup.column("fit_pair", "b")) {}

    struct Figure {
        Span span;
        std::string value;
    };
    struct State {
        std::map<std::pair<std::int64_t, std::string>, Figure> first;  // by document and unit
        [[nodiscard]] std::int64_t memory() const noexcept {
            return static_cast<std::int64_t>(first.size()) * 160;
        }
    };

    void update(const Call&, State& state, const Batch& batch) const {
        const LayerView layer = batch.layer(value_.input);
        const Strings values = layer.strings(value_);
        for (const Document document : batch) {
            const std::int64_t d = document.position();
            const Spans spans = layer.spans(d);
            const DictionaryColumn units = document.dictionary(unit_);
            for (std::size_t i = 0; i < spans.size(); ++i) {
                const auto row = static_cast<std::int64_t>(layer.first(d) + i);
                state.first.try_emplace({document.ordinal(), std::string(units[i])},
                                        Figure{spans[i], std::string(values[row])});
            }
        }
    }
    void combine(const Call&, State& into, State& from) const { into.first.merge(from.first); }
    void save(const Call&, const State& state, StateWriter& writer) const {
        writer.integer(static_cast<std::int64_t>(state.first.size()));
        for (const auto& [key, figure] : state.first) {
            writer.ordinal(key.first);
            writer.string(key.second);
            writer.integer(figure.span.begin);
            writer.integer(figure.span.end);
            writer.string(figure.value);
        }
    }
    void load(const Call&, State& state, StateReader& reader) const {
        for (std::int64_t left = reader.count(5 * sizeof(std::int64_t)); left > 0; --left) {
            const std::int64_t ordinal = reader.ordinal();
            std::string unit(reader.string());
            const auto begin = static_cast<std::int32_t>(reader.integer());
            const auto end = static_cast<std::int32_t>(reader.integer());
            state.first[{ordinal, std::move(unit)}] = {{begin, end}, std::string(reader.string())};
        }
    }
    void finish(const Call& call, State& state, const Tables& tables) const {
        TableBuilder<Dictionary, DocumentColumn, Int32, Int32, Text, DocumentColumn, Int32, Int32, Text,
                     Dictionary>
            rows(call, 0);
        for (const TableView pairs : tables[pairs_]) {
            const DictionaryColumn units = pairs.dictionary(pair_unit_);
            const auto as = pairs.values<std::int64_t>(pair_a_), bs = pairs.values<std::int64_t>(pair_b_);
            for (std::size_t i = 0; i < as.size(); ++i) {
                const std::string unit(units[i]);
                const Figure& a = state.first.at({as[i], unit});
                const Figure& b = state.first.at({bs[i], unit});
                rows.add(unit, as[i], a.span.begin, a.span.end, a.value, bs[i], b.span.begin, b.span.end,
                         b.value, plain(a.value) == plain(b.value) ? "equal" : "differ");
            }
        }
        rows.finish();
    }

private:
    ColumnInput value_, unit_;
    Input pairs_;
    ColumnInput pair_unit_, pair_a_, pair_b_;
};

}  // namespace fit

ROSTRA_PLUGIN(rostra::analyzer<fit::Figures>("figures"), rostra::aggregator<fit::Pairs>("pairs"),
              rostra::aggregator<fit::Comparison>("comparison"))
