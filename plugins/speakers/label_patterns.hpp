// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unicode/uregex.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "label_grammar.hpp"
#include "rostra/analysis/language/text_lines.hpp"

namespace rostra::speakers {

/// The user's own forms of labels: ICU regular expressions that match at the head of a line, from its first byte that
/// is not white space. Group 1 is the label, or all that matches where there is no group; what follows is said.
class LabelPatterns {
public:
    LabelPatterns() = default;
    /// Throws std::invalid_argument, saying which expression is none and where.
    explicit LabelPatterns(const std::vector<std::string_view>& expressions);

    [[nodiscard]] bool empty() const { return patterns_.empty(); }

    /// Adds the label at the head of each line that a pattern matches, the first that does. One matching may take some
    /// hundred milliseconds; throws std::runtime_error where it takes longer. Any thread.
    void find(std::string_view text, const std::vector<Line>& lines, std::vector<Label>& labels) const;

private:
    struct Close {
        void operator()(URegularExpression* pattern) const { uregex_close(pattern); }
    };
    using Pattern = std::unique_ptr<URegularExpression, Close>;

    std::vector<std::string> expressions_;
    std::vector<Pattern> patterns_;
};

}  // namespace rostra::speakers
