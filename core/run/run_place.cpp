// SPDX-License-Identifier: Apache-2.0
#include "run/run_place.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstddef>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/wording.hpp"
#include "files/content_hash.hpp"
#include "files/folder_access.hpp"
#include "files/folder_entries.hpp"
#include "run/partial_folder.hpp"
#include "run/run_record.hpp"

namespace rostra::core {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 255;  // bytes, of ext4 and most others

bool same_file(const struct stat& a, const struct stat& b) {
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

}  // namespace

RunPlace::RunPlace(const std::string& path) : path_(path) {
    std::error_code not_there;
    if (const fs::path real = fs::canonical(path, not_there); !not_there) path_ = real.string();
    const std::size_t slash = path_.rfind('/');
    holder_path_ = slash == 0 ? "/" : path_.substr(0, slash);
    name_ = path_.substr(slash + 1);
}

std::string RunPlace::partial_name() const {
    std::string name = '.' + name_ + ".partial";
    return name.size() <= kLongestName ? name : '.' + content_hash(name_) + ".partial";
}

Result<bool> RunPlace::is_free(const std::string& shown) const {
    std::error_code error;
    fs::directory_iterator entry(path_, error);
    if (error == std::errc::no_such_file_or_directory && !fs::is_symlink(path_, error)) return true;
    if (error) {
        return Error::usage(
            fmt::format("cannot use {} as the folder of results: {}; choose another with --out",
                        in_quotes(shown), error.message()));
    }
    for (; entry != fs::directory_iterator(); entry.increment(error)) {
        if (entry->path().filename() != kPartialFolder) return false;
    }
    return true;
}

FileHandle RunPlace::open_holder() const {
    return FileHandle(::open(holder_path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

FileHandle RunPlace::open() const {
    return FileHandle(::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

bool RunPlace::has_room_beside(int holder, int out) {
    struct stat of_holder {};
    struct stat of_out {};
    if (::fstat(holder, &of_holder) != 0 || ::faccessat(holder, ".", W_OK | X_OK, AT_EACCESS) != 0)
        return false;
    if (out < 0) return true;
    return ::fstat(out, &of_out) == 0 && of_out.st_dev == of_holder.st_dev && !same_file(of_out, of_holder);
}

bool RunPlace::holds_working_folder(int out) {
    struct stat sought {};
    if (::fstat(out, &sought) != 0) return true;
    FileHandle at(::open(".", O_PATH | O_DIRECTORY | O_CLOEXEC));
    while (at) {
        struct stat here {};
        struct stat above {};
        if (::fstat(at.get(), &here) != 0) return true;
        if (same_file(here, sought)) return true;
        FileHandle up(::openat(at.get(), "..", O_PATH | O_DIRECTORY | O_CLOEXEC));
        if (!up || ::fstat(up.get(), &above) != 0) return true;
        if (same_file(here, above)) return false;  // the root is above itself
        at = std::move(up);
    }
    return true;
}

bool RunPlace::holds_only(int out, const std::set<std::string>& results) {
    std::set<std::string> known = {kRunRecord};
    for (const std::string& name : results) known.insert(name.substr(0, name.find('/')));
    for (const std::string& name : entries_of(out)) {
        if (!known.contains(name)) return false;
    }
    return true;
}

}  // namespace rostra::core
