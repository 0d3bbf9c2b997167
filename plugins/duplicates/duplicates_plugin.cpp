// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <optional>
#include <string>

#include "duplicate_rows.hpp"
#include "duplicate_search.hpp"
#include "rostra/analysis/results/number_text.hpp"
#include "rostra/analysis/state/document_fact.hpp"
#include "rostra/analysis/state/token_store.hpp"
#include "rostra/analysis/terms/compared_parts.hpp"
#include "rostra/plugin.hpp"
#include "sides.hpp"

namespace rostra::duplicates {

/// Keeps the tokens of all documents, and finds at the end who is whose copy.
class Duplicates {
public:
    explicit Duplicates(const Setup& setup)
        : parts_(setup),
          fact_name_(setup.column("fact", "name")),
          fact_value_(setup.column("fact", "value")) {
        const Options options = setup.options();
        searching_.shingle = static_cast<std::size_t>(options.integer("shingle"));
        searching_.threshold = options.number("threshold");
        searching_.most_each = static_cast<std::size_t>(options.integer("most-each"));
        const std::optional<Bands> bands =
            choose_bands(searching_.threshold, options.number("recall"), options.integer("permutations"));
        if (!bands) {
            throw OptionError(too_few(searching_.threshold, options.number("recall")),
                              options.where("permutations"));
        }
        searching_.bands = *bands;
    }

    struct State {
        TokenStore tokens{TokenStore::Spans::left_out};
        DocumentFact dates{"date"};
        [[nodiscard]] std::int64_t memory() const noexcept { return tokens.memory() + dates.memory(); }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        parts_.add(call, state.tokens, batch);
        if (parts_.by_document()) state.dates.add(batch, fact_name_, fact_value_);
    }
    void combine(const Call& call, State& into, State& from) const {
        into.tokens.combine(call, from.tokens);
        into.dates.combine(from.dates);
    }
    void save(const Call& call, const State& state, StateWriter& writer) const {
        parts_.save(call, state.tokens, writer);
        state.dates.save(writer);
    }
    void load(const Call& call, State& state, StateReader& reader) const {
        parts_.load(call, state.tokens, reader);
        state.dates.load(reader);
    }
    void finish(const Call& call, State& state, const Tables&) const {
        state.tokens.sort();
        state.dates.sort();
        const Sides sides(state.tokens);
        DuplicateSearch search(call, sides, searching_);
        emit_rows(call, state.tokens, state.dates, parts_.scope(), searching_, search);
    }

private:
    static std::string too_few(double threshold, double recall) {
        std::int64_t enough = 1;
        while (!choose_bands(threshold, recall, enough)) ++enough;
        std::string message = "a recall of ";
        append_number(message, recall);
        append_number(message += " at a threshold of ", threshold);
        append_number(message += " needs at least ", enough);
        return message + " permutations";
    }

    terms::ComparedParts parts_;
    ColumnInput fact_name_, fact_value_;
    Searching searching_;
};

}  // namespace rostra::duplicates

ROSTRA_PLUGIN(rostra::aggregator<rostra::duplicates::Duplicates>("copies"))
