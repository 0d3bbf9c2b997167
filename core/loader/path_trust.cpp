// SPDX-License-Identifier: Apache-2.0
#include "loader/path_trust.hpp"

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>

#include "base/wording.hpp"
#include "loader/search_path.hpp"

namespace rostra::core {

namespace {

template <class Id>
bool holds(const std::vector<Id>& ids, Id id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// NOLINTBEGIN(concurrency-mt-unsafe): plugins are looked for before any thread is started

/// Whether a group is one person's: many systems make one for each, of the same name, and let it write what that person
/// makes.
bool is_own_group(gid_t group, const std::vector<uid_t>& owners) {
    const struct group* entry = ::getgrgid(group);
    if (entry == nullptr) return false;
    const std::string name = entry->gr_name;
    std::vector<std::string> members;
    for (char** member = entry->gr_mem; *member != nullptr; ++member) members.emplace_back(*member);
    if (std::any_of(members.begin(), members.end(), [&](const std::string& m) { return m != name; }))
        return false;
    const struct passwd* person = ::getpwnam(name.c_str());
    return person != nullptr && holds(owners, person->pw_uid);
}

std::string name_of_user(uid_t user) {
    const struct passwd* entry = ::getpwuid(user);
    return entry == nullptr ? "the user with number " + std::to_string(user)
                            : "user " + in_quotes(entry->pw_name);
}

// NOLINTEND(concurrency-mt-unsafe)

}  // namespace

PathTrust PathTrust::of_this_program() {
    PathTrust trust;
    trust.owners = {0, ::geteuid()};
    struct stat status {};
    if (::stat("/proc/self/exe", &status) != 0) return trust;
    trust.owners.push_back(status.st_uid);
    if ((status.st_mode & S_IWGRP) != 0) trust.groups.push_back(status.st_gid);
    trust.anyone = (status.st_mode & S_IWOTH) != 0;
    return trust;
}

std::optional<std::string> PathTrust::objection(const std::filesystem::path& path) const {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    const std::string shown = "'" + printable(path.string()) + "'";
    if (!holds(owners, status.st_uid)) {
        return shown + " belongs to " + name_of_user(status.st_uid) +
               ", who could change what the plugin does; if you trust it, make it yours: chown -R $(id -u) " +
               shown;
    }
    const bool by_all = (status.st_mode & S_IWOTH) != 0 && !anyone;
    const bool by_group = (status.st_mode & S_IWGRP) != 0 && !holds(groups, status.st_gid) &&
                          !is_own_group(status.st_gid, owners);
    if (!by_all && !by_group) return std::nullopt;
    // A folder that is shared on purpose, as /tmp is, has to stay so.
    const bool shared = (status.st_mode & S_ISVTX) != 0;
    return shown + " can be written by " + (by_all ? "everyone" : "its group") +
           ", so others could change what the plugin does; " +
           (shared ? "move it into a folder of your own"
                   : "if you trust what is in it: chmod -R go-w " + shown);
}

}  // namespace rostra::core
