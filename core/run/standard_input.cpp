// SPDX-License-Identifier: Apache-2.0
#include "run/standard_input.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <vector>

#include "files/file_error.hpp"
#include "files/nameless_file.hpp"
#include "files/write_all.hpp"

namespace rostra::core {
namespace {

constexpr std::size_t kPiece = std::size_t{256} << 10;
constexpr int kLookForStop = 200;  // milliseconds

/// Whether there is something to read, or the end; false where the run is to stop first.
bool wait_for_input(int descriptor, const StopFlag& stop) {
    while (!stop.is_set()) {
        ::pollfd poll{descriptor, POLLIN, 0};
        const int ready = ::poll(&poll, 1, kLookForStop);
        if (ready > 0 || (ready < 0 && errno != EINTR)) return true;  // read() says what is wrong
    }
    return false;
}

}  // namespace

Result<SpooledInput> spool_input(int descriptor, const std::string& folder, const StopFlag& stop) {
    SpooledInput spooled;
    spooled.file = open_nameless_file(folder);
    if (!spooled.file) return file_error("keep standard input in", folder, errno);
    spooled.path = "/proc/self/fd/" + std::to_string(spooled.file.get());
    std::vector<char> piece(kPiece);
    while (wait_for_input(descriptor, stop)) {
        const ssize_t got = ::read(descriptor, piece.data(), piece.size());
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (got < 0) return file_error("read", "standard input", errno);
        if (got == 0) return spooled;
        const std::string_view bytes(piece.data(), static_cast<std::size_t>(got));
        if (const int number = write_all(spooled.file.get(), bytes); number != 0)
            return file_error("keep standard input in", folder, number);
        spooled.bytes += bytes.size();
    }
    return Error::interrupted();
}

}  // namespace rostra::core
