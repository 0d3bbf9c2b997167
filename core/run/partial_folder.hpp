// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "files/file_handle.hpp"

namespace rostra::core {

/// The name, inside a run directory, of the folder for what is not finished.
inline constexpr const char* kPartialFolder = "run.partial";

/// The folder of a run's unfinished files, and the folders that had to be made to hold it. Locked while the
/// run lives, so that two runs cannot write to one directory, and what a killed run left can be told from one
/// at work.
class PartialFolder {
public:
    /// Makes `folder` and those above it where they are missing, and run.partial in it, or takes over the one
    /// that a killed run has left, with all in it. `shown` is how messages name `folder`.
    [[nodiscard]] static Result<PartialFolder> make(const std::string& folder, const std::string& shown);

    [[nodiscard]] const std::string& path() const { return path_; }

    /// Removes what is in the folder; false where something could not be.
    [[nodiscard]] bool clear() const noexcept;

    /// Removes the folder with all in it, and with `also_made` those that `make` made, as far as they are
    /// empty. Uses nothing but system calls and the stack and changes nothing in this object: it may be
    /// called while other threads hold any lock or are stuck, right before `_exit`. Gives up after
    /// `patience`: what is left then is still in run.partial, and the next run removes it.
    void erase_now(std::chrono::milliseconds patience, bool also_made = true) const noexcept;

private:
    std::string path_;
    std::vector<std::string> made_;  // outermost first
    FileHandle lock_;
};

}  // namespace rostra::core
