// SPDX-License-Identifier: Apache-2.0
#include "run/replaced_results.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "files/folder_access.hpp"
#include "files/folder_entries.hpp"

namespace rostra::core {

namespace {

/// The folders above a path, innermost first: for "a/b/c", "a/b" and "a".
std::vector<std::string> folders_above(std::string_view path) {
    std::vector<std::string> above;
    for (std::size_t slash = path.rfind('/'); slash != std::string_view::npos && slash != 0;
         slash = path.rfind('/', slash - 1)) {
        above.emplace_back(path.substr(0, slash));
    }
    return above;
}

/// `path`: of both folders, below those that are to be moved, with a '/' behind it; "" at the top.
void move_below(int from, int to, const std::string& path, const std::set<std::string>& but) {
    for (const std::string& name : entries_of(from)) {
        if (but.contains(path + name)) continue;
        if (const FileHandle below = open_folder(from, name)) {
            ::mkdirat(to, name.c_str(), 0777);
            if (const FileHandle into = open_folder(to, name)) {
                move_below(below.get(), into.get(), path + name + '/', but);
                ::unlinkat(from, name.c_str(), AT_REMOVEDIR);
                ::unlinkat(to, name.c_str(), AT_REMOVEDIR);  // where nothing was moved into it
                continue;
            }
        }
        std::string free = name;
        while (has_entry(to, free)) free += '~';
        ::renameat(from, name.c_str(), to, free.c_str());
    }
}

}  // namespace

void remove_results(int folder, const std::set<std::string>& names) {
    FolderWalk walk(folder);
    for (const std::string& name : names) {
        const int holder = walk.holder_of(name);
        if (holder >= 0) ::unlinkat(holder, last_part(name).c_str(), 0);
    }
    remove_emptied_folders(folder, names);
}

void remove_emptied_folders(int folder, const std::set<std::string>& names) {
    std::set<std::string, std::greater<>> folders;  // what is below a folder comes before it
    for (const std::string& name : names) {
        for (std::string& above : folders_above(name)) {
            if (!folders.insert(std::move(above)).second) break;
        }
    }
    FolderWalk walk(folder);
    for (const std::string& emptied : folders) {
        const int holder = walk.holder_of(emptied);
        if (holder >= 0) ::unlinkat(holder, last_part(emptied).c_str(), AT_REMOVEDIR);
    }
}

void move_contents(int from, int to, const std::set<std::string>& but) { move_below(from, to, "", but); }

}  // namespace rostra::core
