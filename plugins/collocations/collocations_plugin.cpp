// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "collocation_counts.hpp"
#include "collocation_rows.hpp"
#include "rostra/plugin.hpp"

namespace rostra::collocations {

namespace {

Measure measure_named(std::string_view name) {
    constexpr auto kNames =
        std::to_array<std::pair<std::string_view, Measure>>({{"log_dice", Measure::log_dice},
                                                             {"pmi", Measure::pmi},
                                                             {"mi3", Measure::mi3},
                                                             {"t", Measure::t},
                                                             {"g2", Measure::g2},
                                                             {"chi2", Measure::chi2}});
    for (const auto& [known, measure] : kNames) {
        if (known == name) return measure;
    }
    return Measure::count;
}

}  // namespace

/// Counts which terms are met together, in integers, and measures at the end.
class Collocations {
public:
    explicit Collocations(const Setup& setup) : window_(setup) {
        const Options options = setup.options();
        listing_.min_count = options.integer("min-count");
        listing_.top = static_cast<std::size_t>(options.integer("top"));
        listing_.measure = measure_named(options.string("measure"));
    }

    struct State {
        explicit State(const Collocations& plugin) : counts(plugin.window_) {}
        CollocationCounts counts;
        [[nodiscard]] std::int64_t memory() const noexcept { return counts.memory(); }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        state.counts.add(call, window_, batch);
    }
    void combine(const Call& call, State& into, State& from) const { into.counts.combine(call, from.counts); }
    void save(const Call& call, const State& state, StateWriter& writer) const {
        state.counts.save(call, window_, writer);
    }
    void load(const Call& call, State& state, StateReader& reader) const {
        state.counts.load(call, window_, reader);
    }
    void finish(const Call& call, State& state, const Tables&) const {
        emit_rows(call, window_, listing_, state.counts);
    }

private:
    Window window_;
    Listing listing_;
};

}  // namespace rostra::collocations

ROSTRA_PLUGIN(rostra::aggregator<rostra::collocations::Collocations>("counts"))
