// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "files/file_handle.hpp"

namespace rostra::core {

/// The name of the folder of unfinished results where it stands inside the run directory; beside it, the folder is
/// called ".NAME.partial".
inline constexpr const char* kPartialFolder = "run.partial";

/// The folder of a run's unfinished files. It is locked while the run lives, so that two runs cannot write to one
/// directory, and what a killed run left can be told from a run at work.
///
/// It is never reached through a link, belongs to the user who runs, and is emptied through the descriptor that is
/// locked: whatever takes its place by name meanwhile is not touched.
class PartialFolder {
public:
    /// Makes the folder `name` in the open folder `holder` (at `holder_path`), or takes over the one that a killed run
    /// has left, with all in it. `shown` is how messages name the run directory. With `marked`, a folder that holds
    /// anything is taken over only if a run made it.
    [[nodiscard]] static Result<PartialFolder> make(FileHandle holder, const std::string& holder_path,
                                                    const std::string& name, const std::string& shown,
                                                    bool marked);

    /// Folders made to hold this one, outermost first; `erase_now` takes them away.
    void made_for_it(std::vector<std::string> folders) { made_ = std::move(folders); }

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] int descriptor() const { return lock_.get(); }

    /// Removes what is in the folder; false where something could not be.
    [[nodiscard]] bool clear() const noexcept;

    /// Removes the folder with all in it, and with `also_made` those made to hold it, as far as they are empty. Uses
    /// nothing but system calls and the stack and changes nothing in this object: it may be called while other threads
    /// hold any lock or are stuck, and from a signal handler. Gives up after `patience`: the next run removes what is
    /// left then.
    void erase_now(std::chrono::milliseconds patience, bool also_made = true) const noexcept;

private:
    std::string path_;
    std::string name_;
    std::vector<std::string> made_;
    FileHandle holder_;
    FileHandle lock_;
};

/// Makes a folder and those above it; those that had to be made are added to `made`, outermost first. Its errno, or 0.
[[nodiscard]] int make_folders(const std::string& path, std::vector<std::string>& made);

/// Removes folders that `make_folders` made, as far as they are empty.
void remove_made(const std::vector<std::string>& made);

}  // namespace rostra::core
