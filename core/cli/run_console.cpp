// SPDX-License-Identifier: Apache-2.0
#include "cli/run_console.hpp"

#include <unistd.h>

#include <csignal>

namespace rostra::core {

RunConsole::RunConsole(const Arguments& arguments)
    : console_(Console::to_descriptor(STDERR_FILENO)),
      log_(console_, parse_log_level(arguments.log_level).value_or(LogLevel::info),
           parse_log_format(arguments.log_format).value_or(LogFormat::text)),
      progress_(console_,
                parse_progress_style(arguments.progress, ::isatty(STDERR_FILENO) == 1)
                    .value_or(ProgressStyle::none),
                [] { return terminal_columns(STDERR_FILENO); }) {
    for (const int signal : {SIGXFSZ, SIGPIPE})
        errors_of_the_write_.set(
            signal, [](int) {}, SA_RESTART);
}

}  // namespace rostra::core
