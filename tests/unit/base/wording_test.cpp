// SPDX-License-Identifier: Apache-2.0
#include "base/wording.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rostra::core {
namespace {

TEST(Wording, ListsNames) {
    EXPECT_EQ(listed({}), "");
    EXPECT_EQ(listed(std::vector<std::string>{"a"}), "'a'");
    EXPECT_EQ(listed(std::vector<std::string>{"a", "b"}), "'a' or 'b'");
    EXPECT_EQ(listed(std::vector<std::string>{"a", "b", "c"}, "and"), "'a', 'b' and 'c'");
}

TEST(Wording, ShowsOnlyWhatATerminalCanBear) {
    EXPECT_EQ(printable("a\tb"), "a\tb");
    EXPECT_EQ(printable("a\x1b[31m\n\x7f"), "a?[31m??");
    EXPECT_EQ(printable("ok \xff\xc3 é"), "ok ?? é");
    EXPECT_EQ(printable("\xc2\x9b[31m \xc2\x85 \xc2\xa0"), "?[31m ? \xc2\xa0");
    EXPECT_EQ(printable("\xc2\x9b[31m \xc2\xa0\xc3\xa9"), "?[31m \xc2\xa0\xc3\xa9");
    EXPECT_EQ(in_quotes("two\nlines"), "'two?lines'");
}

TEST(Wording, KeepsLineBreaksWhereThereAreSeveralLines) {
    EXPECT_EQ(printable_lines("a\x1b[31m\n\tb\r\n"), "a?[31m\n\tb?\n");
    EXPECT_EQ(printable_lines(""), "");
}

TEST(Wording, NamesTheFirstOfMany) {
    const std::vector<std::string> names = {"a", "b"};
    EXPECT_EQ("2 files" + some_of(names, 2), "2 files: 'a' and 'b'");
    EXPECT_EQ("12 files" + some_of(names, 12), "12 files, among them 'a', 'b'");
}

TEST(Wording, CutsLongNamesBetweenCharacters) {
    EXPECT_EQ(in_quotes(std::string(80, 'x')), "'" + std::string(80, 'x') + "'");
    EXPECT_EQ(in_quotes(std::string(81, 'x')), "'" + std::string(80, 'x') + "…'");
    EXPECT_EQ(in_quotes(std::string(79, 'x') + "éé"), "'" + std::string(79, 'x') + "…'");
}

TEST(Wording, MeasuresUtf8Sequences) {
    EXPECT_EQ(utf8_length(""), 0U);
    EXPECT_EQ(utf8_length("a"), 1U);
    EXPECT_EQ(utf8_length("é"), 2U);
    EXPECT_EQ(utf8_length("郭"), 3U);
    EXPECT_EQ(utf8_length("😀"), 4U);
    EXPECT_EQ(utf8_length("\xc3"), 0U);              // cut off
    EXPECT_EQ(utf8_length("\x80"), 0U);              // a continuation
    EXPECT_EQ(utf8_length("\xc0\xaf"), 0U);          // overlong
    EXPECT_EQ(utf8_length("\xe0\x80\xaf"), 0U);      // overlong
    EXPECT_EQ(utf8_length("\xed\xa0\x80"), 0U);      // a surrogate
    EXPECT_EQ(utf8_length("\xf4\x90\x80\x80"), 0U);  // beyond U+10FFFF
    EXPECT_EQ(utf8_length("\xf5\x80\x80\x80"), 0U);
}

TEST(Wording, KnowsWideAndMarkCharacters) {
    EXPECT_EQ(terminal_width("a"), 1);
    EXPECT_EQ(terminal_width("é"), 1);
    EXPECT_EQ(terminal_width("郭"), 2);
    EXPECT_EQ(terminal_width("\xcc\x81"), 0);  // U+0301, a combining acute accent
    EXPECT_EQ(terminal_width("😀"), 2);
    EXPECT_EQ(terminal_width("\xff"), 1);  // shown as '?'
}

}  // namespace
}  // namespace rostra::core
