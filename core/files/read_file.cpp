// SPDX-License-Identifier: Apache-2.0
#include "files/read_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>

#include "base/wording.hpp"
#include "files/file_error.hpp"
#include "files/file_handle.hpp"

namespace rostra::core {

namespace {

// Without O_NONBLOCK, opening a pipe would wait for someone to write to it.
constexpr int kToRead = O_RDONLY | O_CLOEXEC | O_NONBLOCK;

Result<Bytes> read_all(const FileHandle& file, std::string_view shown) {
    if (!file) return file_error("read", shown, errno);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return file_error("read", shown, errno);
    if (S_ISDIR(status.st_mode)) return file_error("read", shown, EISDIR);
    if (!S_ISREG(status.st_mode)) {
        return Error::failed(
            fmt::format("cannot read {}: a pipe, a socket or a device, not a file", in_quotes(shown)));
    }
    // One byte more than there should be shows whether it has grown since.
    Bytes bytes(static_cast<std::size_t>(status.st_size) + 1);
    std::size_t size = 0;
    while (true) {
        if (size == bytes.size()) {
            Bytes larger(2 * size);
            std::memcpy(larger.data(), bytes.data(), size);
            bytes = std::move(larger);
        }
        const ssize_t got = ::read(file.get(), bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return file_error("read", shown, errno);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    bytes.shorten(size);
    return bytes;
}

}  // namespace

Result<Bytes> read_file(const std::string& path, std::string_view shown) {
    return read_all(FileHandle(::open(path.c_str(), kToRead)), shown);
}

Result<Bytes> read_file_in(int folder, const std::string& name, std::string_view shown) {
    return read_all(FileHandle(::openat(folder, name.c_str(), kToRead | O_NOFOLLOW)), shown);
}

}  // namespace rostra::core
