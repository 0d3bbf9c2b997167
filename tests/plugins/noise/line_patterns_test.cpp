// SPDX-License-Identifier: Apache-2.0
#include "line_patterns.hpp"
#include "rostra/analysis/language/text_lines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rostra::noise {

namespace {

using Found = std::vector<std::string>;

Found found(const std::string& pattern, const std::string& text) {
    LinePattern expression(pattern);
    Found out;
    for (const Span span : expression.find(text, split_lines(text))) {
        out.emplace_back(slice(text, span));
    }
    return out;
}

std::string refused(const std::string& pattern) {
    try {
        const LinePattern expression(pattern);
    } catch (const PatternError& error) {
        return error.what();
    }
    return "";
}

TEST(LinePattern, MatchesWithinALine) {
    EXPECT_EQ(found("^Subscribe to .*", "  Subscribe to us  \nDo not Subscribe to us\n"),
              Found{"Subscribe to us"});
    EXPECT_EQ(found("\\[\\w+\\]", "Good [laughter] morning [applause].\n[crosstalk]"),
              (Found{"[laughter]", "[applause]", "[crosstalk]"}));
    EXPECT_EQ(found(".*ferry.*", "the ferry\nthe quay\n"), Found{"the ferry"});
    EXPECT_EQ(found("(?i)FERRY$", "the Ferry \r\n"), Found{"Ferry"});
    EXPECT_EQ(found("quay\\s+ferry", "quay\nferry"), Found{});
    EXPECT_EQ(found("x*", "abc"), Found{});
}

TEST(LinePattern, FindsTheBytesBehindEveryScript) {
    EXPECT_EQ(found("港口", "今天港口😀港口\nпорт 港口"), (Found{"港口", "港口", "港口"}));
    EXPECT_EQ(found("\\p{Lu}\\w+", "ärger Über é 😀 Öl"), (Found{"Über", "Öl"}));
    EXPECT_EQ(found("b+", std::string("a\0bb\xF0\x9F\x98\x80 b", 11)), (Found{"bb", "b"}));
}

TEST(LinePattern, SaysWhatIsWrongAndWhere) {
    EXPECT_EQ(refused("ab(c"), "it cannot be read at its character 4: a bracket ( or ) has no other");
    EXPECT_EQ(refused("[abc"), "it cannot be read at its character 4: a set [ is not closed");
    EXPECT_EQ(refused("*"), "it cannot be read at its character 1: this cannot stand here");
    EXPECT_EQ(refused("a{3,1}"),
              "it cannot be read at its character 6: a number of times {…} ends below its beginning");
    EXPECT_EQ(refused("fine"), "");
}

TEST(LinePattern, GivesUpOnWhatWouldTakeForEver) {
    LinePattern expression("(a+)+$");
    const std::string text = "fine\n" + std::string(60, 'a') + "b\n";
    try {
        (void)expression.find(text, split_lines(text));
        FAIL() << "it was matched";
    } catch (const PatternError& error) {
        EXPECT_STREQ(error.what(),
                     "it takes too long on the line at byte 5: what is repeated in it can be matched in too "
                     "many ways");
    }
    EXPECT_EQ(expression.find("aaa", split_lines("aaa")).size(), 1U);  // and is as good as before
}

TEST(LinePattern, IsCopiedForAnotherThread) {
    LinePattern first("a+");
    LinePattern second = first;
    EXPECT_EQ(first.find("aa b", split_lines("aa b")), second.find("aa b", split_lines("aa b")));
}

}  // namespace

}  // namespace rostra::noise
