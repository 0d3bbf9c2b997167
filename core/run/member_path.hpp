// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rostra::core {

/// A path in an archive, fit to be part of an id.
struct MemberPath {
    std::string path;        ///< without empty parts and "."
    bool hidden = false;     ///< a name in it begins with '.', or is what macOS adds to archives
    bool leads_out = false;  ///< it is absolute, or has a part ".."
};

/// Of a file in a ZIP or tar archive, whose names may have been made by anybody, with '/' or '\'.
[[nodiscard]] MemberPath member_path(std::string_view written);

/// Of a page in a web archive: its address without "https://" and the part behind '#'. The page of a folder is "index" in it:
/// "https://a.example/" is "a.example/index".
[[nodiscard]] MemberPath address_path(std::string_view uri);

/// Whether an address, of "http" or "https", is one of pages.
[[nodiscard]] bool is_web_address(std::string_view uri);

/// Whether a media type, in lower case, is one of what pages are shown with, and no document: pictures, sounds, films, fonts,
/// styles, scripts.
[[nodiscard]] bool is_page_part(std::string_view media_type);

}  // namespace rostra::core
