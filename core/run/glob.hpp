// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace rostra::core {

/// Whether it may mean more than itself: `*`, `?`, `[` or `\` stand in it.
[[nodiscard]] bool is_pattern(std::string_view path);

/// Whether a name without '/' is one that the pattern means: `*` any characters, `?` one, `[a-z]` one of
/// these, `[!a-z]` one of the others, `\` the next as it is. A dot at the front is matched only by a dot.
[[nodiscard]] bool name_matches(std::string_view pattern, std::string_view name);

/// A file that was found, or something else that is not a folder.
struct FoundFile {
    enum class Kind : std::uint8_t {
        regular,
        special,  ///< a pipe, a socket or a device
        unknown,  ///< it could not be looked at: a link to nowhere, most likely
    };
    std::string path;
    std::uint64_t bytes = 0;
    Kind kind = Kind::regular;
    std::uint64_t device = 0;  ///< with `inode`, which file it is, whatever led to it; both 0 where not known
    std::uint64_t inode = 0;
};

/// Looks at one file, following links; the errno that kept it from being looked at, or 0. Folders are EISDIR.
[[nodiscard]] int look_at(const std::string& path, FoundFile& file);

/// All that match an absolute pattern but folders, each once, in no order. A folder that cannot be listed is
/// an error, one that is not there holds nothing.
[[nodiscard]] Result<std::vector<FoundFile>> expand(const std::string& pattern);

}  // namespace rostra::core
