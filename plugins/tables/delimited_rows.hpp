// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "table_row.hpp"

namespace rostra::tables {

/// What stands between the fields of a table: of `,`, tab, `;` and `|` the one that is as many times, and at least once, in three
/// of four of the first rows, and most often; none where there is no such.
[[nodiscard]] std::optional<char> find_delimiter(std::string_view text);

/// Rows of delimited values (RFC 4180: a field may be quoted, and hold delimiters, line ends and "" for " then). The first row
/// names the columns.
class DelimitedRows {
public:
    DelimitedRows(std::string_view text, char delimiter);

    /// As the first row has them, white space around them off; empty where the text is.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

    /// The next row that is not blank. A row with more or fewer fields than there are names is wrong.
    bool next(TableRow& row);

    static constexpr std::size_t kMostColumns = 10'000;

private:
    bool read(std::vector<Value>& values, std::string& wrong);
    Value read_field(std::string& wrong);

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    std::size_t number_ = 0;
    std::vector<std::string> names_;
    std::vector<Value> values_;
};

}  // namespace rostra::tables
