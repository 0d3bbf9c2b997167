// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// Takes the known keys out of a table, one by one; what is of the wrong type is an error, and finish() makes one of
/// every key that nobody asked for.
///
///     KeyReader input(table, "[input]", errors);
///     const std::optional<std::string> language = input.string("language");
///     input.finish();
class KeyReader {
public:
    /// `subject` names the table in messages: "[input]", "component 'counts'".
    KeyReader(const OptionValue& table, std::string subject, Diagnostics& errors);

    /// The value at `key` whatever its type; nullptr where it is absent.
    const OptionValue* any(std::string_view key);

    // As any(), but a value of another type is an error and counts as absent.
    const OptionValue* list(std::string_view key);
    const OptionValue* table(std::string_view key);
    const OptionValue* text(std::string_view key);

    // The plain values; absent ones are nullopt, or false.
    std::optional<std::string> string(std::string_view key);
    std::optional<std::int64_t> integer(std::string_view key);
    bool flag(std::string_view key);

    /// As string(), but an absent or empty one is an error at the table.
    std::string required_string(std::string_view key);

    /// As required_string() for one of `words`: its index. None where the error was said.
    std::optional<std::size_t> required_word(std::string_view key, std::span<const std::string_view> words);

    /// Makes an error of each unknown key. To be called once, after the last key was asked for.
    void finish();

private:
    const OptionValue* of_kind(std::string_view key, bool right, const OptionValue* value,
                               std::string_view kind);

    const OptionValue& table_;
    std::string subject_;
    Diagnostics& errors_;
    std::vector<std::string> known_;
};

}  // namespace rostra::core
