// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace rostra::core {

/// Edits that turn one name into the other: insertions, deletions, substitutions and swaps of neighbours
/// (optimal string alignment: Damerau 1964, Levenshtein 1966). Case counts for nothing, nor does '-' against '_'.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate that was most likely meant by `name`, the first of equals. None is near when more edits are needed
/// than a third of the longer name's length, rounded up, or when nothing of it would be left.
[[nodiscard]] std::optional<std::string> near_name(std::string_view name,
                                                   std::span<const std::string> candidates);

/// "; did you mean 'ngrams'?", or "" when nothing is near: the end of many messages.
[[nodiscard]] std::string did_you_mean(std::string_view name, std::span<const std::string> candidates);

}  // namespace rostra::core
