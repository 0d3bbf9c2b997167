// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "manifest/manifest.hpp"

namespace rostra::core {

/// Columns for programs: `name`, `type`, `length` and `nullable` where they apply, `unit`, `doc`.
[[nodiscard]] nlohmann::ordered_json columns_json(const std::vector<ColumnSpec>& columns);

/// A view for programs: `kind`, a key for each role, `sentence` as a list of pieces: a string, {"column": …},
/// {"sum": …}, {"different": …} or {"rows": true}.
[[nodiscard]] nlohmann::ordered_json view_json(const ViewSpec& view);

}  // namespace rostra::core
