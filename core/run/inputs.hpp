// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "config/plan.hpp"

namespace rostra::core {

/// A file to read.
struct Input {
    std::string id;           ///< path below the root, with '/'; valid UTF-8
    std::uint64_t bytes = 0;  ///< when it was found; 0 where it could not be looked at
};

/// The files of a run, by id, bytewise.
struct Inputs {
    std::string root;  ///< absolute folder that holds all of them
    std::vector<Input> files;
    std::uint64_t bytes = 0;  ///< of all files

    [[nodiscard]] std::string path(std::size_t index) const { return join(root, files[index].id); }
    [[nodiscard]] static std::string join(std::string_view folder, std::string_view below);
};

/// Inputs, or all that is wrong with them.
struct FoundInputs {
    Inputs inputs;
    std::vector<Diagnostic> errors;
};

/// The files that the plan's paths name. A path that exists is that file, even if it looks like a pattern. In
/// patterns `*`, `?` and `[…]` stay within one name and leave hidden files alone, `**` alone between slashes
/// is any number of folders (links to folders are not followed there), as in a shell.
///
/// Errors: no paths at all; a path or pattern that names nothing; a folder; a pipe, socket or device; a file
/// that two paths name; two inputs whose documents could get one id; a file outside the root; a name that is
/// not UTF-8; a folder that cannot be listed. A file that merely cannot be read is none: its document is set
/// aside when its turn comes.
[[nodiscard]] FoundInputs find_inputs(const InputPlan& plan, std::string_view pipeline_text);

}  // namespace rostra::core
