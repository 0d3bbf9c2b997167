// SPDX-License-Identifier: Apache-2.0
#include "files/file_range.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "files/file_error.hpp"

namespace rostra::core {

Result<std::size_t> read_at(const FileRange& range, std::uint64_t from, std::span<char> room) {
    const std::uint64_t left = range.size - std::min(range.size, from);
    room = room.first(static_cast<std::size_t>(std::min<std::uint64_t>(room.size(), left)));
    std::size_t done = 0;
    while (done < room.size()) {
        const ssize_t got = ::pread(range.descriptor, room.data() + done, room.size() - done,
                                    static_cast<::off_t>(range.begin + from + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return Error::failed("it cannot be read: " + system_message(errno));
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

}  // namespace rostra::core
