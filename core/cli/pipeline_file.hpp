// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace rostra::core {

/// A pipeline's text and where it was found.
struct PipelineFile {
    std::string text;
    std::string file;    ///< as messages show it
    std::string folder;  ///< absolute
    bool shipped = false;
};

/// The folders that pipelines are shipped in: `configs` beside the program in a build tree, `../share/rostra/configs` once
/// installed; those that are there.
[[nodiscard]] std::vector<std::filesystem::path> shipped_folders();

/// The names of the pipelines in them, sorted.
[[nodiscard]] std::vector<std::string> shipped_pipelines();

/// A file by its path, or else a shipped pipeline by its name. The error names what is near and where was looked.
[[nodiscard]] Result<PipelineFile> open_pipeline(const std::string& name);

}  // namespace rostra::core
