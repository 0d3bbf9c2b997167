// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

#include "base/result.hpp"
#include "files/file_handle.hpp"

namespace rostra::core {

/// Where a run directory stands: the folder that holds it, and its name in there.
class RunPlace {
public:
    /// Of an absolute path; a link to a folder stands for that folder.
    explicit RunPlace(const std::string& path);

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const std::string& holder_path() const { return holder_path_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    /// ".NAME.partial"
    [[nodiscard]] std::string partial_name() const;

    /// Whether it holds nothing but what a killed run left in it, or is not there; an error where it is no folder.
    [[nodiscard]] Result<bool> is_free(const std::string& shown) const;

    /// Opens the folder that holds it, to be listed and synced; empty with errno where it cannot.
    [[nodiscard]] FileHandle open_holder() const;
    /// Opens the run directory itself; empty where there is none.
    [[nodiscard]] FileHandle open() const;

    /// Whether a folder can be made beside it and put in its place: `holder` can be written to, and the run directory
    /// (-1: not there) is no mount point.
    [[nodiscard]] static bool has_room_beside(int holder, int out);
    /// Whether the process stands in the run directory or below it, so that another in its place would not be seen.
    [[nodiscard]] static bool holds_working_folder(int out);
    /// Whether it holds nothing but these results, whose paths below it are given, and a record.
    [[nodiscard]] static bool holds_only(int out, const std::set<std::string>& results);

private:
    std::string path_;
    std::string holder_path_;
    std::string name_;
};

}  // namespace rostra::core
