// SPDX-License-Identifier: Apache-2.0
#include "run/publish_results.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <optional>
#include <vector>

#include "files/folder_access.hpp"
#include "files/folder_entries.hpp"
#include "run/move_results.hpp"
#include "run/replaced_results.hpp"
#include "run/result_name.hpp"
#include "run/run_record.hpp"

namespace rostra::core {

namespace {

/// An earlier run directory that was renamed, where the file system cannot exchange two folders.
constexpr const char* kOldFolder = "old";

/// Above this number of files, the whole file system is synced in one call: a call for each would wait for the disk as
/// often.
constexpr std::size_t kMostSyncedSingly = 64;

int sync_each(int folder, const std::set<std::string>& names, std::string& failed) {
    FolderWalk walk(folder);
    std::set<std::string> folders;
    for (const std::string& name : names) {
        failed = name;
        const int holder = walk.holder_of(name);
        if (holder < 0) return errno;
        const FileHandle file(::openat(holder, last_part(name).c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
        if (!file) return errno;
        if (const int number = sync_to_disk(file.get()); number != 0) return number;
        for (std::size_t slash = name.find('/'); slash != std::string::npos;
             slash = name.find('/', slash + 1)) {
            folders.insert(name.substr(0, slash + 1));
        }
    }
    failed.clear();
    for (const std::string& below : folders) {
        const int holder = walk.holder_of(below);
        if (holder < 0) return errno;
        if (const int number = sync_to_disk(holder); number != 0) return number;
    }
    return sync_to_disk(folder);
}

/// The folder takes after the one that it replaces, as far as that is allowed.
void take_over_owner_and_mode(int folder, int replaced) {
    struct stat status {};
    if (::fstat(replaced, &status) != 0) return;
    const int owned = ::fchown(folder, status.st_uid, status.st_gid);
    static_cast<void>(owned);
    ::fchmod(folder, status.st_mode & 07777U);
}

bool is_for_moving(int number) {
    return number == EBUSY || number == EXDEV || number == EPERM || number == EACCES || number == ENOTEMPTY ||
           number == EEXIST;
}

/// The errno, or 0.
int exchange(const Publication& to, bool is_there) {
    const char* name = to.place.name().c_str();
    if (!is_there) return ::renameat(to.partial, kNewFolder, to.holder, name) == 0 ? 0 : errno;
    if (::renameat2(to.partial, kNewFolder, to.holder, name, RENAME_EXCHANGE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    if (::renameat(to.holder, name, to.partial, kOldFolder) != 0) return errno;
    if (::renameat(to.partial, kNewFolder, to.holder, name) == 0) return 0;
    const int number = errno;
    ::renameat(to.partial, kOldFolder, to.holder, name);
    return number;
}

/// Takes the results out of an earlier run directory in the partial folder; what else it holds goes to the run directory.
void dissolve(int partial, const char* earlier, const std::set<std::string>& results, int out) {
    const FileHandle folder = open_folder(partial, earlier);
    if (!folder) return;
    std::set<std::string> own = results;
    own.insert(kRunRecord);
    remove_results(folder.get(), own);
    if (out >= 0) move_contents(folder.get(), out, own);
}

PublicationFailure move_in(const Publication& to) {
    FileHandle out = to.place.open();
    if (!out && errno == ENOENT && ::mkdir(to.place.path().c_str(), 0777) == 0) out = to.place.open();
    if (!out) return {errno, {}};
    FolderWalk walk(out.get());
    for (const std::string& name : to.results) {
        if (to.may_overwrite || to.earlier.contains(name)) continue;
        const int holder = walk.holder_of(name);
        if (holder >= 0 && has_entry(holder, last_part(name))) return {EEXIST, name};
    }
    if (::renameat(to.partial, kNewFolder, to.partial, kMovingFolder) != 0) return {errno, {}};
    PublicationFailure failure;
    failure.number = sync_to_disk(to.partial);
    if (failure.number == 0) {
        failure.number = ResultMoves(to.partial, out.get()).run(to.earlier, to.results, failure.result);
    }
    if (failure.number != 0) ::renameat(to.partial, kMovingFolder, to.partial, kNewFolder);
    return failure;
}

/// Of a folder of results that is whole by its own record.
std::optional<std::set<std::string>> listed_results(int folder) {
    const Result<std::vector<std::string>> listed = results_listed_in(folder, kRunRecord);
    if (!listed) return std::nullopt;
    std::set<std::string> names;
    for (const std::string& name : *listed) {
        if (is_result_name(name)) names.insert(name);
    }
    return names;
}

}  // namespace

PublicationFailure publish_results(const Publication& publication) {
    const FileHandle made = open_folder(publication.partial, kNewFolder);
    if (!made) return {errno, {}};
    PublicationFailure failure;
    std::set<std::string> all = publication.results;
    all.insert(kRunRecord);
    failure.number = all.size() > kMostSyncedSingly ? sync_file_system(made.get())
                                                    : sync_each(made.get(), all, failure.result);
    if (failure.number == 0) failure.number = sync_to_disk(publication.partial);
    if (failure.number != 0) return failure;

    const FileHandle out = publication.place.open();
    const bool is_held = out && !entries_of(out.get()).empty();
    const bool is_ours = !publication.may_overwrite && RunPlace::holds_only(out.get(), publication.earlier);
    if (publication.holder < 0 || (out && RunPlace::holds_working_folder(out.get())) ||
        (is_held && !is_ours)) {
        return move_in(publication);
    }
    if (out) take_over_owner_and_mode(made.get(), out.get());
    failure.number = exchange(publication, is_held);
    if (is_for_moving(failure.number)) return move_in(publication);
    if (failure.number != 0) return failure;
    failure.number = sync_to_disk(publication.holder);
    for (const char* earlier : {kNewFolder, kOldFolder}) {
        dissolve(publication.partial, earlier, publication.earlier, made.get());
    }
    return failure;
}

void recover_results(const RunPlace& place, int holder, int partial) {
    FileHandle out = place.open();
    if (!out && holder >= 0 && has_entry(partial, kOldFolder)) {
        ::renameat(partial, kOldFolder, holder, place.name().c_str());
        out = place.open();
    }
    if (out) static_cast<void>(finish_moving(partial, out.get()));
    for (const char* earlier : {kNewFolder, kOldFolder}) {
        const FileHandle folder = open_folder(partial, earlier);
        if (!folder) continue;
        // An exchange puts nothing here but a run directory whose record was read. Without one, all that is here was made
        // by a run that did not come to its end, and is its own.
        if (const auto results = listed_results(folder.get()))
            dissolve(partial, earlier, *results, out ? out.get() : -1);
    }
}

}  // namespace rostra::core
