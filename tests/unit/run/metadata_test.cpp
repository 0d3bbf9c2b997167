// SPDX-License-Identifier: Apache-2.0
#include "run/metadata.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string errors_of(std::string_view text) { return render(parse_metadata(text, "d.csv").errors); }

TEST(Metadata, GivesFactsByDocument) {
    const ReadMetadata read =
        parse_metadata("id,title,date\nb.txt,\"The second, or B\",2024-05-01\na.txt,A,\n", "d.csv");
    ASSERT_THAT(read.errors, IsEmpty());
    const Metadata& metadata = read.metadata;
    EXPECT_THAT(metadata.facts(), ElementsAre("title", "date"));
    EXPECT_EQ(metadata.rows(), 2U);
    EXPECT_THAT(metadata.row("a.txt"), ElementsAre("A", ""));
    EXPECT_THAT(metadata.row("b.txt"), ElementsAre("The second, or B", "2024-05-01"));
    EXPECT_THAT(metadata.row("c.txt"), IsEmpty());
    EXPECT_THAT(metadata.row("a.tx"), IsEmpty());
}

TEST(Metadata, KnowsNothingWithoutAFile) {
    EXPECT_THAT(Metadata().row("a.txt"), IsEmpty());
    EXPECT_EQ(Metadata().rows(), 0U);
}

TEST(Metadata, NamesFactsInOneLine) {
    const ReadMetadata read = parse_metadata("id,\"ti\ntle\"\na,1\n", "d.csv");
    ASSERT_EQ(read.errors.size(), 1U);
    EXPECT_EQ(read.errors[0].message,
              "the name 'ti?tle' holds a control character, such as a line break or a tab; facts "
              "are named in every result, so give it a plain one");
}

TEST(Metadata, FindsTheRowOfADocument) {
    const ReadMetadata read = parse_metadata("id,x\nb,1\na,2\nc,3\n", "d.csv");
    EXPECT_EQ(read.metadata.find("a"), std::optional<std::size_t>(1));
    EXPECT_EQ(read.metadata.find("z"), std::nullopt);
    EXPECT_EQ(read.metadata.id(1), "a");
}

TEST(Metadata, FindsTheRowsOfTheDocumentsOfAFile) {
    const ReadMetadata read = parse_metadata("id,x\na#2,1\nab,2\na,3\na#1,4\na#1#2,5\n", "d.csv");
    EXPECT_THAT(read.metadata.rows_of_file("a"), ElementsAre(3, 4, 0));
    EXPECT_THAT(read.metadata.rows_of_file("b"), ElementsAre());
}

TEST(Metadata, IsReadInTheEncodingsThatProgramsWrite) {
    const ReadMetadata mark =
        parse_metadata("\xEF\xBB\xBFid,title\r\na.txt,\xC3\x89t\xC3\xA9\r\n\r\n", "d.csv");
    EXPECT_THAT(mark.metadata.row("a.txt"), ElementsAre("Été"));
    const ReadMetadata latin = parse_metadata(
        "id,title\na.txt,D\xE9"
        "claration du ministre \xE0 la presse apr\xE8s la r\xE9union\n",
        "d.csv");
    EXPECT_THAT(latin.metadata.row("a.txt"),
                ElementsAre("Déclaration du ministre à la presse après la réunion"));
}

TEST(Metadata, NeedsAHeaderThatNamesFacts) {
    EXPECT_EQ(
        errors_of(""),
        "d.csv: error: is empty; its first line names the columns: the document's id, then facts about it\n");
    EXPECT_EQ(
        errors_of("\n\n"),
        "d.csv: error: is empty; its first line names the columns: the document's id, then facts about it\n");
    EXPECT_EQ(errors_of("id;title\n"),
              "d.csv:1:1: error: the header names one column only; it needs the document's id and facts "
              "about it, separated "
              "by commas\n    1 | id;title\n      | ^\n");
    EXPECT_EQ(errors_of("id,title,,title\n"),
              "d.csv:1:10: error: a column without a name; a fact needs one\n"
              "    1 | id,title,,title\n"
              "      |          ^\n"
              "d.csv:1:11: error: two columns are named 'title'; facts need names of their own\n"
              "    1 | id,title,,title\n"
              "      |           ^\n");
}

TEST(Metadata, NeedsRowsThatFit) {
    EXPECT_EQ(errors_of("id,title\na,b,c\nd\n,e\n"),
              "d.csv:2:5: error: this row has 3 fields, the header has 2; quote fields that hold commas\n"
              "    2 | a,b,c\n"
              "      |     ^\n"
              "d.csv:3:1: error: this row has 1 field, the header has 2; quote fields that hold commas\n"
              "    3 | d\n"
              "      | ^\n"
              "d.csv:4:1: error: a row without a document's id\n"
              "    4 | ,e\n"
              "      | ^\n");
}

TEST(Metadata, HasOneRowADocument) {
    EXPECT_EQ(errors_of("id,title\na,1\nb,2\na,3\n"),
              "d.csv:4:1: error: a second row for 'a'; the first is in line 2\n"
              "    4 | a,3\n"
              "      | ^\n");
}

TEST(Metadata, SaysWhereQuotesAreWrong) {
    EXPECT_EQ(errors_of("id,title\na,\"b\n"),
              "d.csv:2:3: error: this quote is never closed\n"
              "    2 | a,\"b\n"
              "      |   ^\n");
}

TEST(Metadata, StopsAfterTwentyErrors) {
    std::string text = "id,title\n";
    for (int i = 0; i < 100; ++i) text += "x\n";
    const ReadMetadata read = parse_metadata(text, "d.csv");
    ASSERT_EQ(read.errors.size(), 21U);
    EXPECT_EQ(read.errors.back().message, "has more errors than these; mend them first");
}

TEST(Metadata, SaysThatAFileIsNotText) {
    EXPECT_EQ(errors_of(std::string(100, '\1')),
              "d.csv: error: does not look like text: 100 of its 100 bytes are control characters, the first "
              "at byte 0 "
              "(0x01); leave it out of the inputs, or set `encoding` if it is text\n");
}

TEST(Metadata, IsReadFromAFile) {
    const test::TemporaryFolder folder;
    const ReadMetadata read = read_metadata(folder.write("d.csv", "id,title\na,b\n"), "d.csv");
    EXPECT_THAT(read.metadata.row("a"), ElementsAre("b"));
    EXPECT_EQ(render(read_metadata(folder / "absent", "d.csv").errors),
              "d.csv: error: cannot read 'd.csv': No such file or directory\n");
}

}  // namespace
}  // namespace rostra::core
