// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "files/bytes.hpp"

namespace rostra::core {

/// A file that a plugin was given, for the record of the run.
struct DataFile {
    std::string name;  ///< its path below the data folder; of a file that an option names, as the option says
    std::string xxh128;  ///< of its bytes
};

/// The one reader of what a plugin ships in its folder `data` and of the files that its options name. A text that is
/// handed out is well-formed UTF-8; each file is read once, and remembered with its hash. One thread at a time.
class PluginData {
public:
    /// `plugin`: its id, for messages. `shipped`: the files that the plugin was built with, by their paths below `folder`;
    /// one of these that is missing is an error, whoever may go without it.
    PluginData(std::string plugin, std::filesystem::path folder, const std::vector<std::string>& shipped);

    /// The files below the folder, those that were shipped and lost among them, ascending bytewise.
    [[nodiscard]] Result<std::vector<std::string_view>> names();

    /// The text of a file of the folder; nothing where it is optional and neither there nor shipped. Errors of what was
    /// installed are of kind usage, those of reading are not. Views live as long as this.
    [[nodiscard]] Result<std::optional<std::string_view>> read(std::string_view name, bool optional);

    /// The text of a file that an option names.
    [[nodiscard]] Result<std::string_view> read_named(std::string_view path);

    /// The first error there was: a run without all the data asked for must not begin.
    [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }
    /// What was read, by name.
    [[nodiscard]] std::vector<DataFile> files() const;

private:
    struct Text {
        Bytes bytes;
        std::string_view view;
        std::string xxh128;
    };
    /// What differs between the two kinds of files.
    struct Kind {
        std::string words;  ///< "the data file '/…/en/months.txt' of plugin 'x'"
        std::string cure;   ///< "install the plugin anew"
    };

    /// What one look at a path tells.
    struct FileLook {
        bool absent = false;
        bool folder = false;
        std::uint64_t size = 0;  ///< of a regular file
    };

    [[nodiscard]] static FileLook look_at(const std::filesystem::path& path);
    [[nodiscard]] Result<std::string_view> text(const std::string& name, const std::filesystem::path& path,
                                                const FileLook& look, const Kind& kind);
    [[nodiscard]] Error failed(Error error);

    std::string plugin_;
    std::filesystem::path folder_;
    std::set<std::string, std::less<>> names_;  // shipped, then those found too
    std::set<std::string, std::less<>> shipped_;
    bool listed_ = false;
    std::map<std::string, Text, std::less<>> texts_;
    std::optional<Error> failure_;
};

}  // namespace rostra::core
