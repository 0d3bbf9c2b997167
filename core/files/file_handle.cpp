// SPDX-License-Identifier: Apache-2.0
#include "files/file_handle.hpp"

#include <unistd.h>

#include <cerrno>

namespace rostra::core {

int FileHandle::reset() {
    const int descriptor = std::exchange(descriptor_, -1);
    // Not again after EINTR: the descriptor is gone all the same, and may be another file's by now.
    if (descriptor >= 0 && ::close(descriptor) != 0 && errno != EINTR) return errno;
    return 0;
}

}  // namespace rostra::core
