// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/abi/service_data.h"
#include "rostra/call.hpp"
#include "rostra/setup.hpp"

namespace rostra {
inline namespace v0 {

/// A text that the host read for the plugin: valid UTF-8 without a byte-order mark. Valid as long as the call.
class DataText {
public:
    DataText(std::string path, std::string_view text) : path_(std::move(path)), text_(text) {}

    [[nodiscard]] const std::string& path() const { return path_; }  ///< for messages
    [[nodiscard]] std::string_view text() const { return text_; }

    /// "…/data/en/months.txt:12: why", for what a line or (0) the whole file has wrong.
    [[nodiscard]] std::string complaint(std::size_t line, std::string_view why) const {
        return path_ + (line == 0 ? std::string() : ":" + std::to_string(line)) + ": " + std::string(why);
    }

private:
    std::string path_;
    std::string_view text_;
};

/// The files that a plugin ships in its folder `data`, and those that its options name; for its constructor alone. What
/// cannot be read ends the run before it begins: the host says which file it is and what to do.
///
///     explicit Tokenizer(const Setup& setup, const Call& call) {
///         const Data data(setup, call);
///         const std::string_view words = data.read("en/stop-words.txt").text();
class Data {
public:
    /// Both outlive it.
    Data(const Setup& setup, const Call& call)
        : folder_(setup.data_dir()), call_(call.raw()), data_(&call.service<rostra_data>(ROSTRA_DATA)) {}

    /// All files by their paths below the folder, ascending bytewise: "en/months.txt".
    [[nodiscard]] std::vector<std::string_view> names() const {
        const rostra_str* names = nullptr;
        std::int64_t count = 0;
        detail::require(data_->list(call_, &names, &count));
        std::vector<std::string_view> out;
        for (std::int64_t i = 0; i < count; ++i) out.push_back(view(names[i]));
        return out;
    }

    /// The folders right below it, ascending bytewise: the languages, where there is a folder for each. At least one:
    /// throws IoError where there is none, since a plugin that asks has lost what it was installed with.
    [[nodiscard]] std::vector<std::string_view> folders() const {
        std::vector<std::string_view> folders;
        for (const std::string_view name : names()) {
            const std::size_t slash = name.find('/');
            if (slash == std::string_view::npos) continue;
            if (folders.empty() || folders.back() != name.substr(0, slash))
                folders.push_back(name.substr(0, slash));
        }
        if (folders.empty()) {
            throw IoError("there are no files of data in '" + folder_ + "'; install the plugin anew");
        }
        return folders;
    }

    [[nodiscard]] DataText read(std::string_view name) const { return *text(name, false); }
    /// Nothing where the file is not there; a shipped file that was lost is an error all the same.
    [[nodiscard]] std::optional<DataText> read_if_there(std::string_view name) const {
        return text(name, true);
    }
    /// A file that an option of type `path` names; `where` is Options::where() of that option.
    [[nodiscard]] DataText read_named(std::string_view path, std::uint32_t where) const {
        rostra_str text{};
        detail::require(data_->read_named(call_, str(path), where, &text));
        return {std::string(path), view(text)};
    }

private:
    [[nodiscard]] std::optional<DataText> text(std::string_view name, bool optional) const {
        rostra_str text{};
        detail::require(data_->read(call_, str(name), optional ? 1 : 0, &text));
        if (text.data == nullptr) return std::nullopt;
        return DataText(folder_ + "/" + std::string(name), view(text));
    }

    std::string folder_;
    const rostra_call* call_;
    const rostra_data* data_;
};

}  // namespace v0
}  // namespace rostra
