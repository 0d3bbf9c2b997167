// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "files/file_handle.hpp"

namespace rostra::core {

/// Opens the folder `name` in the folder `at`. A link in its place is refused (ELOOP or ENOTDIR), so what is done below
/// the folder stays below it. Empty with errno on failure.
[[nodiscard]] FileHandle open_folder(int at, const std::string& name);

/// What stands behind the last '/' of a path.
[[nodiscard]] std::string last_part(std::string_view path);

/// Reaches the folders that hold files, given by their paths below one folder, without following a link at any step.
/// The folder reached last stays open: files that are asked for in the order of their paths cost one step each.
///
///     FolderWalk walk(out);
///     const int folder = walk.holder_of("texts/a/b.txt");  // that of texts/a
///     if (folder >= 0) ::unlinkat(folder, "b.txt", 0);
class FolderWalk {
public:
    enum class Missing { fails, is_made };

    /// `at` stays open longer than the walk. Missing folders fail with ENOENT, or are made.
    explicit FolderWalk(int at, Missing missing = Missing::fails) : at_(at), missing_(missing) {}

    /// The descriptor of the folder that holds the file; -1 with errno on failure. Valid until the next call.
    [[nodiscard]] int holder_of(std::string_view path);

private:
    int at_;
    Missing missing_;
    std::string reached_;
    FileHandle folder_;
};

/// Whether `folder` holds something of that name, a link included.
[[nodiscard]] bool has_entry(int folder, const std::string& name);

/// Waits until what was written to a file, or the names in a folder, would outlast a power cut; its errno, or 0. Where a
/// file system has no such thing, 0.
[[nodiscard]] int sync_to_disk(int descriptor);

/// The same for all of the file system that holds an open file.
[[nodiscard]] int sync_file_system(int descriptor);

}  // namespace rostra::core
