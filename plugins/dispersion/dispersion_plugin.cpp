// SPDX-License-Identifier: Apache-2.0
#include <cstddef>

#include "dispersion_rows.hpp"
#include "part_sequences.hpp"
#include "rostra/plugin.hpp"

namespace rostra::dispersion {

/// Keeps the sequence of terms of every part, and measures at the end.
class DispersionPlugin {
public:
    explicit DispersionPlugin(const Setup& setup) : parting_(setup) {
        const Options options = setup.options();
        listing_.min_count = options.integer("min-count");
        listing_.top = static_cast<std::size_t>(options.integer("top"));
        listing_.number = options.integer("number");
    }

    struct State {
        explicit State(const DispersionPlugin& plugin) : sequences(plugin.parting_) {}
        PartSequences sequences;
        [[nodiscard]] std::int64_t memory() const noexcept { return sequences.memory(); }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        state.sequences.add(call, parting_, batch);
    }
    void combine(const Call& call, State& into, State& from) const {
        into.sequences.combine(call, from.sequences);
    }
    void save(const Call& call, const State& state, StateWriter& writer) const {
        state.sequences.save(call, parting_, writer);
    }
    void load(const Call& call, State& state, StateReader& reader) const {
        state.sequences.load(call, parting_, reader);
    }
    void finish(const Call& call, State& state, const Tables&) const {
        emit_rows(call, parting_, listing_, state.sequences);
    }

private:
    Parting parting_;
    Listing listing_;
};

}  // namespace rostra::dispersion

ROSTRA_PLUGIN(rostra::aggregator<rostra::dispersion::DispersionPlugin>("parts"))
