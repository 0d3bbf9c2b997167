// SPDX-License-Identifier: Apache-2.0
#include "run/partial_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <optional>

#include "base/wording.hpp"
#include "files/file_error.hpp"

namespace rostra::core {

namespace {

constexpr std::chrono::milliseconds kForEver = std::chrono::hours(24);

/// When to give up, by a clock that may be asked at any moment.
class Deadline {
public:
    explicit Deadline(std::chrono::milliseconds patience) : end_(now() + patience.count()) {}
    [[nodiscard]] bool is_over() const { return now() >= end_; }

private:
    static std::int64_t now() {
        timespec time{};
        ::clock_gettime(CLOCK_MONOTONIC, &time);
        return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
    }
    std::int64_t end_;
};

/// What the system call getdents64 writes; readdir would take memory and locks.
struct RawEntry {
    std::uint64_t inode;
    std::int64_t next;
    std::uint16_t length;
    std::uint8_t type;
    char name[1];
};

bool is_self_or_parent(const char* name) {
    return name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0));
}

bool erase_below(int folder, const Deadline& deadline);

/// A file, or a folder with all in it; whether it is gone.
bool erase_entry(int folder, const char* name, const Deadline& deadline) {
    if (::unlinkat(folder, name, 0) == 0) return true;
    if (errno != EISDIR && errno != EPERM) return false;
    const int below = ::openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (below < 0) return false;
    erase_below(below, deadline);
    ::close(below);
    return ::unlinkat(folder, name, AT_REMOVEDIR) == 0;
}

/// All that is in a folder; whether it is empty now.
bool erase_below(int folder, const Deadline& deadline) {
    alignas(RawEntry) char entries[4096];
    // Again until a pass finds nothing to remove: entries that move up while others go may be missed by one.
    while (true) {
        bool removed = false;
        bool left = false;
        if (::lseek(folder, 0, SEEK_SET) != 0) return false;
        while (true) {
            const long size = ::syscall(SYS_getdents64, folder, entries, sizeof entries);
            if (size < 0) return false;
            if (size == 0) break;
            for (long at = 0; at < size;) {
                const char* begin = entries + at;
                const char* name = begin + offsetof(RawEntry, name);
                at += reinterpret_cast<const RawEntry*>(begin)->length;
                if (is_self_or_parent(name)) continue;
                if (deadline.is_over()) return false;
                (erase_entry(folder, name, deadline) ? removed : left) = true;
            }
        }
        if (!removed) return !left;
    }
}

Error cannot_make(const std::string& shown, int number) {
    return Error::usage(fmt::format("cannot make the folder {}: {}; choose another with --out",
                                    in_quotes(shown), system_message(number)));
}

/// Makes a folder and those above it; which it had to make is added to `made`.
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

}  // namespace

Result<PartialFolder> PartialFolder::make(const std::string& folder, const std::string& shown) {
    PartialFolder partial;
    partial.path_ = folder + '/' + kPartialFolder;
    while (true) {
        int number = make_folders(folder, partial.made_);
        if (number == 0 && ::mkdir(partial.path_.c_str(), 0777) != 0 && errno != EEXIST) number = errno;
        if (number != 0) {
            remove_made(partial.made_);
            return cannot_make(shown, number);
        }
        partial.lock_ = FileHandle(::open(partial.path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!partial.lock_ && errno == ENOENT) continue;
        if (!partial.lock_) return cannot_make(shown + '/' + kPartialFolder, errno);
        if (::flock(partial.lock_.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            return Error::usage(
                fmt::format("another run is writing to {}; wait for it, or choose another folder with --out",
                            in_quotes(shown)));
        }
        // That run may have ended, and have taken its folder away, between the two calls.
        struct stat held {};
        struct stat named {};
        const bool same = ::fstat(partial.lock_.get(), &held) == 0 &&
                          ::stat(partial.path_.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
                          held.st_dev == named.st_dev;
        if (same) return partial;
    }
}

bool PartialFolder::clear() const noexcept {
    const int folder = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return false;
    const bool empty = erase_below(folder, Deadline(kForEver));
    ::close(folder);
    return empty;
}

void PartialFolder::erase_now(std::chrono::milliseconds patience, bool also_made) const noexcept {
    const Deadline deadline(patience);
    // Threads that still run may make a file in what has just been emptied.
    for (int i = 0; i < 3 && !erase_entry(AT_FDCWD, path_.c_str(), deadline); ++i) {
    }
    if (also_made) remove_made(made_);
}

}  // namespace rostra::core
