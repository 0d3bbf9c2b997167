// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "config/plan.hpp"
#include "engine/stop_flag.hpp"
#include "files/bytes.hpp"
#include "files/file_handle.hpp"
#include "run/inputs.hpp"

namespace rostra::core {

/// What came of the archives among the inputs of a run.
struct UnpackedInputs {
    FileHandle file;                    ///< the files of archives can be read as long as it is open
    std::vector<std::string> warnings;  ///< of what was left out, a sentence each
};

/// Puts in place of every archive and compressed file the files in it, or why there are none; `inputs` is then in the order of
/// ids again. They stand in a file without a name in `folder`. Inputs that are read as they are, by `treat-as-text` or by a
/// reader that says such files are its own, stay.
[[nodiscard]] Result<UnpackedInputs> unpack_inputs(const Plan& plan, Inputs& inputs,
                                                   const std::string& folder, const StopFlag& stop);

/// The bytes of the file `id`, which is in the archive at `path` whose id is `archive`, unpacked once more in `folder`. The
/// error says why there are none.
[[nodiscard]] Result<Bytes> unpack_again(const std::string& path, const std::string& archive,
                                         const std::string& id, const std::string& folder);

}  // namespace rostra::core
