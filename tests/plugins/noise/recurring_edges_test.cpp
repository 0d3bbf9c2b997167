// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "noise_samples.hpp"
#include "recurring_lines.hpp"
#include "rostra/analysis/language/text_lines.hpp"

namespace rostra::noise {

namespace {

const RecurringLines kLines = {"Harbour office",
                               "For release at once",
                               "Thank you.",
                               "Ana Ruiz:",
                               "MS. RUIZ:  Thank you.",
                               "Ole Lind",
                               "Quay 7, Port",
                               "All rights reserved by the harbour office.",
                               "Q    Thank you.",
                               "thanks everybody"};

Found recurring(const std::string& text) {
    const std::vector<Line> lines = split_lines(text);
    Found found;
    for (const std::size_t line : find_recurring(text, lines, kLines)) {
        found.emplace_back(slice(text, lines[line].span()));
    }
    return found;
}

const std::string kTalk =
    "MS. RUIZ:  The quay is open again.\n\nQ    Since when?\n\nMS. RUIZ:  Since the morning.\n\n";

TEST(RecurringEdges, AreMarkedAtHeadAndTail) {
    EXPECT_EQ(recurring("Harbour office\n\n3 May\nFor release at once\n\n" + kTalk + "Quay 7, Port\n"),
              (Found{"Harbour office", "For release at once", "Quay 7, Port"}));
}

TEST(RecurringEdges, GoPastTitlesAndTimesOnly) {
    EXPECT_EQ(recurring("Briefing on the quay\n12:37 P.M.\nat noon\nHarbour office\n" + kTalk), Found{});
    EXPECT_EQ(recurring("Briefing on the quay\n12:37 PM\nHarbour office\n" + kTalk), Found{"Harbour office"});
    EXPECT_EQ(recurring("The ferry came in.\nHarbour office\n" + kTalk), Found{});
    EXPECT_EQ(recurring("Harbour office\nAll rights reserved by the harbour office.\n"),
              Found{"Harbour office"});
}

TEST(RecurringEdges, EndWhereSomebodySpeaks) {
    EXPECT_EQ(recurring(kTalk + "Harbour office\n\n" + kTalk), Found{});
    EXPECT_EQ(recurring("Ana Ruiz:\n\nThank you.\n\nHarbour office\n\n" + kTalk), Found{});
    EXPECT_EQ(recurring(kTalk + "MS. RUIZ:  Thank you.\n\nQ    Thank you.\n"), Found{});
    EXPECT_EQ(recurring(kTalk + "Ana Ruiz:\n\nThank you.\n"), Found{});
    EXPECT_EQ(recurring(kTalk + "thanks everybody\n"), Found{});
}

TEST(RecurringEdges, StandOnceInTheDocumentAsNoLabelDoes) {
    EXPECT_EQ(recurring("Ole Lind\nThe quay is open.\nOle Lind\nSince the morning.\n"), Found{});
    EXPECT_EQ(recurring("Ole Lind\n\nThe quay is open.\n\nSo it is.\n"), Found{"Ole Lind"});
}

TEST(RecurringEdges, HoldSentencesOnlyBetweenTheEdgeAndALineThatIsNone) {
    const std::string rights = "All rights reserved by the harbour office.";
    EXPECT_EQ(recurring(kTalk + "Quay 7, Port\n\n" + rights + "\n"), (Found{"Quay 7, Port", rights}));
    EXPECT_EQ(recurring(kTalk + rights + "\n\nQuay 7, Port\n"), Found{"Quay 7, Port"});
    EXPECT_EQ(recurring(kTalk + rights + "\n"), Found{});
}

TEST(RecurringEdges, ReachTwelveLinesInward) {
    std::string text;
    for (int row = 0; row < 12; ++row) {
        text += "Row " + std::to_string(row) + "\n";
    }
    EXPECT_EQ(recurring("Row\n" + text + "Harbour office\n" + text + "Row\n"), Found{});
    EXPECT_EQ(recurring(text.substr(6) + "Harbour office\n" + text), Found{"Harbour office"});
    EXPECT_EQ(recurring(""), Found{});
}

}  // namespace

}  // namespace rostra::noise
