// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>

#include "diversity_rows.hpp"
#include "group_sequences.hpp"
#include "rostra/plugin.hpp"

namespace rostra::lexical_diversity {

/// Keeps who said which words in which order, and measures at the end.
class LexicalDiversity {
public:
    explicit LexicalDiversity(const Setup& setup) : grouping_(setup) {
        const Options options = setup.options();
        measuring_.window = static_cast<std::size_t>(options.integer("window"));
        measuring_.factor = options.number("factor");
        measuring_.draws = static_cast<std::uint64_t>(options.integer("draws"));
    }

    struct State {
        explicit State(const LexicalDiversity& plugin) : sequences(plugin.grouping_) {}
        GroupSequences sequences;
        [[nodiscard]] std::int64_t memory() const noexcept { return sequences.memory(); }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        state.sequences.add(call, grouping_, batch);
    }
    void combine(const Call& call, State& into, State& from) const {
        into.sequences.combine(call, from.sequences);
    }
    void save(const Call& call, const State& state, StateWriter& writer) const {
        state.sequences.save(call, grouping_, writer);
    }
    void load(const Call& call, State& state, StateReader& reader) const {
        state.sequences.load(call, grouping_, reader);
    }
    void finish(const Call& call, State& state, const Tables&) const {
        emit_rows(call, grouping_, measuring_, state.sequences);
    }

private:
    Grouping grouping_;
    Measuring measuring_;
};

}  // namespace rostra::lexical_diversity

ROSTRA_PLUGIN(rostra::aggregator<rostra::lexical_diversity::LexicalDiversity>("measures"))
