// SPDX-License-Identifier: Apache-2.0
#include "report_plain.hpp"

#include <string_view>

#include "report_html.hpp"

namespace rostra::report {

namespace {

constexpr std::size_t kLongest = 160;  // bytes of a value

void append_value(std::string& out, std::string_view value) {
    std::size_t size = value.size();
    if (size > kLongest) {
        size = kLongest;
        while (size > 0 && (static_cast<unsigned char>(value[size]) & 0xC0U) == 0x80U) --size;
    }
    append_escaped(out, value.substr(0, size));
    if (size < value.size()) out += " …";
}

}  // namespace

void append_plain(std::string& out, const PlainTable& table) {
    if (table.rows.empty()) return;
    out += "<table><caption>";
    append_escaped(out, (table.is_layer ? "Layer " : "Table ") + table.name);
    if (static_cast<std::int64_t>(table.rows.size()) < table.of) {
        out += ", the first " + std::to_string(table.rows.size()) + " of " + counted(table.of, "row", "rows");
    }
    out += "</caption><thead><tr>";
    for (const std::string& column : table.columns) {
        out += "<th scope=\"col\">";
        append_escaped(out, column);
        out += "</th>";
    }
    out += "</tr></thead><tbody>";
    for (const std::vector<std::string>& row : table.rows) {
        out += "<tr>";
        for (const std::string& value : row) {
            out += "<td><bdi>";
            append_value(out, value);
            out += "</bdi></td>";
        }
        out += "</tr>";
    }
    out += "</tbody></table>\n";
}

}  // namespace rostra::report
