// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "base/result.hpp"
#include "engine/stop_flag.hpp"
#include "files/file_handle.hpp"

namespace rostra::core {

/// What a pipe held, in a file without a name that can be read again and again.
struct SpooledInput {
    FileHandle file;   ///< the bytes are there as long as it is open
    std::string path;  ///< opens them anew, from their beginning
    std::uint64_t bytes = 0;
};

/// Reads `descriptor` to its end into a nameless file in `folder`. Error::interrupted() where the run is to stop.
[[nodiscard]] Result<SpooledInput> spool_input(int descriptor, const std::string& folder,
                                               const StopFlag& stop);

}  // namespace rostra::core
