// SPDX-License-Identifier: Apache-2.0
#include "delimited_rows.hpp"

#include <gmock/gmock.h>

namespace rostra::tables {
namespace {

using testing::ElementsAre;

/// Each row as "value|value", or "!why".
std::vector<std::string> rows_of(std::string_view text, char delimiter = ',') {
    DelimitedRows rows(text, delimiter);
    std::vector<std::string> out;
    for (TableRow row; rows.next(row);) {
        std::string line = row.wrong.empty() ? "" : "!" + row.wrong;
        for (const Field& field : row.fields)
            line += (line.empty() ? "" : "|") +
                    std::string(text.substr(field.value.begin, field.value.end - field.value.begin));
        out.push_back(line);
    }
    return out;
}

TEST(DelimitedRows, HoldWhatIsBetweenDelimiters) {
    EXPECT_THAT(rows_of("a,b\none,two\r\n\n\"three, or\nmore\",\"he said \"\"four\"\"\"\n,\n"),
                ElementsAre("one|two", "three, or\nmore|he said \"\"four\"\"", ""));
    EXPECT_THAT(rows_of("a\tb\nx \"y\"\t \n", '\t'), ElementsAre("x \"y\"| "));
    EXPECT_THAT(DelimitedRows(" id , \"text\"\n", ',').names(), ElementsAre("id", "\"text\""));
    EXPECT_THAT(DelimitedRows("\"id\",\"text\"\n", ',').names(), ElementsAre("id", "text"));
    EXPECT_TRUE(DelimitedRows("\n\n", ',').names().empty());
}

TEST(DelimitedRows, SayWhatIsWrongWithOneAndGoOn) {
    EXPECT_THAT(rows_of("a,b\none\n1,2,3\n\"x\" y,z\nlast,row\n"),
                ElementsAre("!it has 1 field, and the table has 2 columns",
                            "!it has 3 fields, and the table has 2 columns",
                            "!words stand behind the quotation mark at byte 16 of its text", "last|row"));
    EXPECT_THAT(rows_of("a,b\nx,\"y\nz,w\n"),
                ElementsAre("!the quotation mark at byte 6 of its text is not closed"));
    EXPECT_THAT(rows_of("a\n" + std::string(20'000, ',') + "\nx\n"),
                ElementsAre("!it has more than 10000 fields", "x"));
}

TEST(DelimitedRows, HaveTheDelimiterThatIsAsManyInEachRow) {
    EXPECT_EQ(find_delimiter("a,b\nx,y\n"), ',');
    EXPECT_EQ(find_delimiter("a;b\n1,5;2,5\n3,5;4,5\n"), ';');
    EXPECT_EQ(find_delimiter("a\tb\nwell, yes\tno\n"), '\t');
    EXPECT_EQ(find_delimiter("a|b\n\"x,|\ny\"|z"), '|');
    EXPECT_EQ(find_delimiter("just\nlines\n"), std::nullopt);
    EXPECT_EQ(find_delimiter("one, two\nthree\nfour, five, six\n"), std::nullopt);
    EXPECT_EQ(find_delimiter(""), std::nullopt);
}

}  // namespace
}  // namespace rostra::tables
