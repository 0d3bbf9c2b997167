// SPDX-License-Identifier: Apache-2.0
#include "phrase_set.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "noise_text.hpp"

namespace rostra::noise {

namespace {

std::size_t longest(const PhraseSet& phrases, std::string_view text) {
    return phrases.longest_at(words_of(text));
}

TEST(PhraseSet, TakesTheLongestPhraseThatFits) {
    PhraseSet phrases;
    phrases.add("share");
    phrases.add("Share this");
    phrases.add("share this story");
    EXPECT_EQ(longest(phrases, "Share"), 1U);
    EXPECT_EQ(longest(phrases, "SHARE THIS story now"), 3U);
    EXPECT_EQ(longest(phrases, "share that"), 1U);
    EXPECT_EQ(longest(phrases, "please share"), 0U);
    EXPECT_EQ(longest(phrases, ""), 0U);
}

TEST(PhraseSet, LetsAWildcardStandForOneWordOrMore) {
    PhraseSet phrases;
    phrases.add("open * in your browser");
    EXPECT_EQ(longest(phrases, "Open it in your browser"), 5U);
    EXPECT_EQ(longest(phrases, "open this long page in your browser"), 7U);
    EXPECT_EQ(longest(phrases, "open in your browser"), 0U);
    EXPECT_EQ(longest(phrases, "open it in her browser"), 0U);
}

TEST(PhraseSet, TakesAllBehindAWildcardAtTheEnd) {
    PhraseSet phrases;
    phrases.add("share on *");
    EXPECT_EQ(longest(phrases, "Share on any network you like"), 6U);
    EXPECT_EQ(longest(phrases, "share on"), 0U);
}

TEST(PhraseSet, LetsAWildcardStandInFront) {
    PhraseSet phrases;
    phrases.add("* uses cookies");
    EXPECT_EQ(longest(phrases, "This site uses cookies"), 4U);
    EXPECT_EQ(longest(phrases, "uses cookies"), 0U);
}

TEST(PhraseSet, KnowsNothingOfCaseMarksAndAccentlessWords) {
    PhraseSet phrases;
    phrases.add("читайте также");
    EXPECT_TRUE(phrases.contains(words_of("ЧИТАЙТЕ ТАКЖЕ!")));
    EXPECT_FALSE(phrases.contains(words_of("читайте также здесь")));
}

}  // namespace

}  // namespace rostra::noise
