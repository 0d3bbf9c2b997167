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

/// What can be read as a label in a line.
Lines labels_of(std::string_view line) {
    Lines labels;
    for (const Label& label : read_labels(line, TextMasks(line), split_lines(line), shipped_lists()))
        labels.emplace_back(slice(line, label.span()));
    return labels;
}

TEST(PlainLabels, MayBeginSmallBeforeAnotherColumn) {
    EXPECT_EQ(labels_of("speaker1\t00:00:02.696\t00:00:03.088\tin the harbour"), Lines{"speaker1"});
    EXPECT_EQ(labels_of("speaker1\tin the harbour"), Lines{"speaker1"});
    EXPECT_EQ(labels_of("anna | in the harbour"), Lines{"anna"});
    EXPECT_EQ(labels_of("anna in the harbour"), Lines{});
}

TEST(PlainLabels, EndAtTheBarOfAColumn) {
    EXPECT_EQ(labels_of("00:01.206 | SP1 | in the harbour"), Lines{"SP1"});
    EXPECT_EQ(labels_of("| 12 | Ana Ruiz | in the harbour |"), Lines{"Ana Ruiz"});
}

TEST(PlainLabels, MayStandBehindASymbol) {
    EXPECT_EQ(labels_of("🧑‍💻 Ana: in the harbour"), Lines{"Ana"});
    EXPECT_EQ(labels_of("○議長： 港に。"), Lines{"議長"});
}

}  // namespace

}  // namespace rostra::speakers
