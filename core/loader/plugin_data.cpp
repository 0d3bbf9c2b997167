// SPDX-License-Identifier: Apache-2.0
#include "loader/plugin_data.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

#include "base/wording.hpp"
#include "files/content_hash.hpp"
#include "files/read_file.hpp"
#include "unicode/utf8.hpp"

namespace rostra::core {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kLargest = std::uint64_t{1} << 30U;

/// A path in full, however long: its end says which file it is.
std::string quoted(const std::string& path) { return "'" + printable(path) + "'"; }

/// Whether a path names a file below the folder it is taken from.
bool stays_inside(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find('\0') != std::string_view::npos) return false;
    while (!name.empty()) {
        const std::string_view part = name.substr(0, name.find('/'));
        if (part == "..") return false;
        name.remove_prefix(std::min(part.size() + 1, name.size()));
    }
    return true;
}

/// The number of the line with the first byte that is no UTF-8.
std::size_t first_bad_line(std::string_view text) {
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_length(text.substr(at, 4));
        if (length == 0) break;
        if (text[at] == '\n') ++line;
        at += length;
    }
    return line;
}

}  // namespace

PluginData::FileLook PluginData::look_at(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {errno == ENOENT || errno == ENOTDIR, false, 0};
    return {false, S_ISDIR(status.st_mode),
            S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0};
}

PluginData::PluginData(std::string plugin, fs::path folder, const std::vector<std::string>& shipped)
    : plugin_(std::move(plugin)), folder_(std::move(folder)), names_(shipped.begin(), shipped.end()) {
    shipped_ = names_;
}

Error PluginData::failed(Error error) {
    if (!failure_) failure_ = error;
    return error;
}

Result<std::vector<std::string_view>> PluginData::names() {
    std::error_code error;
    bool whole = true;
    if (!listed_ && fs::status(folder_, error).type() == fs::file_type::directory) {
        fs::recursive_directory_iterator at(folder_, error);
        for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
            std::error_code ignored;
            const bool folder = at->is_directory(ignored);
            // What is behind a link to a folder is read and not listed: the list is never the whole then.
            whole = whole && !(folder && at->is_symlink(ignored));
            if (!folder) names_.insert(at->path().lexically_relative(folder_).string());
        }
        if (error) {
            return failed(Error::failed("cannot list the data folder " + quoted(folder_.string()) +
                                        " of plugin " + in_quotes(plugin_) + ": " + error.message()));
        }
    }
    listed_ = whole;
    return std::vector<std::string_view>(names_.begin(), names_.end());
}

Result<std::optional<std::string_view>> PluginData::read(std::string_view name, bool optional) {
    if (!stays_inside(name)) {
        return failed(Error::usage("plugin " + in_quotes(plugin_) + " asks for the data file " +
                                   in_quotes(name) + ", which is not below its data folder"));
    }
    if (const auto known = texts_.find(name); known != texts_.end())
        return std::optional<std::string_view>(known->second.view);
    // Plugins ask for every list in every language, and most of these are not there.
    if (optional && listed_ && !names_.contains(name)) return std::optional<std::string_view>();
    const fs::path path = folder_ / name;
    const FileLook look = look_at(path);
    if (look.absent && optional && !shipped_.contains(name)) return std::optional<std::string_view>();
    const Result<std::string_view> read =
        text(std::string(name), path, look,
             {"the data file " + quoted(path.string()) + " of plugin " + in_quotes(plugin_),
              "install the plugin anew"});
    if (!read) return read.error();
    return std::optional<std::string_view>(*read);
}

Result<std::string_view> PluginData::read_named(std::string_view path) {
    if (const auto known = texts_.find(path); known != texts_.end()) return known->second.view;
    Result<std::string_view> read = text(std::string(path), fs::path(path), look_at(fs::path(path)),
                                         {"the file " + quoted(std::string(path)), "name another file"});
    // Whatever is wrong with it, the option names a file that cannot be used.
    if (!read) return Error::usage(read.error().message);
    return read;
}

Result<std::string_view> PluginData::text(const std::string& name, const fs::path& path, const FileLook& look,
                                          const Kind& kind) {
    const auto unusable = [&](const std::string& why, const std::string& other_cure = "") {
        return failed(Error::usage(kind.words + " " + why + "; " + other_cure + kind.cure));
    };
    if (look.absent) return unusable("is not there");
    if (look.folder) return unusable("is a folder");
    if (look.size > kLargest) return unusable("is larger than 1 GiB");
    Result<Bytes> bytes = read_file(path.string(), path.filename().string());
    if (!bytes) {
        return failed(Error::failed(kind.words + " cannot be used: " + bytes.error().message));
    }
    Text text{*std::move(bytes), {}, {}};
    text.view = text.bytes.view();
    text.xxh128 = content_hash(text.view);
    if (text.view.starts_with(kUtf8Mark)) text.view.remove_prefix(kUtf8Mark.size());
    if (!is_utf8(text.view)) {
        return unusable("is not UTF-8 (line " + std::to_string(first_bad_line(text.view)) + ")",
                        "save it as UTF-8, or ");
    }
    return texts_.emplace(name, std::move(text)).first->second.view;
}

std::vector<DataFile> PluginData::files() const {
    std::vector<DataFile> files;
    files.reserve(texts_.size());
    for (const auto& [name, text] : texts_) files.push_back({name, text.xxh128});
    return files;
}

}  // namespace rostra::core
