// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "sqlite_database.hpp"

namespace rostra::sqlite {

/// Texts that come again and again, each stored once in an SQL table of its own; rows name them by number. Numbers are
/// given from 1, in the order in which texts are first met.
///
///     NumberedTexts words(database, "__word", "word");
///     insert.bind(1, words.number("named"));
class NumberedTexts {
public:
    /// Makes the SQL table `table (number, column)`. No other is of that name.
    NumberedTexts(Database& database, std::string_view table, std::string_view column);

    [[nodiscard]] std::int64_t number(std::string_view text);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    Statement insert_;
    std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> numbers_;
};

}  // namespace rostra::sqlite
