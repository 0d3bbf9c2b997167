// SPDX-License-Identifier: Apache-2.0
#include "run/move_results.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "files/folder_access.hpp"
#include "run/replaced_results.hpp"
#include "run/result_name.hpp"
#include "run/run_record.hpp"

namespace rostra::core {

namespace {

/// Whether something is there that a result could be: no folder.
bool has_file(int folder, const std::string& name) {
    FolderWalk walk(folder);
    const int holder = walk.holder_of(name);
    struct stat status {};
    return holder >= 0 && ::fstatat(holder, last_part(name).c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
           !S_ISDIR(status.st_mode);
}

std::set<std::string> recorded(int folder, const std::string& record) {
    std::set<std::string> names;
    const Result<std::vector<std::string>> found = results_listed_in(folder, record);
    if (!found) return names;
    for (const std::string& name : *found) {
        if (is_result_name(name)) names.insert(name);
    }
    return names;
}

}  // namespace

int ResultMoves::step(int from, int to, const std::string& name) {
    FolderWalk there(from);
    FolderWalk here(to, FolderWalk::Missing::is_made);
    const int source = there.holder_of(name);
    const int target = source < 0 ? -1 : here.holder_of(name);
    const std::string last = last_part(name);
    if (target < 0 || ::renameat(source, last.c_str(), target, last.c_str()) != 0) return errno;
    done_.push_back({from, to, name});
    return 0;
}

void ResultMoves::take_back() {
    std::vector<Step> done;
    done.swap(done_);
    for (auto at = done.rbegin(); at != done.rend(); ++at)
        static_cast<void>(step(at->to, at->from, at->name));
    done_.clear();
}

int ResultMoves::run(const std::set<std::string>& earlier, const std::set<std::string>& results,
                     std::string& failed) {
    const FileHandle moving = open_folder(partial_, kMovingFolder);
    if (::mkdirat(partial_, kReplacedFolder, 0700) != 0 && errno != EEXIST) return errno;
    const FileHandle replaced = open_folder(partial_, kReplacedFolder);
    if (!moving || !replaced) return errno;
    int number = 0;
    auto move = [&](int from, int to, const std::string& name) {
        if (number != 0) return;
        number = step(from, to, name);
        if (number != 0) failed = name;
    };
    // Without its record, a folder does not pass for a whole result.
    if (has_file(out_, kRunRecord) && has_file(moving.get(), kRunRecord))
        move(out_, replaced.get(), kRunRecord);
    for (const std::string& name : earlier) {
        if (!results.contains(name) && has_file(out_, name)) move(out_, replaced.get(), name);
    }
    for (const std::string& name : results) {
        if (number != 0) break;
        if (!has_file(moving.get(), name)) continue;  // in its place already
        if (has_file(out_, name)) move(out_, replaced.get(), name);
        move(moving.get(), out_, name);
    }
    if (number == 0) number = sync_file_system(out_);
    if (number == 0 && has_file(moving.get(), kRunRecord)) move(moving.get(), out_, kRunRecord);
    if (number == 0) number = sync_to_disk(out_);
    if (number != 0) {
        take_back();
    } else {
        remove_emptied_folders(out_, earlier);
    }
    return number;
}

int finish_moving(int partial, int out) {
    const FileHandle moving = open_folder(partial, kMovingFolder);
    if (!moving) return 0;
    std::set<std::string> results = recorded(moving.get(), kRunRecord);
    if (results.empty() && !has_file(moving.get(), kRunRecord))
        return 0;  // run.json was moved, the last of them
    std::set<std::string> earlier = recorded(out, kRunRecord);
    if (const FileHandle replaced = open_folder(partial, kReplacedFolder)) {
        earlier.merge(recorded(replaced.get(), kRunRecord));
    }
    std::string failed;
    return ResultMoves(partial, out).run(earlier, results, failed);
}

}  // namespace rostra::core
