// SPDX-License-Identifier: Apache-2.0
// Figures in columns: what their heads say.
#include <gtest/gtest.h>

#include "column_heads.hpp"
#include "figure_samples.hpp"

namespace rostra::figures {
namespace {

/// The figures of a text of which each line is a sentence: `subject: value unit (noun) as of date`.
Lines table_in(std::string_view text, const std::string& language = "en") {
    FigureFinder finder(words_of(language));
    std::vector<Figure> figures;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        finder.find(text, {static_cast<std::int32_t>(at), static_cast<std::int32_t>(end)}, figures);
        at = end + 1;
    }
    ColumnHeads heads(text, words_of(language));
    Lines lines;
    for (Figure& figure : figures) {
        if (!heads.complete(figure) || static_cast<std::size_t>(figure.sort) >= kFigureSorts) continue;
        std::string line =
            figure.subject + ": " + (figure.value ? figure.value->text() : figure.interval.text());
        if (!figure.unit.empty()) line += " " + figure.unit;
        if (!figure.noun.empty()) line += " (" + figure.noun + ")";
        if (!figure.as_of.empty()) line += " as of " + figure.as_of;
        lines.push_back(line);
    }
    return lines;
}

TEST(FigureTables, TakeNounUnitAndScaleFromTheHead) {
    EXPECT_EQ(
        table_in("State      Deaths   Injured   Damage ($ million)\n"
                 "Texas          12     1,203               3,400\n"
                 "New York        4       310               1.2\n"),
        (Lines{"texas: 12 (deaths)", "texas: 1203 (injured)", "texas: 3400000000 dollar (damage)",
               "new york: 4 (deaths)", "new york: 310 (injured)", "new york: 1200000 dollar (damage)"}));
    EXPECT_EQ(table_in("| State | Population (millions) | Share |\n"
                       "| --- | ---: | --- |\n"
                       "| Texas | about 29.1 | 10% |\n"),
              (Lines{"texas: 29100000 (population)", "texas: 10 percent (share)"}));
}

TEST(FigureTables, TakeDatesFromTheHeadOrTheRow) {
    EXPECT_EQ(table_in("\t2023\t2024\nDeaths\t12\t300\nHomes destroyed\t1850\t2,100\n"),
              (Lines{"deaths: 12 as of 2023", "deaths: 300 as of 2024", "homes destroyed: 1850 as of 2023",
                     "homes destroyed: 2100 as of 2024"}));
    EXPECT_EQ(table_in("Year | Homes\n2023 | 1850\n2024 | 2100\n"),
              (Lines{": 1850 (homes) as of 2023", ": 2100 (homes) as of 2024"}));
}

TEST(FigureTables, TellNumbersBelowLabelsApart) {
    EXPECT_EQ(table_in("Page\tWords\n12\t300\n13\t310\n"), (Lines{": 300 (words)", ": 310 (words)"}));
}

TEST(FigureTables, LeaveProseAlone) {
    EXPECT_EQ(table_in("We met there.  He brought 300 people.\nThey left.  The  300  sheep were sold.\n"),
              (Lines{": 300 (people)", ": 300 (sheep)"}));
}

TEST(FigureTables, TakeNoLineOfThousandsOfCellsForARow) {
    constexpr std::size_t kCells = 20000;
    std::string line;
    for (std::size_t i = 0; i < kCells; ++i) line += "12  ";
    const Lines lines = table_in("Deaths  Injured\n12  14\n" + line + "\n" + line + "\n");
    ASSERT_EQ(lines.size(), 2 + 2 * kCells);
    EXPECT_EQ(lines[1], ": 14 (injured)");
    EXPECT_EQ(std::count(lines.begin(), lines.end(), ": 12"), 2 * kCells);
}

TEST(FigureTables, FindEveryCellOfAWideRow) {
    constexpr int kCells = 400;
    std::string heads, row;
    Lines expected;
    for (int i = 0; i < kCells; ++i) {
        heads += i == 0 ? "State" : "\tdeaths";
        row += i == 0 ? "Texas" : i % 2 == 0 ? "\t" : "\t" + std::to_string(i + 3000) + "0";
        if (i % 2 != 0) expected.push_back("texas: " + std::to_string(i + 3000) + "0 (deaths)");
    }
    EXPECT_EQ(table_in(heads + "\n" + row + "\n"), expected);
}

TEST(FigureTables, CountCellsWhereARowHasThemAll) {
    EXPECT_EQ(table_in("Quarter  2023  2024\nSales of cars  1,200  1,300\n"),
              (Lines{"sales of cars: 1200 as of 2023", "sales of cars: 1300 as of 2024"}));
    EXPECT_EQ(table_in("City      Deaths  Injured\n\xF0\x9F\x87\xAF\xF0\x9F\x87\xB5\xE6\x9D\xB1\xE4\xBA\xAC"
                       "  12      300\n"),
              (Lines{"\xE6\x9D\xB1\xE4\xBA\xAC: 12 (deaths)", "\xE6\x9D\xB1\xE4\xBA\xAC: 300 (injured)"}));
    // The corner is empty, and the row has nothing for 2024.
    EXPECT_EQ(table_in("          2023     2024\nSales     1,200\nRents     1,300    1,400\n")[0],
              "sales: 1200 as of 2023");
}

TEST(FigureTables, HaveNoBlanksBetweenIdeographs) {
    EXPECT_EQ(table_in("| \xE5\x9F\x8E\xE5\xB8\x82 | \xE6\xAD\xBB\xE4\xBA\xA1 |\n|---|---|\n"
                       "| \xE5\x8C\x97\xE4\xBA\xAC | 12 |\n",
                       "zh"),
              Lines{"\xE5\x8C\x97\xE4\xBA\xAC: 12 (\xE6\xAD\xBB\xE4\xBA\xA1)"});
}

TEST(FigureTables, KeepNumbersOfTwoCellsApart) {
    EXPECT_EQ(figures_in("Deaths\t12\t300"), (Lines{"12 = 12", "300 = 300"}));
    EXPECT_EQ(figures_in("New York\t4\t310"), (Lines{"4 = 4", "310 = 310"}));
    EXPECT_EQ(figures_in("In May    12    people    300"), (Lines{"12 = 12", "300 = 300"}));
}

TEST(FigureTables, AreReadInOtherLanguages) {
    EXPECT_EQ(table_in("| Land | Einwohner (Mio.) |\n|---|---|\n| Bayern | 13,1 |\n", "de"),
              Lines{"bayern: 13100000 (einwohner)"});
}

}  // namespace
}  // namespace rostra::figures
