// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace rostra::core {

/// The one place that log lines and progress share, so that neither writes through the other: lines that
/// stay, and at most one status line below them, which is drawn again under each new line. Thread-safe.
/// Whoever writes to it holds a reference; it outlives them.
class Console {
public:
    using Write = std::function<void(std::string_view)>;

    explicit Console(Write write) : write_(std::move(write)) {}

    /// Writes to a file descriptor without buffering: stderr's, as results go to files and stdout holds only
    /// what was asked for.
    [[nodiscard]] static Write to_descriptor(int descriptor);

    // Control characters and bytes that are not UTF-8 are shown as '?', whatever a text or a plugin holds.

    /// `line` without its line break.
    void print_line(std::string_view line);
    /// Replaces the status line; "" takes it away. Needs a terminal.
    void set_status(std::string_view status);

private:
    std::mutex mutex_;
    Write write_;
    std::string status_;
};

}  // namespace rostra::core
