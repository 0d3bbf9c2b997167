// SPDX-License-Identifier: Apache-2.0
#include "keyword_context.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/test_tokens.hpp"

namespace rostra::concordance {
namespace {

using Unit = ContextSize::Unit;

struct Sample {
    std::string text;
    std::vector<Span> noise;

    /// left | node | right of what stands between `from` and `to`.
    [[nodiscard]] std::string around(const std::string& node, ContextSize size) const {
        return with(node, size, [](const KeywordContext& context, Span span) {
            return context.left(span).text + " | " + context.node(span) + " | " + context.right(span).text;
        });
    }
    /// The keys of both sides.
    [[nodiscard]] std::string keys(const std::string& node, ContextSize size) const {
        return with(node, size, [this](const KeywordContext& context, Span span) {
            return sort_key(text, context.left(span).words) + "| " +
                   sort_key(text, context.right(span).words);
        });
    }

private:
    template <class Use>
    [[nodiscard]] std::string with(const std::string& node, ContextSize size, Use use) const {
        std::vector<std::int32_t> begins, ends, noise_begins, noise_ends;
        for (const laws::LayerRow& row : test::words_of(text)) {
            begins.push_back(row.span.begin);
            ends.push_back(row.span.end);
        }
        for (const Span span : noise) {
            noise_begins.push_back(span.begin);
            noise_ends.push_back(span.end);
        }
        const KeywordContext context(text, {begins.data(), ends.data(), begins.size()},
                                     {noise_begins.data(), noise_ends.data(), noise.size()}, size);
        const auto at = static_cast<std::int32_t>(text.find(node));
        return use(context, Span{at, at + static_cast<std::int32_t>(node.size())});
    }
};

TEST(KeywordContext, ShowsSoManyTokensOnEitherSide) {
    const Sample sample{"One two, three  four\n\nfive (six) seven.", {}};
    EXPECT_EQ(sample.around("four", {Unit::tokens, 2}), "two, three | four | five (six");
    EXPECT_EQ(sample.around("four", {Unit::tokens, 9}), "One two, three | four | five (six) seven");
    EXPECT_EQ(sample.around("One", {Unit::tokens, 1}), " | One | two");
    EXPECT_EQ(sample.around("seven", {Unit::tokens, 1}), "six) | seven | ");
    EXPECT_EQ(sample.around("four", {Unit::tokens, 0}), " | four | ");
    EXPECT_EQ(sample.around("four\n\nfive", {Unit::tokens, 1}), "three | four five | (six");
}

TEST(KeywordContext, ShowsSoManyCharacters) {
    const Sample sample{"One two, three  four\n\nfive (six) seven.", {}};
    EXPECT_EQ(sample.around("four", {Unit::characters, 8}), "o, three | four | five (si");
    EXPECT_EQ(sample.around("four", {Unit::characters, 5}), "three | four | five");
    EXPECT_EQ(sample.around("four", {Unit::characters, 6}), "three | four | five (");
    EXPECT_EQ(sample.around("four", {Unit::characters, 99}), "One two, three | four | five (six) seven.");
    const Sample chinese{"今天港口开放了", {}};
    EXPECT_EQ(chinese.around("港口", {Unit::characters, 2}), "今天 | 港口 | 开放");
}

TEST(KeywordContext, PartsNoCharacterFromItsAccents) {
    const Sample sample{"ae\u0301 x e\u0301e\u0301", {}};
    EXPECT_EQ(sample.around("x", {Unit::characters, 1}), " | x | ");
    EXPECT_EQ(sample.around("x", {Unit::characters, 2}), "e\u0301 | x | e\u0301");
    EXPECT_EQ(sample.around("x", {Unit::characters, 3}), "ae\u0301 | x | e\u0301");
}

TEST(KeywordContext, LeavesNoiseOut) {
    const Sample sample{"one two [Next page] three [Share this] four", {{8, 19}, {26, 38}}};
    EXPECT_EQ(sample.around("three", {Unit::tokens, 2}), "one two | three | four");
    EXPECT_EQ(sample.around("three", {Unit::characters, 5}), "e two | three | four");
    EXPECT_EQ(sample.around("three", {Unit::tokens, 1}), "two | three | four");
    EXPECT_EQ(sample.around("two [Next page] three", {Unit::tokens, 1}), "one | two three | four");
}

TEST(KeywordContext, ShowsWhatANodeCutsOffAWord) {
    const Sample sample{"an open harbour is", {}};
    EXPECT_EQ(sample.around("pen harb", {Unit::tokens, 1}), "an o | pen harb | our is");
    EXPECT_EQ(sample.keys("pen harb", {Unit::tokens, 1}), "o an | our is ");
}

TEST(KeywordContext, IsSortedByWordsFromTheNodeOutwards) {
    const Sample sample{"The OLD, Cold harbour Is \"Open\" now", {}};
    EXPECT_EQ(sample.keys("harbour", {Unit::tokens, 2}), "cold old | is open ");
    EXPECT_EQ(sample.keys("harbour", {Unit::characters, 8}), "cold | is open ");
}

TEST(KeywordContext, ShowsBoundedTextWhereWordsAreFarApart) {
    const Sample sample{"one" + std::string(100000, '.') + "two" + std::string(100000, '.') + "three", {}};
    EXPECT_LT(sample.around("two", {Unit::tokens, 10}).size(), 12000u);
}

}  // namespace
}  // namespace rostra::concordance
