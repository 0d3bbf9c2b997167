// SPDX-License-Identifier: Apache-2.0
#include "loader/plugin_data.hpp"

#include <algorithm>
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

constexpr std::uintmax_t kLargest = std::uintmax_t{1} << 30U;

/// A path in full, however long: its end says which file it is.
std::string quoted(const std::string& path) { return "'" + printable(path) + "'"; }

/// Whether a path names a file below the folder it is taken from.
bool stays_inside(std::string_view name) {
    const fs::path path(name);
    return !name.empty() && name.find('\0') == std::string_view::npos && path.is_relative() &&
           std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
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
    if (!listed_ && fs::status(folder_, error).type() == fs::file_type::directory) {
        fs::recursive_directory_iterator at(folder_, error);
        for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
            std::error_code ignored;
            if (!at->is_directory(ignored)) names_.insert(at->path().lexically_relative(folder_).string());
        }
        if (error) {
            return failed(Error::failed("cannot list the data folder " + quoted(folder_.string()) +
                                        " of plugin " + in_quotes(plugin_) + ": " + error.message()));
        }
    }
    listed_ = true;
    return std::vector<std::string_view>(names_.begin(), names_.end());
}

Result<std::optional<std::string_view>> PluginData::read(std::string_view name, bool optional) {
    if (!stays_inside(name)) {
        return failed(Error::usage("plugin " + in_quotes(plugin_) + " asks for the data file " +
                                   in_quotes(name) + ", which is not below its data folder"));
    }
    const fs::path path = folder_ / name;
    std::error_code error;
    const bool absent = fs::status(path, error).type() == fs::file_type::not_found;
    if (absent && optional && !shipped_.contains(name)) return std::optional<std::string_view>();
    const Result<std::string_view> read =
        text(std::string(name), path,
             {"the data file " + quoted(path.string()) + " of plugin " + in_quotes(plugin_),
              "install the plugin anew"});
    if (!read) return read.error();
    return std::optional<std::string_view>(*read);
}

Result<std::string_view> PluginData::read_named(std::string_view path) {
    Result<std::string_view> read = text(std::string(path), fs::path(path),
                                         {"the file " + quoted(std::string(path)), "name another file"});
    // Whatever is wrong with it, the option names a file that cannot be used.
    if (!read) return Error::usage(read.error().message);
    return read;
}

Result<std::string_view> PluginData::text(const std::string& name, const fs::path& path, const Kind& kind) {
    if (const auto known = texts_.find(name); known != texts_.end()) return known->second.view;
    const auto unusable = [&](const std::string& why, const std::string& other_cure = "") {
        return failed(Error::usage(kind.words + " " + why + "; " + other_cure + kind.cure));
    };
    std::error_code error;
    const fs::file_type type = fs::status(path, error).type();
    if (type == fs::file_type::not_found) return unusable("is not there");
    if (type == fs::file_type::directory) return unusable("is a folder");
    if (type == fs::file_type::regular && fs::file_size(path, error) > kLargest && !error)
        return unusable("is larger than 1 GiB");
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
