// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.hpp"
#include "log/console.hpp"
#include "log/logger.hpp"
#include "log/progress.hpp"
#include "run/signal_handlers.hpp"

namespace rostra::core {

/// What a command tells while it writes results: lines of a log and how far it is, on standard error. A file that grows beyond
/// its limit, and a reader of the log that went away, are errors of the write that met them as long as this lives, not the end
/// of the process.
class RunConsole {
public:
    explicit RunConsole(const Arguments& arguments);

    [[nodiscard]] Logger& log() { return log_; }
    [[nodiscard]] ProgressMeter& progress() { return progress_; }

private:
    SignalHandlers errors_of_the_write_;
    Console console_;
    Logger log_;
    ProgressMeter progress_;
};

}  // namespace rostra::core
