// SPDX-License-Identifier: Apache-2.0
#include "files/nameless_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace rostra::core {

FileHandle open_nameless_file(const std::string& folder) {
    FileHandle handle(::open(folder.c_str(), O_RDWR | O_TMPFILE | O_CLOEXEC, 0600));
    if (handle || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return handle;
    std::string path = folder + "/rostra-XXXXXX";
    handle = FileHandle(::mkostemp(path.data(), O_CLOEXEC));
    if (handle) ::unlink(path.c_str());
    return handle;
}

}  // namespace rostra::core
