// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/language/word_list.hpp"

namespace rostra::speakers {

/// A sum of small decision trees over whole numbers, read from a text that a person can read too:
///
///     start -1200
///     tree
///     form_recurring <= 35
///       name_count <= 8
///         add -310
///         add 120
///       add 540
///
/// A condition is followed by what holds where it is true, then by what holds where it is not. What is added are thousandths of the
/// logarithm of the odds. Sums of whole numbers: every machine decides alike.
class TreeModel {
public:
    TreeModel() = default;
    /// `features`: the names that conditions may use; a value's place is its name's. Throws std::runtime_error that names file and
    /// line where the text is not as it must be.
    TreeModel(const WordList& text, std::span<const std::string_view> features);

    /// Thousandths of the logarithm of the odds. Where the first trees leave no doubt, the others are not asked.
    [[nodiscard]] std::int32_t log_odds(std::span<const std::int32_t> values) const;

private:
    struct Node {
        std::int32_t feature = -1;   // none: a leaf
        std::int32_t value = 0;      // of the condition, or what is added
        std::int32_t otherwise = 0;  // the node where the condition is not true; where it is, the next one
    };
    std::int32_t read_node(const WordList& text, std::span<const std::string_view> features,
                           std::size_t& line);

    std::vector<Node> nodes_;
    std::vector<std::int32_t> roots_;
    std::int32_t start_ = 0;
};

/// The probability in thousandths for thousandths of the logarithm of the odds.
std::int32_t probability(std::int32_t log_odds);

}  // namespace rostra::speakers
