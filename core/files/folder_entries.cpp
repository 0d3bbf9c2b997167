// SPDX-License-Identifier: Apache-2.0
#include "files/folder_entries.hpp"

#include <dirent.h>
#include <fcntl.h>

#include <memory>

namespace rostra::core {

std::vector<std::string> entries_of(int folder) {
    std::vector<std::string> names;
    // A descriptor of its own: the listing takes it over, and moves where it reads.
    const int again = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(again < 0 ? nullptr : ::fdopendir(again), &::closedir);
    if (listing == nullptr) return names;
    while (const dirent* entry =
               ::readdir(listing.get())) {  // NOLINT(concurrency-mt-unsafe): a listing of its own
        const std::string name = entry->d_name;
        if (name != "." && name != "..") names.push_back(name);
    }
    return names;
}

}  // namespace rostra::core
