// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>

#include "rostra/abi/writer.h"
#include "rostra/analyzer.hpp"

namespace rostra::inline v0 {

namespace detail {

/// The functions of a writer class; see rostra::writer.
template <class T>
struct WriterFunctions {
    using Run = typename T::Run;

    static rostra_status begin(const rostra_call* call, const void* instance, void** run) noexcept {
        return guard(call, -1, [&] { *run = new Run(*static_cast<const T*>(instance), Call(call)); });
    }
    static rostra_status documents(const rostra_call* call, const void*, void* run,
                                   const rostra_batch* batch) noexcept {
        return guard(call, -1, [&] { static_cast<Run*>(run)->documents(Call(call), Batch(call, batch)); });
    }
    static rostra_status table(const rostra_call* call, const void*, void* run, std::uint32_t input,
                               const ArrowArray* rows) noexcept {
        return guard(call, -1, [&] { static_cast<Run*>(run)->table(Call(call), input, TableView(rows)); });
    }
    static rostra_status end(const rostra_call* call, const void*, void* run, std::int32_t commit) noexcept {
        std::unique_ptr<Run> own(static_cast<Run*>(run));
        if (commit == 0) return ROSTRA_OK;
        return guard(call, -1, [&] { own->commit(Call(call)); });
    }

    static constexpr rostra_writer kTable = {
        {sizeof(rostra_writer), 0, create_instance<T>, destroy_instance<T>}, begin, documents, table, end};
};

}  // namespace detail

/// A component of kind writer, by its name in the manifest.
///
///     explicit T(const Setup&);
///     struct Run {
///         Run(const T&, const Call&);
///         void documents(const Call&, const Batch&);                      // in order
///         void table(const Call&, std::uint32_t input, TableView rows);   // by Setup::inputs()' index, in pieces
///         void commit(const Call&);                                       // all is there; not called on failure
///     };
template <class T>
constexpr rostra_component writer(const char* name) {
    return detail::component(name, ROSTRA_WRITER, detail::WriterFunctions<T>::kTable.base);
}

}  // namespace rostra::inline v0
