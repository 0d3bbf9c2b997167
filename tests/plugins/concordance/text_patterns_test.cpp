// SPDX-License-Identifier: Apache-2.0
#include "text_patterns.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "laws/in_memory_host.hpp"
#include "word_queries.hpp"

namespace rostra::concordance {
namespace {

class TextPatternTest : public testing::Test {
protected:
    using Found = std::vector<std::string>;

    Found found(const std::string& pattern, const std::string& text) {
        TextPattern expression(pattern);
        std::vector<Span> spans;
        Patience patience(call_, text.size());
        EXPECT_TRUE(
            expression.find(UnitText(text, {0, static_cast<std::int32_t>(text.size())}), patience, spans));
        Found out;
        for (const Span span : spans) out.emplace_back(slice(text, span));
        return out;
    }
    static std::string refused(const std::string& pattern) {
        try {
            const TextPattern expression(pattern);
        } catch (const QueryError& error) {
            return error.what();
        }
        return "";
    }

    laws::InMemoryHost host_;
    laws::HostCall host_call_{host_, laws::HostCall::Kind::aggregator};
    Call call_{host_call_.raw()};
};

TEST_F(TextPatternTest, FindsTheBytesBehindEveryScript) {
    EXPECT_EQ(found("港口", "今天港口😀港口\nпорт 港口"), (Found{"港口", "港口", "港口"}));
    EXPECT_EQ(found("\\p{Lu}\\w+", "ärger Über é 😀 Öl"), (Found{"Über", "Öl"}));
    EXPECT_EQ(found("مفتوح", "الميناء مفتوح."), Found{"مفتوح"});
    EXPECT_EQ(found("x*", "abc"), Found{});
}

TEST_F(TextPatternTest, MatchesOverTheEndsOfLinesWhichAnchorsKnow) {
    EXPECT_EQ(found("quay\\s+ferry", "the quay\nferry"), Found{"quay\nferry"});
    EXPECT_EQ(found("^the \\w+$", "the ferry\nthe quay\nnot the end"), (Found{"the ferry", "the quay"}));
    EXPECT_EQ(found("(?i)FERRY", "the Ferry"), Found{"Ferry"});
}

TEST_F(TextPatternTest, CountsBytesFromTheBeginningOfTheDocument) {
    const std::string text = "ä ö x";
    TextPattern expression("x");
    std::vector<Span> spans;
    Patience patience(call_, text.size());
    ASSERT_TRUE(expression.find(UnitText(text, {3, 7}), patience, spans));
    EXPECT_EQ(spans, (std::vector<Span>{{6, 7}}));
}

TEST_F(TextPatternTest, SaysWhatIsWrongAndWhere) {
    EXPECT_EQ(refused("ab(c"),
              "it cannot be read at character 4 between its slashes: a bracket ( or ) has no other");
    EXPECT_EQ(refused("[abc"), "it cannot be read at character 4 between its slashes: a set [ is not closed");
    EXPECT_EQ(refused("*"), "it cannot be read at character 1 between its slashes: this cannot stand here");
    EXPECT_EQ(refused("fine"), "");
}

TEST_F(TextPatternTest, GivesUpOnWhatWouldTakeForEver) {
    const std::string text = std::string(60, 'a') + "!";
    TextPattern expression("(a+)+$");
    std::vector<Span> spans;
    Patience patience(call_, text.size());
    EXPECT_FALSE(expression.find(UnitText(text, {0, 61}), patience, spans));
}

TEST_F(TextPatternTest, StopsWhenTheRunIsToStop) {
    const std::string text = std::string(60, 'a') + "!";
    host_.stop_after = 0;
    TextPattern expression("(a+)+$");
    std::vector<Span> spans;
    Patience patience(call_, std::size_t{1} << 40);
    EXPECT_FALSE(expression.find(UnitText(text, {0, 61}), patience, spans));
}

}  // namespace
}  // namespace rostra::concordance
