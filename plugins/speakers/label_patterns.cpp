// SPDX-License-Identifier: Apache-2.0
#include "label_patterns.hpp"

#include <unicode/utext.h>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>

#include "rostra/analysis/language/blanks.hpp"

namespace rostra::speakers {

namespace {

constexpr std::int32_t kTimeLimit = 300;  // steps of about a millisecond, for one line

struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
};
using Text = std::unique_ptr<UText, CloseText>;

Text open_text(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    return Text(utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
}

}  // namespace

LabelPatterns::LabelPatterns(const std::vector<std::string_view>& expressions) {
    for (const std::string_view expression : expressions) {
        const Text text = open_text(expression);
        UErrorCode status = U_ZERO_ERROR;
        UParseError where{};
        Pattern pattern(uregex_openUText(text.get(), 0, &where, &status));
        if (U_FAILURE(status)) {
            throw std::invalid_argument(
                "'" + std::string(expression) + "' is no regular expression as ICU writes them: " +
                u_errorName(status) + " at its character " + std::to_string(where.offset));
        }
        expressions_.emplace_back(expression);
        patterns_.push_back(std::move(pattern));
    }
}

void LabelPatterns::find(std::string_view text, const std::vector<Line>& lines,
                         std::vector<Label>& labels) const {
    UErrorCode status = U_ZERO_ERROR;
    std::vector<Pattern> own;  // a regular expression keeps what it matches: one a thread
    for (const Pattern& pattern : patterns_) {
        uregex_setTimeLimit(own.emplace_back(uregex_clone(pattern.get(), &status)).get(), kTimeLimit,
                            &status);
    }
    if (U_FAILURE(status)) throw std::bad_alloc();

    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto begin = static_cast<std::size_t>(lines[i].begin);
        const auto end = static_cast<std::size_t>(lines[i].end);
        const Text line = open_text(text.substr(begin, end - begin));
        for (std::size_t p = 0; p < own.size(); ++p) {
            uregex_setUText(own[p].get(), line.get(), &status);
            const bool found = uregex_lookingAt(own[p].get(), 0, &status) != 0;
            if (U_FAILURE(status)) {
                throw std::runtime_error("the label pattern '" + expressions_[p] + "' cannot be matched (" +
                                         u_errorName(status) + "); write it so that it backtracks less");
            }
            if (!found) continue;
            const std::int32_t group = uregex_groupCount(own[p].get(), &status) > 0 ? 1 : 0;
            const std::int64_t first = uregex_start64(own[p].get(), group, &status);
            const std::int64_t last = uregex_end64(own[p].get(), group, &status);
            const std::int64_t behind = uregex_end64(own[p].get(), 0, &status);
            if (first < 0 || first == last) continue;
            Label label;
            label.line = static_cast<std::int32_t>(i);
            label.begin = lines[i].begin + static_cast<std::int32_t>(first);
            label.end = lines[i].begin + static_cast<std::int32_t>(last);
            label.said =
                static_cast<std::int32_t>(skip_blanks(text, begin + static_cast<std::size_t>(behind), end));
            label.form.alone = label.said == lines[i].end;
            labels.push_back(label);
            break;
        }
    }
}

}  // namespace rostra::speakers
