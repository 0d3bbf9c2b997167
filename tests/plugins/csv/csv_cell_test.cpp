// SPDX-License-Identifier: Apache-2.0
#include "csv_cell.hpp"

#include <gtest/gtest.h>

namespace rostra::csv {
namespace {

std::string cell(std::string_view value) {
    std::string out;
    append_cell(out, value);
    return out;
}

TEST(CsvCell, LeavesPlainTextAlone) {
    EXPECT_EQ(cell(""), "");
    EXPECT_EQ(cell(" plain text; it's fine "), " plain text; it's fine ");
    EXPECT_EQ(cell("m\xC3\xA4\xC3\x9Fig \xE4\xB8\xAD\xE6\x96\x87"),
              "m\xC3\xA4\xC3\x9Fig \xE4\xB8\xAD\xE6\x96\x87");
}

TEST(CsvCell, QuotesWhatWouldEndACell) {
    EXPECT_EQ(cell("a,b"), "\"a,b\"");
    EXPECT_EQ(cell("one\ntwo"), "\"one\ntwo\"");
    EXPECT_EQ(cell("one\r"), "\"one\r\"");
    EXPECT_EQ(cell("\r\n"), "\"\r\n\"");
}

TEST(CsvCell, DoublesQuotes) {
    EXPECT_EQ(cell("\""), "\"\"\"\"");
    EXPECT_EQ(cell("say \"so\""), "\"say \"\"so\"\"\"");
    EXPECT_EQ(cell("\"\"x"), "\"\"\"\"\"x\"");
}

TEST(CsvCell, AppendsToWhatIsThere) {
    std::string out = "a,";
    append_cell(out, "b\"");
    EXPECT_EQ(out, "a,\"b\"\"\"");
}

TEST(CsvCell, KnowsWhatSpreadsheetsRun) {
    for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
        EXPECT_TRUE(is_formula(formula));
    for (const char* text : {"", "a=b", " =1", "'=1", "1-2"}) EXPECT_FALSE(is_formula(text)) << text;
}

}  // namespace
}  // namespace rostra::csv
