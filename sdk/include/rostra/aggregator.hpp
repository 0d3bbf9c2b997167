// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>

#include "rostra/abi/aggregator.h"
#include "rostra/analyzer.hpp"
#include "rostra/state_bytes.hpp"

namespace rostra::inline v0 {

namespace detail {

/// The functions of an aggregator class; see rostra::aggregator.
template <class T>
struct AggregatorFunctions {
    using State = typename T::State;

    static const T& self(const void* instance) { return *static_cast<const T*>(instance); }
    static State& state_of(void* state) { return *static_cast<State*>(state); }

    static std::unique_ptr<State> made(const rostra_call* call, const void* instance,
                                       const rostra_tables* tables) {
        if constexpr (std::constructible_from<State, const T&, const Call&, const Tables&>) {
            return std::make_unique<State>(self(instance), Call(call), Tables(tables));
        } else if constexpr (std::constructible_from<State, const T&>) {
            return std::make_unique<State>(self(instance));
        } else {
            return std::make_unique<State>();
        }
    }

    /// The function of T, or that of its State, with the call or without.
    template <class Function, class Of, class Other>
    static void either(Function function, const T& own, const Call& call, Of& state, Other& other) {
        if constexpr (std::invocable<Function, const T&, const Call&, Of&, Other&>) {
            function(own, call, state, other);
        } else if constexpr (std::invocable<Function, Of&, const Call&, Other&>) {
            function(state, call, other);
        } else {
            function(state, other);
        }
    }

    static rostra_status open(const rostra_call* call, const void* instance, const rostra_tables* tables,
                              void** state) noexcept {
        return guard(call, -1, [&] { *state = made(call, instance, tables).release(); });
    }
    static rostra_status update(const rostra_call* call, const void* instance, void* state,
                                const rostra_batch* batch) noexcept {
        return guard(call, -1,
                     [&] { self(instance).update(Call(call), state_of(state), Batch(call, batch)); });
    }
    static rostra_status combine(const rostra_call* call, const void* instance, void* into,
                                 void* from) noexcept {
        return guard(call, -1, [&] {
            either([](auto& object,
                      auto&&... rest) -> decltype(object.combine(rest...)) { object.combine(rest...); },
                   self(instance), Call(call), state_of(into), state_of(from));
        });
    }
    static std::int64_t memory(const void* state) noexcept {
        return static_cast<const State*>(state)->memory();
    }
    static rostra_status save(const rostra_call* call, const void* instance, const void* state,
                              const rostra_sink* sink) noexcept {
        return guard(call, -1, [&] {
            StateWriter writer(sink);
            either(
                [](auto& object, auto&&... rest) -> decltype(object.save(rest...)) { object.save(rest...); },
                self(instance), Call(call), *static_cast<const State*>(state), writer);
            writer.flush();
        });
    }
    static rostra_status load(const rostra_call* call, const void* instance, const rostra_load* from,
                              void** state) noexcept {
        return guard(call, -1, [&] {
            std::unique_ptr<State> loaded = made(call, instance, from->tables);
            StateReader reader(*from->bytes, from->shift, from->size);
            either(
                [](auto& object, auto&&... rest) -> decltype(object.load(rest...)) { object.load(rest...); },
                self(instance), Call(call), *loaded, reader);
            reader.finish();
            *state = loaded.release();
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
/// changed afterwards; abi/aggregator.h states the laws. The host finds damage before `load` sees it; what load has
/// still to refuse is what was saved under other options.
///
///     explicit T(const Setup&);
///     struct State { std::int64_t memory() const noexcept; … };        // neutral; made by (), (const T&) or
///                                                                      // (const T&, const Call&, const Tables&)
///     void update(const Call&, State&, const Batch&) const;
///     void combine(const Call&, State& into, State& from) const;
///     void save(const Call&, const State&, StateWriter&) const;
///     void load(const Call&, State&, StateReader&) const;              // into a neutral state
///     void finish(const Call&, State&, const Tables&) const;           // emits the tables
///
/// A T without combine, save or load has them in its State, where the state that they are of is `this`:
///
///     void combine(const Call&, State& from);                          // each may leave the call out
///     void save(const Call&, StateWriter&) const;
///     void load(const Call&, StateReader&);
template <class T>
constexpr rostra_component aggregator(const char* name) {
    return detail::component(name, ROSTRA_AGGREGATOR, detail::AggregatorFunctions<T>::kTable.base);
}

}  // namespace rostra::inline v0
