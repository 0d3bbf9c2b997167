// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence_rows.hpp"
#include "rostra/analysis/language/word_list.hpp"
#include "tree_sums.hpp"

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

    /// Of each row thousandths of the logarithm of the odds. Where the first trees leave no doubt, the others are not asked.
    [[nodiscard]] std::vector<std::int32_t> log_odds(const EvidenceRows& rows) const;

    /// Weighs `count` candidates, as many at once as stay close to the processor: calls weigh(i, rows), which adds a row for each, and
    /// use(i, odds, rows, row) in the same order.
    template <class Weigh, class Use>
    void each_log_odds(std::size_t features, std::size_t count, Weigh weigh, Use use) const {
        constexpr std::size_t kAtOnce = 8 * EvidenceRows::kBlock;
        EvidenceRows rows(features);
        for (std::size_t first = 0; first < count; first += kAtOnce) {
            const std::size_t last = std::min(count, first + kAtOnce);
            rows.clear();
            for (std::size_t i = first; i < last; ++i) weigh(i, rows);
            const std::vector<std::int32_t> odds = log_odds(rows);
            for (std::size_t i = first; i < last; ++i) use(i, odds[i - first], rows, i - first);
        }
    }

private:
    void read_tree(const WordList& text, std::span<const std::string_view> features, std::size_t& line);

    std::vector<Tree> trees_;
    std::int32_t start_ = 0;
};

/// The probability in thousandths for thousandths of the logarithm of the odds.
std::int32_t probability(std::int32_t log_odds);

}  // namespace rostra::speakers
