// SPDX-License-Identifier: Apache-2.0
#include "laws/row_difference.hpp"

#include <algorithm>

#include "base/wording.hpp"

namespace rostra::laws {

namespace {

std::string words_for(const Rows& rows, std::size_t i) {
    if (i >= rows.size()) return "no more rows";
    std::string row = text_of(Rows{rows[i]});
    row.pop_back();
    return core::in_quotes(row);
}

}  // namespace

std::string row_difference(const std::vector<Shape>& outputs, const std::vector<Rows>& expected,
                           const std::vector<Rows>& got) {
    for (std::size_t t = 0; t < expected.size(); ++t) {
        for (std::size_t i = 0; i < std::max(expected[t].size(), got[t].size()); ++i) {
            if (i < expected[t].size() && i < got[t].size() && expected[t][i] == got[t][i]) continue;
            return (outputs[t].kind == Shape::Kind::layer ? "layer '" : "table '") + outputs[t].name +
                   "', row " + std::to_string(i) + ": got " + words_for(got[t], i) + ", not " +
                   words_for(expected[t], i);
        }
    }
    return {};
}

}  // namespace rostra::laws
