// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "comparison.hpp"
#include "group_uses.hpp"
#include "keyness_rows.hpp"
#include "rostra/plugin.hpp"

namespace rostra::keyness {

namespace {

template <class Enum, std::size_t size>
Enum choice(const Options& options, std::string_view option,
            const std::array<std::string_view, size>& names) {
    const auto found = std::find(names.begin(), names.end(), options.string(option));
    if (found == names.end()) {
        throw OptionError("'" + std::string(option) + "' is none of its choices", options.where(option));
    }
    return static_cast<Enum>(found - names.begin());
}

}  // namespace

/// Counts terms by group, in integers, and compares groups at the end.
class Keyness {
public:
    Keyness(const Setup& setup, const Call& call) : comparison_(setup, call) {
        const Options options = setup.options();
        rows_.listing = {choice<G2Form>(options, "g2-form", kG2FormNames),
                         choice<Adjustment>(options, "adjust", kAdjustmentNames),
                         choice<Direction>(options, "direction", kDirectionNames),
                         options.integer("min-count"), static_cast<std::size_t>(options.integer("top"))};
        rows_.zeros = choice<Zeros>(options, "zeros", kZerosNames);
        rows_.simple_maths = options.number("simple-maths");
        if (rows_.simple_maths <= 0) {
            throw OptionError(
                "'simple-maths' is added to both frequencies, so that none is 0: it has to be above 0",
                options.where("simple-maths"));
        }
    }

    struct State {
        explicit State(const Keyness& plugin) : counts(new_uses(plugin.comparison_)) {}
        terms::TermCounts counts;
        [[nodiscard]] std::int64_t memory() const noexcept { return counts.memory(); }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        add_uses(call, comparison_, batch, state.counts);
    }
    void combine(const Call& call, State& into, State& from) const {
        into.counts.combine(call, comparison_.counting, from.counts);
    }
    void save(const Call& call, const State& state, StateWriter& writer) const {
        state.counts.save(call, comparison_.counting, writer);
    }
    void load(const Call& call, State& state, StateReader& reader) const {
        state.counts.load(call, comparison_.counting, reader);
    }
    void finish(const Call& call, State& state, const Tables&) const {
        emit_rows(call, comparison_, rows_, state.counts);
    }

private:
    Comparison comparison_;
    RowOptions rows_;
};

}  // namespace rostra::keyness

ROSTRA_PLUGIN(rostra::aggregator<rostra::keyness::Keyness>("keyness"))
