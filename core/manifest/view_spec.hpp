// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace rostra::core {

/// A piece of a sentence about a table.
struct SentencePart {
    enum class Kind {
        text,       ///< `text` itself
        rows,       ///< how many rows there are
        value,      ///< of column `text` in the leading row
        sum,        ///< of column `text` over all rows
        different,  ///< how many different values column `text` has
    };
    Kind kind = Kind::text;
    std::string text;
};

/// How a table or a layer is best shown, as its manifest says. The leading row, of which a sentence speaks, is the one with
/// the largest `value` (bars, matrix) or `y` (scatter), the first of equals; without a kind, the first row.
struct ViewSpec {
    std::string kind;  ///< "bars", "scatter" or "matrix"; "": only a sentence
    /// What each column is for, and the column: { "label", "term" }. In the order of the kind's roles.
    std::vector<std::pair<std::string, std::string>> columns;
    std::vector<SentencePart> sentence;  ///< empty: none

    [[nodiscard]] bool empty() const { return kind.empty() && sentence.empty(); }
};

}  // namespace rostra::core
