// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>

#include "rostra/abi/analyzer.h"
#include "rostra/abi/module.h"
#include "rostra/batch.hpp"
#include "rostra/call.hpp"
#include "rostra/row_builders.hpp"
#include "rostra/setup.hpp"

namespace rostra::inline v0 {

namespace detail {

struct NoWorker {};

template <class T>
struct WorkerOf {
    using type = NoWorker;
};
template <class T>
    requires requires { typename T::Worker; }
struct WorkerOf<T> {
    using type = typename T::Worker;
};

template <class Instance>
rostra_status create_instance(const rostra_call* call, const rostra_setup* setup, void** instance) noexcept {
    return guard(call, -1, [&] {
        if constexpr (std::constructible_from<Instance, const Setup&, const Call&>) {
            *instance = new Instance(Setup(setup), Call(call));
        } else {
            *instance = new Instance(Setup(setup));
        }
    });
}
template <class Instance>
void destroy_instance(void* instance) noexcept {
    delete static_cast<Instance*>(instance);
}

constexpr rostra_component component(const char* name, const char* kind, const rostra_functions& functions) {
    return {sizeof(rostra_component), 0, name, kind, &functions, nullptr};
}

/// The functions of an analyzer class; see rostra::analyzer.
template <class T>
struct AnalyzerFunctions {
    using Worker = typename WorkerOf<T>::type;
    static constexpr bool kByDocument = requires { typename T::Output; };

    static rostra_status open(const rostra_call* call, const void* instance, const rostra_tables* tables,
                              void** worker) noexcept {
        return guard(call, -1, [&] {
            const T& self = *static_cast<const T*>(instance);
            if constexpr (std::constructible_from<Worker, const T&, const Call&, const Tables&>) {
                *worker = new Worker(self, Call(call), Tables(tables));
            } else if constexpr (std::constructible_from<Worker, const T&>) {
                *worker = new Worker(self);
            } else {
                *worker = new Worker();
            }
        });
    }
    static rostra_status process(const rostra_call* call, const void* instance, void* worker,
                                 const rostra_batch* batch) noexcept {
        const T& self = *static_cast<const T*>(instance);
        Worker& own = *static_cast<Worker*>(worker);
        if constexpr (kByDocument) {
            return guard(call, -1, [&] {
                auto output = [&] {
                    if constexpr (requires { self.output(); }) {
                        return self.output();
                    } else {
                        return typename T::Output();
                    }
                }();
                for (const Document document : Batch(call, batch)) {
                    output.begin_document();
                    const rostra_status status = guard(call, document.ordinal(), [&] {
                        if constexpr (requires { self.analyze(Call(call), document, output); }) {
                            self.analyze(Call(call), document, output);
                        } else if constexpr (requires { self.analyze(Call(call), document, own, output); }) {
                            self.analyze(Call(call), document, own, output);
                        } else if constexpr (std::same_as<Worker, NoWorker>) {
                            self.analyze(document, output);
                        } else {
                            self.analyze(document, own, output);
                        }
                    });
                    require(status);
                }
                Call(call).emit(0, output.take());
            });
        } else {
            return guard(call, -1, [&] { self.process(Call(call), own, Batch(call, batch)); });
        }
    }
    static void close(void* worker) noexcept { delete static_cast<Worker*>(worker); }

    static constexpr rostra_analyzer kTable = {
        {sizeof(rostra_analyzer), 0, create_instance<T>, destroy_instance<T>}, open, process, close};
};

}  // namespace detail

/// A component of kind analyzer, by its name in the manifest. T is a class that is made once a stage and not
/// changed afterwards:
///
///     explicit T(const Setup&);                                        // or (const Setup&, const Call&)
///     struct Worker { … };                                             // optional: scratch memory, one a thread;
///                                                                      // made by (), (const T&) or
///                                                                      // (const T&, const Call&, const Tables&)
/// and either one document at a time, for one layer:
///     using Output = LayerBuilder<…>;                                  // columns as in the manifest
///     Output output() const;                                           // where it is not made by ()
///     void analyze(const Document&, Output&) const;                    // with a Worker: (…, Worker&, Output&);
///                                                                      // to log or warn: (const Call&, …)
/// or a batch at a time, for speed or several layers:
///     void process(const Call&, Worker&, const Batch&) const;          // emits every layer once
template <class T>
constexpr rostra_component analyzer(const char* name) {
    return detail::component(name, ROSTRA_ANALYZER, detail::AnalyzerFunctions<T>::kTable.base);
}

}  // namespace rostra::inline v0
