// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/source_place.hpp"

namespace rostra::core {

/// A key of a table with its value. A template, so that it need not be complete before `Value` is.
template <class Value>
struct BasicOptionEntry {
    std::string key;
    SourcePlace key_place;
    Value value;
};

struct OptionValue;
using OptionEntry = BasicOptionEntry<OptionValue>;

/// A plain value that a person wrote, and where: a tree of booleans, numbers, strings, lists and tables.
/// Manifests and pipelines are read into one; an option's default and its checked value are one.
///
///     if (const OptionValue* ngrams = options.find("ngrams")) use(ngrams->list());
struct OptionValue {
    using List = std::vector<OptionValue>;
    using Table = std::vector<OptionEntry>;  ///< in the order written; keys are unique

    std::variant<bool, std::int64_t, double, std::string, List, Table> data = false;
    SourcePlace place;  ///< of the value; of its header for a [table]

    [[nodiscard]] bool is_bool() const { return std::holds_alternative<bool>(data); }
    [[nodiscard]] bool is_integer() const { return std::holds_alternative<std::int64_t>(data); }
    [[nodiscard]] bool is_real() const { return std::holds_alternative<double>(data); }
    [[nodiscard]] bool is_string() const { return std::holds_alternative<std::string>(data); }
    [[nodiscard]] bool is_list() const { return std::holds_alternative<List>(data); }
    [[nodiscard]] bool is_table() const { return std::holds_alternative<Table>(data); }

    // Each may be called only where its is_… says so.
    [[nodiscard]] bool boolean() const { return std::get<bool>(data); }
    [[nodiscard]] std::int64_t integer() const { return std::get<std::int64_t>(data); }
    [[nodiscard]] double real() const { return std::get<double>(data); }
    [[nodiscard]] const std::string& string() const { return std::get<std::string>(data); }
    [[nodiscard]] const List& list() const { return std::get<List>(data); }
    [[nodiscard]] const Table& table() const { return std::get<Table>(data); }
    [[nodiscard]] Table& table() { return std::get<Table>(data); }

    /// The value at `key` of a table; nullptr where it has none or this is no table.
    [[nodiscard]] const OptionValue* find(std::string_view key) const;
    [[nodiscard]] OptionValue* find(std::string_view key);
};

/// Makes `place` the place of a value, and of all that is in it.
void set_places(OptionValue& value, const SourcePlace& place);

/// "a string", "a whole number", "a list" …: what a value is, for messages.
[[nodiscard]] std::string_view kind_of(const OptionValue& value);

/// The value as one writes it in a pipeline, on one line: `"a"`, `2`, `[1, 2]`, `{ "Mr. Guo" = "Guo Yezhou" }`.
[[nodiscard]] std::string to_toml(const OptionValue& value);

/// A string as TOML writes it, quoted; a key, quoted only where it has to be.
[[nodiscard]] std::string toml_string(std::string_view text);
[[nodiscard]] std::string toml_key(std::string_view key);

}  // namespace rostra::core
