// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>
#include <string>

namespace rostra::laws {

/// What a process that was given some work came to.
struct ProcessEnd {
    bool whole = false;   ///< it did its work and ended by itself
    bool in_time = true;  ///< else it was killed
    std::string report;   ///< what the work returned, where it is whole
    std::string printed;  ///< on standard output and standard error
    std::string doing;    ///< what it said last that it was doing; empty: nothing
    std::string how;      ///< in words, where it is not whole: "crashed with signal 11 (Segmentation fault)"
};

/// Where the work says what it is doing: a literal of this program.
using Doing = std::atomic<const char*>;

/// Does the work in a copy of this process, whose crash, hang or rubbish stays its own. Call it on the only thread.
[[nodiscard]] ProcessEnd in_own_process(const std::function<std::string(Doing&)>& work, unsigned seconds);

}  // namespace rostra::laws
