// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "label_grammar.hpp"
#include "speakers_samples.hpp"
#include "text_masks.hpp"

namespace rostra::speakers {

namespace {

/// Whether some reading of a line has a label that ends with a period.
bool ends_by_period(std::string_view line) {
    const std::vector<Label> readings =
        read_labels(line, TextMasks(line), split_lines(line), shipped_lists());
    return std::any_of(readings.begin(), readings.end(),
                       [](const Label& label) { return label.form.ending == Ending::period; });
}

TEST(PlainLabels, EndWithAPeriodAndNotWithPeriodsInARow) {
    EXPECT_TRUE(ends_by_period("Anna. Good morning."));
    EXPECT_FALSE(ends_by_period("Well... Good morning."));
    EXPECT_FALSE(ends_by_period("Anna.. Good morning"));
}

TEST(PlainLabels, MayBeginSmallBeforeAColumnOfTimes) {
    const auto labels_of = [](std::string_view line) {
        std::vector<std::string> labels;
        for (const Label& label : read_labels(line, TextMasks(line), split_lines(line), shipped_lists()))
            labels.emplace_back(slice(line, label.span()));
        return labels;
    };
    EXPECT_EQ(labels_of("speaker1\t00:00:02.696\t00:00:03.088\tin the harbour"), Lines{"speaker1"});
    EXPECT_EQ(labels_of("speaker1\tin the harbour"), Lines{});
}

}  // namespace

}  // namespace rostra::speakers
