// SPDX-License-Identifier: Apache-2.0
#include "run/partial_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <utility>

#include "base/wording.hpp"
#include "files/erase_tree.hpp"
#include "files/file_error.hpp"
#include "files/folder_access.hpp"

namespace rostra::core {

namespace {

/// Made in a folder beside the run directory before anything else: a folder that happens to have its name has no such
/// file.
constexpr const char* kMark = "made-by-a-run";

Error cannot_use(const std::string& path, const std::string& why) {
    return Error::usage(fmt::format(
        "cannot keep unfinished results in {}: {}; remove it, or choose another folder with --out",
        in_quotes(path), why));
}

/// Makes and opens the folder; its errno, or 0.
int make_and_open(int holder, const std::string& name, FileHandle& folder) {
    while (true) {
        if (::mkdirat(holder, name.c_str(), 0700) != 0 && errno != EEXIST) return errno;
        folder = open_folder(holder, name);
        if (folder) return 0;
        if (errno != ENOENT) return errno;  // a run that just ended has removed it
    }
}

bool is_empty(int folder) {
    // With no time to erase anything, this only looks.
    const FileHandle again(::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return again && erase_below(again.get(), Deadline(std::chrono::milliseconds(0)));
}

bool is_still_there(int folder, int holder, const std::string& name) {
    struct stat held {};
    struct stat named {};
    return ::fstat(folder, &held) == 0 && ::fstatat(holder, name.c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
           held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

}  // namespace

Result<PartialFolder> PartialFolder::make(FileHandle holder, const std::string& holder_path,
                                          const std::string& name, const std::string& shown, bool marked) {
    PartialFolder partial;
    partial.holder_ = std::move(holder);
    partial.name_ = name;
    partial.path_ = holder_path + '/' + name;
    do {
        const int number = make_and_open(partial.holder_.get(), name, partial.lock_);
        if (number == ELOOP || number == ENOTDIR) {
            return cannot_use(partial.path_, "it is a link or a file, and has to be a folder");
        }
        if (number != 0) {
            return Error::usage(fmt::format("cannot make the folder {}: {}; choose another with --out",
                                            in_quotes(shown), system_message(number)));
        }
        struct stat status {};
        if (::fstat(partial.lock_.get(), &status) != 0 || status.st_uid != ::geteuid()) {
            return cannot_use(partial.path_, "it belongs to another user");
        }
        if (::flock(partial.lock_.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            return Error::usage(
                fmt::format("another run is writing to {}; wait for it, or choose another folder with --out",
                            in_quotes(shown)));
        }
        // That run may have ended, and have taken its folder away, between the two calls.
    } while (!is_still_there(partial.lock_.get(), partial.holder_.get(), name));
    if (!marked || has_entry(partial.lock_.get(), kMark)) return partial;
    if (!is_empty(partial.lock_.get()))
        return cannot_use(partial.path_, "it is there already, and no run made it");
    const FileHandle mark(
        ::openat(partial.lock_.get(), kMark, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!mark) return file_error("write in", partial.path_, errno);
    return partial;
}

bool PartialFolder::clear() const noexcept { return erase_below(lock_.get(), Deadline::never(), kMark); }

void PartialFolder::erase_now(std::chrono::milliseconds patience, bool also_made) const noexcept {
    const Deadline deadline(patience);
    // The mark goes last, so that what is left after a kill is still known as a run's.
    // Threads that still run may make a file in what has just been emptied.
    for (int i = 0; i < 3; ++i) {
        if (!erase_below(lock_.get(), deadline, kMark)) continue;
        ::unlinkat(lock_.get(), kMark, 0);
        // By name, since a folder has no other way to go; only an empty folder can go by it.
        if (::unlinkat(holder_.get(), name_.c_str(), AT_REMOVEDIR) == 0) break;
    }
    if (also_made) remove_made(made_);
}

int make_folders(const std::string& path, std::vector<std::string>& made) {
    for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
        const std::string folder = path.substr(0, end);
        if (::mkdir(folder.c_str(), 0777) == 0) {
            made.push_back(folder);
        } else if (errno != EEXIST && end == std::string::npos) {
            return errno;  // of those above only the last matters: one may be there and not be ours to look at
        }
        if (end == std::string::npos) return 0;
    }
}

void remove_made(const std::vector<std::string>& made) {
    for (std::size_t i = made.size(); i > 0; --i) ::rmdir(made[i - 1].c_str());
}

}  // namespace rostra::core
