// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rostra::core {

/// Whom code is taken from: those who could put their own in our place anyhow. These are root, the person who runs the
/// program, and whoever may write to the program itself. So a folder beside the program is never more suspect than
/// the program, however its files came there (a checkout made with umask 002, a container in which another user owns it).
struct PathTrust {
    std::vector<uid_t> owners;
    std::vector<gid_t> groups;  ///< may write to the program
    bool anyone = false;        ///< the program itself may be written by all

    /// Of the running program. Asks the system each time.
    [[nodiscard]] static PathTrust of_this_program();

    /// Why what lies at `path` is not to be run, and the cure; nothing where it may be, or is not there. A group that is a
    /// person's own (it has that person's name and no other member) counts as that person.
    [[nodiscard]] std::optional<std::string> objection(const std::filesystem::path& path) const;
};

}  // namespace rostra::core
