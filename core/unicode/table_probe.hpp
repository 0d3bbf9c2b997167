// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace rostra::core {

/// What the rows of a text are, and what stands between their fields.
struct Table {
    enum class Verdict : std::uint8_t {
        none,
        likely,  ///< columns all through, and nothing that prose could not have too
        sure,
    };
    Verdict verdict = Verdict::none;
    char delimiter = ',';
};

/// Whether the lines of `head`, the beginning of a text, are rows of a table: fields between commas, semicolons or tabs, in
/// quotes where RFC 4180 wants them, as many in every row, or fewer where the first row names them all. A table is `sure`
/// only where beside this the first row names columns of numbers, where fields are quoted as no prose is, or where that row
/// is names and nothing else. Behind a comma of prose stands a space: what has any is `likely` at most. So is what holds
/// sentences or times between tabs, since transcripts are often written with tabs.
[[nodiscard]] Table find_table(std::string_view head);

}  // namespace rostra::core
