// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::core {

/// How a plugin is held to the laws of the ABI.
struct LawSettings {
    std::vector<std::string> set;  ///< options, each "OPTION=VALUE"; the others have their defaults
    std::string working_folder;    ///< absolute: relative paths among them start here
    std::uint32_t seed = 1;        ///< of the documents that are made up, and of how they are handed over
    unsigned seconds = 30;         ///< that one law may take
    std::string law;               ///< only laws that hold these words; empty: all
};

/// Whether one law holds.
struct LawVerdict {
    enum class State : std::uint8_t { kept, broken, not_applicable };
    std::string component;  ///< empty: of the plugin as a whole
    std::string law;
    State state = State::kept;
    std::string what;  ///< how it is broken, or why it does not apply
};
[[nodiscard]] std::string_view word_for(LawVerdict::State state);

/// Checks a plugin against every law of its components' kinds, each law in a process of its own, and hands over each
/// verdict when it is known. Fails where the host cannot use the plugin at all, or not with these options.
/// Call it on the only thread: it forks.
[[nodiscard]] Result<void> check_laws(const CatalogueEntry& plugin, const LawSettings& settings,
                                      const std::function<void(const LawVerdict&)>& tell);

}  // namespace rostra::core
