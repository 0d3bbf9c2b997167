// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "manifest/manifest.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// Where a value is written, for messages and for relative paths.
struct OptionContext {
    std::string owner;           ///< whose option it is: "stage 'terms'", "writer 'csv'"
    std::string folder;          ///< absolute; relative paths start here
    std::string working_folder;  ///< as `folder`, for values written on the command line
};

/// Whether a value was written on the command line: its place names words of it, and no line.
[[nodiscard]] inline bool on_command_line(const SourcePlace& place) {
    return place.line == 0 && !place.file.empty();
}

/// The value as the plugin gets it: a float where a whole number was written for one, bytes for a size, an absolute
/// path. None where it does not fit the option, or a list without the items that do not; that was said in `errors` then.
/// Whether the layers and columns it names exist is not asked here.
[[nodiscard]] std::optional<OptionValue> check_option(const OptionSpec& option, const OptionValue& written,
                                                      const OptionContext& context, Diagnostics& errors);

/// What the option takes, in words: "a list of whole numbers between 1 and 8 (tokens)", "'a' or 'b'".
[[nodiscard]] std::string describe_type(const OptionSpec& option);

/// The value as one writes it in a pipeline: as to_toml(), and a size as "64 MiB".
[[nodiscard]] std::string written_form(const OptionSpec& option, const OptionValue& value);

/// The two halves of "layer.column": split at the last dot, as names of layers may hold one. None without a dot, or
/// where a half is empty.
struct ColumnName {
    std::string layer;
    std::string column;
};
[[nodiscard]] std::optional<ColumnName> split_column(std::string_view text);

/// The layers that the default of an option of type layer or column names.
[[nodiscard]] std::vector<std::string> layers_of_default(const OptionSpec& option);

/// Below `folder`, unless it is absolute already; in normal form.
[[nodiscard]] std::string absolute_path(std::string_view path, std::string_view folder);

}  // namespace rostra::core
