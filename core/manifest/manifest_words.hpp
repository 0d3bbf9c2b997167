// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace rostra::core {

// The words of a manifest, each in the order of its enumeration in manifest.hpp.
inline constexpr std::array<std::string_view, 11> kOptionTypes = {
    "bool", "int", "float", "string", "choice", "path", "size", "layer", "column", "fact", "table"};
inline constexpr std::array<std::string_view, 11> kColumnTypes = {
    "int32",   "int64", "float64", "string",  "dictionary", "document",
    "decimal", "date",  "bool",    "float32", "timestamp"};
inline constexpr std::array<std::string_view, 4> kComponentKinds = {"reader", "analyzer", "aggregator",
                                                                    "writer"};

}  // namespace rostra::core
