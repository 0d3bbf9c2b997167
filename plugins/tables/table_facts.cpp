// SPDX-License-Identifier: Apache-2.0
#include "table_facts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "row_text.hpp"

namespace rostra::tables {

namespace {

constexpr std::array<std::string_view, 5> kKnown = {"title", "date", "place", "publisher", "byline"};

/// A column's name as a fact's: no control characters, one blank for many.
std::string fact_name(std::string name) {
    for (char& c : name) {
        if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') c = ' ';
    }
    // U+0080 to U+009F are controls too.
    for (std::size_t i = name.find('\xC2'); i != std::string::npos; i = name.find('\xC2', i + 1)) {
        if (i + 1 < name.size() && static_cast<unsigned char>(name[i + 1]) < 0xA0) name.replace(i, 2, "  ");
    }
    name = with_single_spaces(name);
    const std::string small = to_ascii_small(name);
    const bool known = std::find(kKnown.begin(), kKnown.end(), small) != kKnown.end();
    return known ? small : name;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> facts_of(const Utf8Input& input, const TableRow& row,
                                                          const Roles& roles) {
    std::vector<std::pair<std::string, std::string>> facts;
    const auto is_text = [&](const std::string& name) {
        return std::find(roles.text.begin(), roles.text.end(), name) != roles.text.end();
    };
    for (const Field& field : row.fields) {
        if (field.value.empty() || is_text(field.name)) continue;
        const std::string name = field.name == roles.speaker ? "speaker" : fact_name(field.name);
        const bool twice =
            std::any_of(facts.begin(), facts.end(), [&](const auto& fact) { return fact.first == name; });
        if (!name.empty() && !twice) facts.emplace_back(name, plain_text(input, field.value));
    }
    return facts;
}

}  // namespace rostra::tables
