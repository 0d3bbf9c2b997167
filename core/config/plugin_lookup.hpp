// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::core {

/// What a pipeline may use a plugin for.
enum class PluginUse { stage, reader, writer };

[[nodiscard]] bool can_be(const Manifest& manifest, PluginUse use);

/// "plugin 'x' cannot be used: …", on one line.
[[nodiscard]] std::string why_unusable(const UnusableEntry& entry);

/// The plugin named `id`; nullptr where there is none or it cannot be that, which was said at `place` then.
[[nodiscard]] const CatalogueEntry* find_plugin(const std::string& id, PluginUse use,
                                                const SourcePlace& place, const Catalogue& catalogue,
                                                Diagnostics& errors);

}  // namespace rostra::core
