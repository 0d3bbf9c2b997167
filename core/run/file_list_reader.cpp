// SPDX-License-Identifier: Apache-2.0
#include "run/file_list_reader.hpp"

#include <algorithm>

#include "unicode/utf8.hpp"

namespace rostra::core {

std::vector<ListedPath> paths_of(const FileList& list) {
    const bool lines = list.separator == '\n';
    std::string_view rest = list.bytes;
    if (lines && rest.starts_with(kUtf8Mark)) rest.remove_prefix(kUtf8Mark.size());
    std::vector<ListedPath> paths;
    for (std::uint32_t line = 1; !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find(list.separator), rest.size());
        std::string_view path = rest.substr(0, end);
        if (lines && path.ends_with('\r')) path.remove_suffix(1);
        if (!path.empty()) paths.push_back({path, line});
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return paths;
}

}  // namespace rostra::core
