// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "config/plan.hpp"
#include "engine/run_host.hpp"

namespace rostra::core {

/// The files of a run, by id, bytewise. An id is a file's path below the root, with '/'; `file_id` writes it.
struct Inputs {
    /// As Plan::inputs: the absolute folder that its ids start below. One for all that name none themselves.
    std::vector<std::string> roots;
    std::vector<SourceFile> files;
    std::uint64_t bytes = 0;  ///< of all files
};

/// Inputs, or all that is wrong with them.
struct FoundInputs {
    Inputs inputs;
    std::vector<Diagnostic> errors;
    std::vector<std::string>
        warnings;  ///< of what the run does otherwise than one might think, a sentence each
};

/// The files that the plan's paths name. A path that exists is that file, even if it looks like a pattern. In
/// patterns `*`, `?` and `[…]` stay within one name and leave hidden files alone, `**` alone between slashes
/// is any number of folders (links to folders are not followed there), as in a shell.
///
/// A pattern leaves out the files that the run reads otherwise, its pipeline, metadata and corrections, and pipes, sockets and
/// devices, with a warning.
///
/// Errors: no paths at all; a path or pattern that names nothing; a folder; a pipe, socket or device; a file
/// that two paths name; two inputs whose documents could get one id; a file outside the root; a file in the
/// folder of results; a folder that cannot be listed. A file that merely cannot be read is none: its document
/// is set aside when its turn comes.
[[nodiscard]] FoundInputs find_inputs(const Plan& plan);

}  // namespace rostra::core
