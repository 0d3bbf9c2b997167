// SPDX-License-Identifier: Apache-2.0
// What a plugin includes: everything, and the macro that exports it.
#pragma once

#include <array>
#include <cstddef>

#include "rostra/abi/abi.h"
#include "rostra/aggregator.hpp"
#include "rostra/analyzer.hpp"
#include "rostra/reader.hpp"
#include "rostra/services.hpp"
#include "rostra/writer.hpp"

namespace rostra::inline v0 {
namespace detail {
namespace {

// The bytes of the manifest beside the library; rostra_add_plugin() in CMake makes the file.
constexpr char kManifest[] = {
#if __has_include("rostra_manifest.inc")
#include "rostra_manifest.inc"
#endif
    '\0'};

// The names of the files in its data folder, a line each; from rostra_add_plugin() too.
constexpr char kDataFiles[] = {
#if __has_include("rostra_data_files.inc")
#include "rostra_data_files.inc"
#endif
    '\0'};

}  // namespace

template <std::size_t kCount>
constexpr std::array<const rostra_component*, kCount> pointers_to(
    const rostra_component (&components)[kCount]) {
    std::array<const rostra_component*, kCount> pointers{};
    for (std::size_t i = 0; i < kCount; ++i) pointers[i] = &components[i];
    return pointers;
}

}  // namespace detail
}  // namespace rostra::inline v0

/// Exports the plugin, once, in one of its source files. The arguments are its components, in the order of the
/// manifest:
///
///     ROSTRA_PLUGIN(rostra::analyzer<Shouting>("shouts"))
#define ROSTRA_PLUGIN(...)                                                                                \
    ROSTRA_EXPORT const rostra_module* rostra_module_0(void) noexcept {                                   \
        static_assert(sizeof rostra::detail::kManifest > 1, "build the plugin with rostra_add_plugin()"); \
        static constexpr rostra_component kComponents[] = {__VA_ARGS__};                                  \
        static constexpr auto kPointers = rostra::detail::pointers_to(kComponents);                       \
        static constexpr rostra_module kModule = {                                                        \
            sizeof(rostra_module),                                                                        \
            ROSTRA_ABI_MINOR,                                                                             \
            {rostra::detail::kManifest, sizeof rostra::detail::kManifest - 1},                            \
            kPointers.data(),                                                                             \
            kPointers.size(),                                                                             \
            0,                                                                                            \
            {rostra::detail::kDataFiles, sizeof rostra::detail::kDataFiles - 1},                          \
            nullptr};                                                                                     \
        return &kModule;                                                                                  \
    }
