// SPDX-License-Identifier: Apache-2.0
#include "manifest/manifest.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "manifest/manifest_words.hpp"

namespace rostra::core {

const OptionSpec* Manifest::option(std::string_view name) const {
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const OptionSpec& o) { return o.name == name; });
    return found == options.end() ? nullptr : &*found;
}

bool is_same_column(const ColumnSpec& a, const ColumnSpec& b) {
    return a.name == b.name && a.type == b.type && a.length == b.length && a.nullable == b.nullable;
}

bool Manifest::has(ComponentKind kind) const {
    return std::any_of(components.begin(), components.end(),
                       [&](const ComponentSpec& c) { return c.kind == kind; });
}

std::string_view word_for(OptionType type) { return kOptionTypes[static_cast<std::size_t>(type)]; }

std::string_view word_for(ColumnType type) { return kColumnTypes[static_cast<std::size_t>(type)]; }

std::string words_for(const ColumnSpec& column) {
    return words_for(InputColumn{column.name, {column.type}, column.length, column.nullable});
}

std::string words_for(const InputColumn& column) {
    std::string text;
    for (std::size_t i = 0; i < column.types.size(); ++i) {
        const bool last = i + 1 == column.types.size() && !column.nullable;
        text += (i == 0 ? "" : last ? " or " : ", ") + std::string(word_for(column.types[i]));
        if (column.length > 0) text += "[" + std::to_string(column.length) + "]";
    }
    return column.nullable ? text + " or null" : text;
}

std::string_view word_for(ComponentKind kind) { return kComponentKinds[static_cast<std::size_t>(kind)]; }

std::string_view word_for(ProductKind kind) { return kind == ProductKind::layer ? "layer" : "table"; }

}  // namespace rostra::core
