// SPDX-License-Identifier: Apache-2.0
#include "log/console.hpp"

#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/wording.hpp"

namespace rostra::core {

namespace {

constexpr std::string_view kEraseLine = "\r\x1b[K";

}  // namespace

Console::Write Console::to_descriptor(int descriptor) {
    return [descriptor](std::string_view text) {
        // Where the terminal is gone there is nobody left to tell.
        while (!text.empty()) {
            const ssize_t written = ::write(descriptor, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return;
            text.remove_prefix(static_cast<std::size_t>(written));
        }
    };
}

void Console::print_line(std::string_view line) {
    const std::lock_guard lock(mutex_);
    std::string out;
    if (!status_.empty()) out += kEraseLine;
    out += printable(line);
    out += '\n';
    out += status_;
    write_(out);
}

void Console::set_status(std::string_view status) {
    const std::lock_guard lock(mutex_);
    std::string shown = printable(status);
    if (shown == status_) return;
    status_ = std::move(shown);
    write_(std::string(kEraseLine) + status_);
}

}  // namespace rostra::core
