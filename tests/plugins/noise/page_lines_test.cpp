// SPDX-License-Identifier: Apache-2.0
#include "page_lines.hpp"
#include "rostra/analysis/language/text_lines.hpp"

#include <gtest/gtest.h>

#include <string>

#include "noise_samples.hpp"

namespace rostra::noise {

namespace {

std::string found_in(const std::string& text) {
    std::string found;
    const std::vector<Line> lines = split_lines(text);
    for (const PageLine& page : find_page_lines(text, lines, shipped_lists())) {
        found += std::string(kRuleNames[static_cast<std::size_t>(page.rule)]) + ": " +
                 std::string(slice(text, lines[page.line].span())) + "\n";
    }
    return found;
}

/// Rows of prose, no two alike: `first` tells where to begin counting.
std::string rows(int count, int first = 0) {
    static const char* const kWords[] = {"the quay wall", "two hundred passengers", "a night of storm",
                                         "the first ferry", "half of its length"};
    std::string text;
    for (int row = first; row < first + count; ++row) {
        text += "It was said in room " + std::to_string(row) + " that " + kWords[row % 5] + " mattered to " +
                kWords[row % 3] + ",\n";
    }
    return text;
}

TEST(PageMarks, InBracketsNeedNoCompany) {
    EXPECT_EQ(found_in(rows(3) + "[[Page H6118]]\n" + rows(3)), "page-mark: [[Page H6118]]\n");
    EXPECT_EQ(found_in("[Pages B12-B14]\n"), "page-mark: [Pages B12-B14]\n");
    EXPECT_EQ(found_in("[Ana 118]\n"), "");
}

TEST(PageMarks, CountUpFromPageToPage) {
    EXPECT_EQ(found_in(rows(8) + "- 3 -\n" + rows(9) + "- 4 -\n" + rows(2)),
              "page-mark: - 3 -\npage-mark: - 4 -\n");
    EXPECT_EQ(found_in(rows(8) + "Page 1 of 12\n" + rows(9) + "Page 2 of 12\n" + rows(2)),
              "page-mark: Page 1 of 12\npage-mark: Page 2 of 12\n");
    EXPECT_EQ(found_in(rows(8) + "Seite 7\n" + rows(9) + "Seite 9\n" + rows(2)),
              "page-mark: Seite 7\npage-mark: Seite 9\n");  // one is missing
    EXPECT_EQ(found_in(rows(8) + "- 4 -\n" + rows(9) + "- 3 -\n"), "");
    EXPECT_EQ(found_in("- 3 -\n- 4 -\n- 5 -\n"), "");
}

TEST(PageMarks, ThatAreBareStandAtEvenDistances) {
    const auto counted = [](std::initializer_list<int> sizes) {
        std::string text;
        int page = 11;
        for (const int size : sizes) {
            ++page;
            text += rows(size, page * 1000) + "\n" + std::to_string(page) + "\n\n";
        }
        return text;
    };
    EXPECT_EQ(found_in(counted({40, 42, 40, 38})),
              "page-mark: 12\npage-mark: 13\npage-mark: 14\npage-mark: 15\n");
    EXPECT_EQ(found_in(counted({40, 42, 40})), "");
    EXPECT_EQ(found_in(counted({40, 22, 160, 61, 25, 200})), "");  // chapters
    EXPECT_EQ(found_in(counted({2, 2, 2, 2, 2})), "");             // items
}

TEST(RunningHeads, StandAtPageMarks) {
    std::string text;
    for (int page = 1; page <= 3; ++page) {
        text += "Report of the harbour office\n- " + std::to_string(page) + " -\n" + rows(9, page * 10);
    }
    EXPECT_EQ(found_in(text),
              "running-head: Report of the harbour office\npage-mark: - 1 -\n"
              "running-head: Report of the harbour office\npage-mark: - 2 -\n"
              "running-head: Report of the harbour office\npage-mark: - 3 -\n");
}

TEST(RunningHeads, StandAtFormFeeds) {
    std::string text = rows(5);
    for (int page = 1; page <= 3; ++page) {
        text += "\fReport of the harbour office\n" + rows(9, page * 10);
    }
    const std::string head = "running-head: Report of the harbour office\n";
    EXPECT_EQ(found_in(text), head + head + head);
}

TEST(RunningHeads, CarryThePageNumber) {
    std::string text;
    std::string heads;
    for (int page = 4; page <= 8; ++page) {
        const std::string head = page % 2 == 0 ? std::to_string(page) + "    Report of the harbour office"
                                               : "Report of the harbour office    " + std::to_string(page);
        text += head + "\n" + rows(30, page * 30);
        heads += "running-head: " + head + "\n";
    }
    EXPECT_EQ(found_in(text), heads);
    EXPECT_EQ(found_in("Berth    1\nBerth    2\nBerth    3\nBerth    4\nBerth    5\n"), "");
}

TEST(RunningHeads, RecurAfterTheSameNumberOfRows) {
    std::string even;
    std::string uneven;
    for (int page = 0; page < 5; ++page) {
        even += "Report of the harbour office\n" + rows(30, page * 30);
        uneven += "MS. RUIZ\n" + rows(20 + 7 * page, page * 60);
    }
    const std::string head = "running-head: Report of the harbour office\n";
    EXPECT_EQ(found_in(even), head + head + head + head + head);
    EXPECT_EQ(found_in(uneven), "");
}

TEST(PageLines, LeaveLabelsAndRefrainsAlone) {
    std::string text;
    for (int turn = 0; turn < 40; ++turn) {
        text += "Ana Ruiz:\n" + rows(3 + turn % 4, turn * 10) + "\nQ\nThank you.\n" +
                rows(1 + turn % 3, turn * 10) + "\n";
    }
    EXPECT_EQ(found_in(text), "");
}

}  // namespace

}  // namespace rostra::noise
