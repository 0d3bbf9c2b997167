// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "config/file_list.hpp"
#include "config/plan.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::core {

/// A list of files, and what the command line calls it.
struct NamedList {
    std::string shown;  ///< "-" is standard input
    FileList list;
};

/// A pipeline file and what the command line says beside it.
struct PipelineRequest {
    std::string text;    ///< of the pipeline file
    std::string file;    ///< as messages show it
    std::string folder;  ///< absolute: what relative paths in the file start from
    /// Absolute: what relative paths of the command line start from, and `[output] dir` of a shipped pipeline.
    std::string working_folder;
    bool shipped = false;          ///< found by its name among the pipelines shipped with the host
    std::vector<std::string> set;  ///< of --set, each "STAGE.OPTION=VALUE"
    /// These and `lists` replace `paths` of [input], and its `root` and `metadata` where --set does not say them; "-" is
    /// standard input.
    std::vector<std::string> inputs;
    std::vector<NamedList> lists;      ///< of --files-from
    std::string stdin_name = "stdin";  ///< id of what standard input holds
    std::optional<std::string> out;    ///< replaces `dir` of [output]
    std::optional<std::size_t> jobs;   ///< replaces `jobs` of [run]

    [[nodiscard]] bool names_inputs() const { return !inputs.empty() || !lists.empty(); }
};

/// A plan, or everything that is wrong with the pipeline, sorted by place. Exactly one of the two is there.
struct CheckedPipeline {
    std::optional<Plan> plan;
    std::vector<Diagnostic> errors;
};

/// Checks a whole pipeline against the manifests of the plugins found. Reads no file and runs no plugin code.
/// The plan borrows from `catalogue`.
[[nodiscard]] CheckedPipeline check_pipeline(const PipelineRequest& request, const Catalogue& catalogue);

}  // namespace rostra::core
