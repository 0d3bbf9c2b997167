// SPDX-License-Identifier: Apache-2.0
#include "files/folder_access.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <utility>

namespace rostra::core {

namespace {

int errno_unless_unsupported(int came) {
    if (came == 0 || errno == EINVAL || errno == ENOSYS || errno == ENOTSUP || errno == EROFS) return 0;
    return errno;
}

}  // namespace

FileHandle open_folder(int at, const std::string& name) {
    return FileHandle(::openat(at, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

std::string last_part(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

int FolderWalk::holder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return at_;
    const std::string_view wanted = path.substr(0, slash);
    if (folder_ && wanted == reached_) return folder_.get();
    reached_.clear();
    FileHandle reached;
    for (std::size_t begin = 0; begin <= wanted.size();) {
        const std::size_t end = std::min(wanted.find('/', begin), wanted.size());
        const std::string part(wanted.substr(begin, end - begin));
        const int from = reached ? reached.get() : at_;
        FileHandle next = open_folder(from, part);
        if (!next && errno == ENOENT && missing_ == Missing::is_made &&
            (::mkdirat(from, part.c_str(), 0777) == 0 || errno == EEXIST)) {
            next = open_folder(from, part);
        }
        if (!next) return -1;
        reached = std::move(next);
        begin = end + 1;
    }
    folder_ = std::move(reached);
    reached_ = wanted;
    return folder_.get();
}

bool has_entry(int folder, const std::string& name) {
    struct stat status {};
    return ::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
}

int sync_to_disk(int descriptor) { return errno_unless_unsupported(::fsync(descriptor)); }

int sync_file_system(int descriptor) { return errno_unless_unsupported(::syncfs(descriptor)); }

}  // namespace rostra::core
