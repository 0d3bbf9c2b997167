// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace rostra::report {

/// So many rows of a layer or table can be read where no script runs.
inline constexpr std::size_t kPlainRows = 12;

/// The first rows of a layer or table as they are printed, a null as "".
struct PlainTable {
    std::string name;
    bool is_layer = false;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    std::int64_t of = 0;  ///< rows of the run
};

/// Appends what can be read of a table where no script runs, as markup; nothing of one without rows. Long values are cut.
void append_plain(std::string& out, const PlainTable& table);

}  // namespace rostra::report
