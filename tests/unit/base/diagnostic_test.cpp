// SPDX-License-Identifier: Apache-2.0
#include "base/diagnostic.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rostra::core {
namespace {

std::string rendered(std::string_view text, SourcePlace place, std::string message = "wrong") {
    Diagnostics found("a.toml", text);
    found.add(std::move(place), std::move(message));
    return render(found.sorted());
}

TEST(Diagnostic, ReadsLikeACompilers) {
    const std::string text = std::string(13, '\n') + "ngram = 2\n";
    EXPECT_EQ(
        rendered(text, {"a.toml", 14, 1, 5}, "stage 'terms' has no option 'ngram'; did you mean 'ngrams'?"),
        "a.toml:14:1: error: stage 'terms' has no option 'ngram'; did you mean 'ngrams'?\n"
        "   14 | ngram = 2\n"
        "      | ^~~~~\n");
}

TEST(Diagnostic, DrawsOneCaretWhereNoLengthIsKnown) {
    EXPECT_EQ(rendered("x = ", {"a.toml", 1, 5, 0}),
              "a.toml:1:5: error: wrong\n"
              "    1 | x = \n"
              "      |     ^\n");
}

TEST(Diagnostic, RepeatsTabsBeforeTheCaret) {
    EXPECT_EQ(rendered("\tx =\t1", {"a.toml", 1, 6, 1}),
              "a.toml:1:6: error: wrong\n"
              "    1 | \tx =\t1\n"
              "      | \t   \t^\n");
}

TEST(Diagnostic, CountsWhatATerminalShowsBeforeAndBelowTheCaret) {
    // "é" is two bytes in one column, "郭" three bytes in two.
    EXPECT_EQ(rendered("é = \"郭\" # x", {"a.toml", 1, 6, 5}),
              "a.toml:1:6: error: wrong\n"
              "    1 | é = \"郭\" # x\n"
              "      |     ^~~~\n");
    EXPECT_EQ(rendered("\"郭\" = 1", {"a.toml", 1, 9, 1}),
              "a.toml:1:9: error: wrong\n"
              "    1 | \"郭\" = 1\n"
              "      |        ^\n");
}

TEST(Diagnostic, StaysOnItsLine) {
    EXPECT_EQ(rendered("x = [\n1]\n", {"a.toml", 1, 5, 400}),
              "a.toml:1:5: error: wrong\n"
              "    1 | x = [\n"
              "      |     ^\n");
    EXPECT_EQ(rendered("x\r\n", {"a.toml", 1, 90, 4}),
              "a.toml:1:90: error: wrong\n"
              "    1 | x\n"
              "      |  ^\n");
}

TEST(Diagnostic, ShowsControlCharactersAndBadBytesAsQuestionMarks) {
    EXPECT_EQ(rendered("a\x1b\xff = 1", {"a.toml", 1, 4, 0}),
              "a.toml:1:4: error: wrong\n"
              "    1 | a?? = 1\n"
              "      |    ^\n");
}

TEST(Diagnostic, LeavesOutLinesThatAreEmptyOrVeryLong) {
    EXPECT_EQ(rendered("", {"a.toml", 1, 1, 0}), "a.toml:1:1: error: wrong\n");
    EXPECT_EQ(rendered(std::string(501, 'x'), {"a.toml", 1, 1, 0}), "a.toml:1:1: error: wrong\n");
}

TEST(Diagnostic, NamesWhatHasNoLine) {
    EXPECT_EQ(rendered("x", {"--set a.b=c", 0, 0, 0}), "--set a.b=c: error: wrong\n");
    EXPECT_EQ(rendered("x", {"other.toml", 3, 1, 2}), "other.toml:3:1: error: wrong\n");
    EXPECT_EQ(rendered("x", {}), "error: wrong\n");
}

TEST(Diagnostics, ComeInTheOrderOfTheFileAndOnce) {
    Diagnostics found("a.toml", "");
    found.add({"--set a.b=c", 0, 0, 0}, "last");
    found.add({"a.toml", 3, 1, 0}, "fourth");
    found.add({"a.toml", 2, 9, 0}, "third");
    found.add({"a.toml", 2, 1, 0}, "second");
    found.add({"a.toml", 2, 1, 0}, "first");
    found.add({"a.toml", 2, 1, 0}, "second");
    std::vector<std::string> messages;
    for (const Diagnostic& diagnostic : found.sorted()) messages.push_back(diagnostic.message);
    EXPECT_EQ(messages, (std::vector<std::string>{"first", "second", "third", "fourth", "last"}));
}

TEST(LineOf, FindsLinesByNumber) {
    const std::string_view text = "one\r\ntwo\n\nfour";
    EXPECT_EQ(line_of(text, 1), "one");
    EXPECT_EQ(line_of(text, 2), "two");
    EXPECT_EQ(line_of(text, 3), "");
    EXPECT_EQ(line_of(text, 4), "four");
    EXPECT_EQ(line_of(text, 5), "");
}

}  // namespace
}  // namespace rostra::core
