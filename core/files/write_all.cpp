// SPDX-License-Identifier: Apache-2.0
#include "files/write_all.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstddef>

namespace rostra::core {

int write_all(int descriptor, std::string_view bytes, std::optional<std::uint64_t> offset) {
    while (!bytes.empty()) {
        const ssize_t written =
            offset ? ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(*offset))
                   : ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        if (written == 0) return ENOSPC;
        bytes.remove_prefix(static_cast<std::size_t>(written));
        if (offset) *offset += static_cast<std::uint64_t>(written);
    }
    return 0;
}

}  // namespace rostra::core
