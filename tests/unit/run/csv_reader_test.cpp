// SPDX-License-Identifier: Apache-2.0
#include "run/csv_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rostra::core {
namespace {

using ::testing::ElementsAre;

/// Fields in brackets, records one behind the other; then the error, if there is one.
std::string read(std::string_view text) {
    CsvReader reader(text);
    std::string shown;
    std::vector<CsvField> record;
    while (reader.next(record)) {
        for (const CsvField& field : record) shown += '[' + field.text + ']';
        shown += '.';
    }
    if (const auto& error = reader.error()) {
        shown += std::to_string(error->line) + ":" + std::to_string(error->column) + " " + error->message;
    }
    return shown;
}

TEST(CsvReader, ReadsRecordsWithAnyLineEnd) {
    for (const std::string_view end : {"\n", "\r\n", "\r"}) {
        const std::string text = "a,b" + std::string(end) + "c,d" + std::string(end);
        EXPECT_EQ(read(text), "[a][b].[c][d].");
        EXPECT_EQ(read(text.substr(0, text.size() - end.size())), "[a][b].[c][d].");
    }
    EXPECT_EQ(read(""), "");
    EXPECT_EQ(read("\n\n"), "[].[].");
    EXPECT_EQ(read("a,\n,b\n"), "[a][].[][b].");
    EXPECT_EQ(read(" a , b "), "[ a ][ b ].");
}

TEST(CsvReader, ReadsQuotedFields) {
    EXPECT_EQ(read("\"a\",\"b,c\"\n"), "[a][b,c].");
    EXPECT_EQ(read("\"say \"\"no\"\"\",x\n"), "[say \"no\"][x].");
    EXPECT_EQ(read("\"two\nlines\",x\r\ny,\"\"\n"), "[two\nlines][x].[y][].");
    EXPECT_EQ(read("\"two\r\nlines\",x"), "[two\r\nlines][x].");
}

TEST(CsvReader, TellsWhereFieldsStand) {
    CsvReader reader("\"é\n\",b\nc,d\n");
    std::vector<CsvField> record;
    ASSERT_TRUE(reader.next(record));
    EXPECT_EQ(record[1].line, 2U);
    EXPECT_EQ(record[1].column, 3U);
    ASSERT_TRUE(reader.next(record));
    EXPECT_EQ(record[0].line, 3U);
    EXPECT_EQ(record[1].column, 3U);
}

TEST(CsvReader, SaysWhereQuotesAreWrong) {
    EXPECT_EQ(read("a,b\nc,d \"e\"\n"),
              "[a][b].2:5 a quote inside a field that does not begin with one; quote the whole field, and "
              "double each quote "
              "inside");
    EXPECT_EQ(read("a,\"b\" c\n"),
              "1:6 a field goes on behind its closing quote; double each quote inside a field");
    EXPECT_EQ(read("a,b\nc,\"d\n\n"), "[a][b].2:3 this quote is never closed");
}

}  // namespace
}  // namespace rostra::core
