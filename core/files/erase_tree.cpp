// SPDX-License-Identifier: Apache-2.0
#include "files/erase_tree.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <ctime>

namespace rostra::core {

namespace {

std::int64_t milliseconds_now() {
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

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

}  // namespace

Deadline::Deadline(std::chrono::milliseconds patience) : end_(milliseconds_now() + patience.count()) {}

bool Deadline::is_over() const { return milliseconds_now() >= end_; }

bool erase_entry(int at, const char* name, const Deadline& deadline) {
    if (::unlinkat(at, name, 0) == 0) return true;
    if (errno != EISDIR && errno != EPERM) return false;
    const int below = ::openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (below < 0) return false;
    erase_below(below, deadline);
    ::close(below);
    return ::unlinkat(at, name, AT_REMOVEDIR) == 0;
}

bool erase_below(int folder, const Deadline& deadline, const char* kept) {
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
                if (is_self_or_parent(name) || (kept != nullptr && std::strcmp(name, kept) == 0)) continue;
                if (deadline.is_over()) return false;
                (erase_entry(folder, name, deadline) ? removed : left) = true;
            }
        }
        if (!removed) return !left;
    }
}

}  // namespace rostra::core
