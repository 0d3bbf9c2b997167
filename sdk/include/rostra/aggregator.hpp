// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <type_traits>

#include "rostra/abi/aggregator.h"
#include "rostra/analyzer.hpp"
#include "rostra/state_bytes.hpp"
#include "rostra/table_builder.hpp"

namespace rostra {
inline namespace v0 {

namespace detail {

/// The functions of an aggregator class; see rostra::aggregator.
template <class T>
struct AggregatorFunctions {
    using State = typename T::State;

    static const T& self(const void* instance) { return *static_cast<const T*>(instance); }
    static State& state_of(void* state) { return *static_cast<State*>(state); }

    static rostra_status open(const rostra_call* call, const void* instance, void** state) noexcept {
        return guard(call, -1, [&] {
            if constexpr (std::constructible_from<State, const T&>) {
                *state = new State(self(instance));
            } else {
                *state = new State();
            }
        });
    }
    static rostra_status update(const rostra_call* call, const void* instance, void* state,
                                const rostra_batch* batch) noexcept {
        return guard(call, -1, [&] { self(instance).update(Call(call), state_of(state), Batch(batch)); });
    }
    static rostra_status combine(const rostra_call* call, const void* instance, void* into,
                                 void* from) noexcept {
        return guard(call, -1, [&] { self(instance).combine(Call(call), state_of(into), state_of(from)); });
    }
    static std::int64_t memory(const void* state) noexcept {
        return static_cast<const State*>(state)->memory();
    }
    static rostra_status save(const rostra_call* call, const void* instance, const void* state,
                              const rostra_sink* sink) noexcept {
        return guard(call, -1, [&] {
            StateWriter writer(sink);
            self(instance).save(Call(call), *static_cast<const State*>(state), writer);
            writer.seal();
        });
    }
    static rostra_status load(const rostra_call* call, const void* instance, rostra_str saved,
                              void** state) noexcept {
        return guard(call, -1, [&] {
            std::unique_ptr<State> made;
            if constexpr (std::constructible_from<State, const T&>) {
                made = std::make_unique<State>(self(instance));
            } else {
                made = std::make_unique<State>();
            }
            StateReader reader(unsealed(view(saved)));
            self(instance).load(Call(call), *made, reader);
            reader.finish();
            *state = made.release();
        });
    }
    static rostra_status finish(const rostra_call* call, const void* instance, void* state,
                                const rostra_tables* tables) noexcept {
        return guard(call, -1, [&] { self(instance).finish(Call(call), state_of(state), Tables(tables)); });
    }
    static void close(void* state) noexcept { delete static_cast<State*>(state); }

    static constexpr rostra_aggregator kTable = {
        {sizeof(rostra_aggregator), 0, create_instance<T>, destroy_instance<T>},
        open,
        update,
        combine,
        memory,
        save,
        load,
        finish,
        close};
};

}  // namespace detail

/// A component of kind aggregator, by its name in the manifest. T is a class that is made once a stage and not
/// changed afterwards; abi/aggregator.h states the laws. A saved state ends with a checksum, which is looked at
/// before `load` is called; what load has still to refuse is what was saved under other options.
///
///     explicit T(const Setup&);
///     struct State { std::int64_t memory() const noexcept; … };        // neutral; made by () or (const T&)
///     void update(const Call&, State&, const Batch&) const;
///     void combine(const Call&, State& into, State& from) const;
///     void save(const Call&, const State&, StateWriter&) const;
///     void load(const Call&, State&, StateReader&) const;              // into a neutral state
///     void finish(const Call&, State&, const Tables&) const;           // emits the tables
template <class T>
constexpr rostra_component aggregator(const char* name) {
    return {sizeof(rostra_component),
            0,
            name,
            ROSTRA_AGGREGATOR,
            &detail::AggregatorFunctions<T>::kTable.base,
            nullptr};
}

}  // namespace v0
}  // namespace rostra
