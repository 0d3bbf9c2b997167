// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "column_roles.hpp"
#include "json_scan.hpp"
#include "table_row.hpp"

namespace rostra::tables {

/// Records of JSON: a line each; or the elements of a list, of all lists in the file the one whose records have the most of what a
/// table of texts has (a text, times, a speaker), and of equals the one with the longest first text; or the one record that the
/// file is. Throws DocumentError where the file is no JSON or no record has a text.
class JsonRows {
public:
    JsonRows(std::string_view text, const ColumnRoles& roles);

    bool next(TableRow& row);

private:
    void look_at(std::size_t at, int depth);
    void consider(std::size_t array);
    bool next_line(TableRow& row);

    std::string_view text_;
    const ColumnRoles& roles_;
    JsonScan scan_;
    enum class Form { lines, list, one } form_ = Form::list;
    std::size_t at_ = 0;
    bool first_ = true;
    std::size_t number_ = 0;
    std::optional<std::size_t> best_;
    std::size_t best_score_ = 0;
    std::size_t best_length_ = 0;
};

/// Whether a text begins as JSON does.
[[nodiscard]] bool begins_as_json(std::string_view text);

}  // namespace rostra::tables
