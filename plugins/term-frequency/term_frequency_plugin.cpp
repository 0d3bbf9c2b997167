// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "rostra/plugin.hpp"
#include "scopes.hpp"
#include "term_counter.hpp"
#include "term_rows.hpp"

namespace term_frequency {

using namespace rostra;

/// Counts terms, in integers, and divides at the end.
class TermFrequency {
public:
    explicit TermFrequency(const Setup& setup) {
        const Options options = setup.options();
        counting_.norm = setup.column("token", "norm");
        if (counting_.norm.type != ColumnType::dictionary) {
            throw OptionError("column 'norm' of layer 'token' has to be a dictionary");
        }
        for (const std::int64_t length : options.integers("ngrams")) {
            counting_.lengths.push_back(static_cast<std::size_t>(length));
        }
        std::sort(counting_.lengths.begin(), counting_.lengths.end());
        if (counting_.lengths.empty()) {
            throw OptionError("'ngrams' is empty: name the lengths that are counted, as 1",
                              options.where("ngrams"));
        }
        const auto twice = std::adjacent_find(counting_.lengths.begin(), counting_.lengths.end());
        if (twice != counting_.lengths.end()) {
            throw OptionError("'ngrams' names " + std::to_string(*twice) + " twice", options.where("ngrams"));
        }
        counting_.scopes = scopes_of(setup);
        // A word alone crosses nothing.
        if (counting_.lengths.back() > 1) {
            const Input noise = setup.input("noise");
            if (noise.present) counting_.edges.push_back(noise);
            if (options.has("within")) counting_.edges.push_back(setup.input(options.string("within")));
        }
        listing_.min_count = options.integer("min-count");
        listing_.top = static_cast<std::size_t>(options.integer("top"));
    }

    struct State {
        explicit State(const TermFrequency& plugin) : counts(plugin.counting_) {}
        TermCounts counts;
        [[nodiscard]] std::int64_t memory() const noexcept { return counts.memory(); }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        state.counts.add(call, counting_, batch);
    }
    void combine(const Call& call, State& into, State& from) const { into.counts.combine(call, from.counts); }
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
    Counting counting_;
    Listing listing_;
};

}  // namespace term_frequency

ROSTRA_PLUGIN(rostra::aggregator<term_frequency::TermFrequency>("counts"))
