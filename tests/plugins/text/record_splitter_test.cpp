// SPDX-License-Identifier: Apache-2.0
#include "record_splitter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rostra::text {
namespace {

using testing::ElementsAre;

/// "line name|text" for each part, blank ones too.
std::vector<std::string> parts(std::string_view bytes, std::string_view separator,
                               SeparatorForm form = SeparatorForm::whole_line) {
    RecordSplitter splitter(bytes, separator, form);
    std::vector<std::string> found;
    while (const auto record = splitter.next()) {
        found.push_back(std::to_string(record->line) + " " + std::string(record->name) + "|" +
                        std::string(bytes.substr(record->begin, record->end - record->begin)));
    }
    return found;
}

TEST(RecordSplitter, GivesAFileWithoutSeparatorWhole) {
    EXPECT_THAT(parts("one\ntwo\n", "---"), ElementsAre("0 |one\ntwo\n"));
    EXPECT_THAT(parts("", "---"), ElementsAre("0 |"));
}

TEST(RecordSplitter, PartsAtWholeLinesOnly) {
    EXPECT_THAT(parts("a\n---\nb ---\n ---\n----\nc\n---", "---"),
                ElementsAre("0 |a\n", "2 |b ---\n ---\n----\nc\n", "7 |"));
}

TEST(RecordSplitter, IgnoresWhatFollowsASeparatorInvisibly) {
    EXPECT_THAT(parts("a\r\n---\r\nb\r\n--- \t\r\nc", "---"), ElementsAre("0 |a\r\n", "2 |b\r\n", "4 |c"));
    EXPECT_THAT(parts("a\n---\nb", "--- "), ElementsAre("0 |a\n", "2 |b"));
}

TEST(RecordSplitter, LeavesAByteOrderMarkToNoRecord) {
    EXPECT_THAT(parts("\xEF\xBB\xBF---\na", "---"), ElementsAre("0 |", "1 |a"));
    EXPECT_THAT(parts("\xEF\xBB\xBF"
                      "a",
                      "---"),
                ElementsAre("0 |a"));
}

TEST(RecordSplitter, NamesARecordByTheRestOfTheLine) {
    EXPECT_THAT(parts("=== one \r\na\n===\ttwo words\n===\nb", "===", SeparatorForm::line_prefix),
                ElementsAre("0 |", "1 one|a\n", "3 two words|", "4 |b"));
}

TEST(RecordSplitter, CountsBlanksOfAPrefix) {
    EXPECT_THAT(parts("=== one\n=====\n", "=== ", SeparatorForm::line_prefix),
                ElementsAre("0 |", "1 one|=====\n"));
}

TEST(RecordSplitter, KeepsBytesThatAreNoText) {
    const std::string bytes("\0\n---\n\xE9\xFF\n", 9);
    EXPECT_THAT(parts(bytes, "---"), ElementsAre(std::string("0 |\0\n", 5), "2 |\xE9\xFF\n"));
}

}  // namespace
}  // namespace rostra::text
