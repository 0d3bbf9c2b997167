// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "manifest/catalogue.hpp"

namespace rostra::core {

/// A JSON Schema (draft 7, which editors of TOML read) of the pipeline file, with the options of every plugin in the
/// catalogue. What it accepts may still be wrong: it does not know which layers are there.
[[nodiscard]] std::string pipeline_schema(const Catalogue& catalogue);

}  // namespace rostra::core
