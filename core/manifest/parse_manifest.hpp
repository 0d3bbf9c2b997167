// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "manifest/manifest.hpp"

namespace rostra::core {

/// A manifest, or everything that is wrong with it, sorted by place. Exactly one of the two is there.
struct ParsedManifest {
    std::optional<Manifest> manifest;
    std::vector<Diagnostic> errors;
};

/// Reads and checks the text of a manifest. `file` is the name that messages show.
/// Whether this host can load its ABI major is not asked here.
[[nodiscard]] ParsedManifest parse_manifest(std::string text, std::string file);

}  // namespace rostra::core
