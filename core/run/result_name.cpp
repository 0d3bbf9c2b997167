// SPDX-License-Identifier: Apache-2.0
#include "run/result_name.hpp"

#include <algorithm>
#include <cstddef>

#include "files/content_hash.hpp"

namespace rostra::core {

namespace {

constexpr std::size_t kLongestPart = 255;  // bytes, of ext4 and most others
constexpr std::size_t kLongestName =
    2000;  // half of what a path may have, so there is room for the folder of results

bool is_part(std::string_view part) {
    return !part.empty() && part != "." && part != ".." && part.find('\0') == std::string_view::npos;
}

std::string shortened(std::string part) {
    if (part.size() <= kLongestPart) return part;
    const std::string hash = '~' + content_hash(part);
    std::size_t size = kLongestPart - hash.size();
    while ((static_cast<unsigned char>(part[size]) & 0xC0U) == 0x80U) --size;
    part.resize(size);
    return part + hash;
}

/// Fit for one part of a path.
std::string without_slashes(std::string_view text) {
    std::string part;
    for (const char c : text) {
        if (c == '/') {
            part += "%2F";
        } else if (c == '\0') {
            part += "%00";
        } else {
            part += c;
        }
    }
    return part;
}

}  // namespace

bool is_result_name(std::string_view name) {
    while (true) {
        const std::size_t slash = name.find('/');
        if (!is_part(name.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        name.remove_prefix(slash + 1);
    }
}

std::string text_name(std::string_view document) {
    const std::size_t key = std::min(document.find('#'), document.size());
    const std::size_t last = document.substr(0, key).rfind('/') + 1;  // 0 where there is no folder
    std::string name = "texts/";
    for (std::string_view folders = document.substr(0, last); !folders.empty();) {
        const std::size_t end = folders.find('/');
        name += shortened(std::string(folders.substr(0, end))) + '/';
        folders.remove_prefix(end + 1);
    }
    name += shortened(without_slashes(document.substr(last)));
    return name.size() <= kLongestName ? name : "texts/" + shortened(without_slashes(document));
}

}  // namespace rostra::core
