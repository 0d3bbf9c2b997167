// SPDX-License-Identifier: Apache-2.0
#include "run/member_path.hpp"

#include <algorithm>
#include <array>

namespace rostra::core {

namespace {

/// Calls `take` with each part between slashes.
template <class Take>
void each_part(std::string_view path, std::string_view slashes, const Take& take) {
    while (!path.empty()) {
        const std::size_t end = std::min(path.find_first_of(slashes), path.size());
        take(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
}

void append(std::string& path, std::string_view part) {
    if (!path.empty()) path += '/';
    path += part;
}

bool has_drive(std::string_view path) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return path.size() >= 3 && is_letter(path[0]) && path[1] == ':' && (path[2] == '\\' || path[2] == '/');
}

}  // namespace

MemberPath member_path(std::string_view written) {
    MemberPath member;
    member.leads_out = written.starts_with('/') || written.starts_with('\\') || has_drive(written);
    each_part(written, "/\\", [&](std::string_view part) {
        if (part == "..") member.leads_out = true;
    });
    each_part(written, "/", [&](std::string_view part) {
        if (part.empty() || part == ".") return;
        member.hidden = member.hidden || (part.starts_with('.') && part != "..") || part == "__MACOSX";
        append(member.path, part);
    });
    return member;
}

MemberPath address_path(std::string_view uri) {
    const std::size_t scheme = uri.find("://");
    if (scheme != std::string_view::npos) uri.remove_prefix(scheme + 3);
    uri = uri.substr(0, uri.find('#'));
    MemberPath address;
    each_part(uri, "/", [&](std::string_view part) {
        if (!part.empty() && part != "." && part != "..") append(address.path, part);
    });
    const bool names_folder = uri.ends_with('/') || address.path.find('/') == std::string::npos;
    if (scheme != std::string_view::npos && !address.path.empty() && names_folder &&
        uri.find('?') == std::string_view::npos)
        append(address.path, "index");
    return address;
}

bool is_web_address(std::string_view uri) {
    std::string scheme(uri.substr(0, uri.find("://")));
    for (char& c : scheme) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return scheme.size() < uri.size() && (scheme == "http" || scheme == "https");
}

bool is_page_part(std::string_view media_type) {
    constexpr std::array<std::string_view, 4> kKinds = {"image/", "audio/", "video/", "font/"};
    constexpr std::array<std::string_view, 8> kTypes = {"application/ecmascript",   "application/font-woff",
                                                        "application/javascript",   "application/wasm",
                                                        "application/x-javascript", "text/css",
                                                        "text/ecmascript",          "text/javascript"};
    return std::any_of(kKinds.begin(), kKinds.end(),
                       [&](std::string_view kind) { return media_type.starts_with(kind); }) ||
           std::find(kTypes.begin(), kTypes.end(), media_type) != kTypes.end();
}

}  // namespace rostra::core
