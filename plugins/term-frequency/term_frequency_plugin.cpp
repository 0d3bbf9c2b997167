// SPDX-License-Identifier: Apache-2.0
#include <cstddef>

#include "rostra/plugin.hpp"
#include "rostra/terms/term_counts.hpp"
#include "term_rows.hpp"

namespace rostra::term_frequency {

/// Counts terms, in integers, and divides at the end.
class TermFrequency {
public:
    explicit TermFrequency(const Setup& setup) : counting_(setup) {
        counting_.spills = true;
        const Options options = setup.options();
        listing_.min_count = options.integer("min-count");
        listing_.weighting = SmartWeighting::of(options.string("tf-idf"));
        listing_.top = static_cast<std::size_t>(options.integer("top"));
    }

    struct State {
        explicit State(const TermFrequency& plugin) : counts(plugin.counting_) {}
        terms::TermCounts counts;
        [[nodiscard]] std::int64_t memory() const noexcept { return counts.memory(); }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        state.counts.add(call, counting_, batch);
    }
    void combine(const Call& call, State& into, State& from) const {
        into.counts.combine(call, counting_, from.counts);
    }
    void save(const Call& call, const State& state, StateWriter& writer) const {
        state.counts.save(call, counting_, writer);
    }
    void load(const Call& call, State& state, StateReader& reader) const {
        state.counts.load(call, counting_, reader);
    }
    void finish(const Call& call, State& state, const Tables&) const {
        emit_rows(call, counting_, listing_, state.counts);
    }

private:
    terms::Counting counting_;
    Listing listing_;
};

}  // namespace rostra::term_frequency

ROSTRA_PLUGIN(rostra::aggregator<rostra::term_frequency::TermFrequency>("counts"))
