// SPDX-License-Identifier: Apache-2.0
#include <cstddef>

#include "rostra/analysis/terms/term_counts.hpp"
#include "rostra/plugin.hpp"
#include "set_aside_counts.hpp"
#include "term_rows.hpp"

namespace rostra::term_frequency {

/// Counts terms, in integers, and divides at the end.
class TermFrequency {
public:
    explicit TermFrequency(const Setup& setup) : counting_(setup) {
        counting_.spills = true;
        const Options options = setup.options();
        listing_.weighting = SmartWeighting::of(options.string("tf-idf"));
        listing_.groups = {options.integer("min-count"), static_cast<std::size_t>(options.integer("top")),
                           options.string("top-by") == "tf-idf"};
        listing_.corpus = listing_.groups;
        listing_.corpus.by_weight = false;
        if (options.has("corpus-min-count")) listing_.corpus.min_count = options.integer("corpus-min-count");
        if (options.has("corpus-top"))
            listing_.corpus.top = static_cast<std::size_t>(options.integer("corpus-top"));
    }

    struct State {
        explicit State(const TermFrequency& plugin) : counts(plugin.counting_), aside(plugin.counting_) {}
        terms::TermCounts counts;
        SetAsideCounts aside;
        [[nodiscard]] std::int64_t memory() const noexcept { return counts.memory() + aside.memory(); }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        state.counts.add(call, counting_, batch);
        state.aside.add(counting_, batch);
    }
    void combine(const Call& call, State& into, State& from) const {
        into.counts.combine(call, counting_, from.counts);
        into.aside.combine(from.aside);
    }
    void save(const Call& call, const State& state, StateWriter& writer) const {
        state.counts.save(call, counting_, writer);
        state.aside.save(writer);
    }
    void load(const Call& call, State& state, StateReader& reader) const {
        state.counts.load(call, counting_, reader);
        state.aside.load(reader);
    }
    void finish(const Call& call, State& state, const Tables&) const {
        state.aside.sort();
        emit_rows(call, counting_, listing_, state.aside, state.counts);
    }

private:
    terms::Counting counting_;
    Listing listing_;
};

}  // namespace rostra::term_frequency

ROSTRA_PLUGIN(rostra::aggregator<rostra::term_frequency::TermFrequency>("counts"))
