// SPDX-License-Identifier: Apache-2.0
#include "pull_quotes.hpp"
#include "rostra/analysis/language/text_lines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "noise_text.hpp"

namespace rostra::noise {

namespace {

const std::string kSentence =
    "The harbour of the old town was closed for sixty-eight days after the storm of February";

std::vector<std::string> pulled(const std::string& text) {
    std::vector<std::string> found;
    for (const Span span : find_pull_quotes(text, split_lines(text))) {
        found.emplace_back(slice(text, span));
    }
    return found;
}

using Found = std::vector<std::string>;

TEST(PullQuotes, AreCopiesWithoutTheFullStop) {
    EXPECT_EQ(pulled(kSentence + ".\n\n" + kSentence + "\n"), Found{kSentence});
    EXPECT_EQ(pulled(kSentence + "\n\n" + kSentence + ".\n"), Found{kSentence});
}

TEST(PullQuotes, AreSentencesOfALongerNeighbour) {
    EXPECT_EQ(pulled("Nobody slept. \"" + kSentence + ",\" he said.\n\n" + kSentence + "\n"),
              Found{kSentence});
}

TEST(PullQuotes, StandUpToThreeParagraphsAway) {
    const std::string between = "One.\n\nTwo.\n\n";
    EXPECT_EQ(pulled(kSentence + ".\n\n" + between + kSentence + "\n"), Found{kSentence});
    EXPECT_EQ(pulled(kSentence + ".\n\n" + between + "Three.\n\n" + kSentence + "\n"), Found{});
}

TEST(PullQuotes, MayDifferByAWordAndByLineBreaks) {
    std::string wrapped = kSentence;
    wrapped.replace(wrapped.find(" was"), 1, "\n");
    wrapped.replace(wrapped.find("storm"), 5, "flood");
    EXPECT_EQ(pulled(kSentence + ".\n\n" + wrapped + "\n"), Found{wrapped});
}

TEST(PullQuotes, AreNotWhatIsMerelySaidTwice) {
    EXPECT_EQ(pulled(kSentence + ".\n\n" + kSentence + ".\n"), Found{});
    EXPECT_EQ(pulled(kSentence + "?\n\n" + kSentence + "?\n"), Found{});
    EXPECT_EQ(pulled(kSentence + "\n\n" + kSentence + "\n"), Found{});  // a heading, and again
    EXPECT_EQ(pulled("Thank you.\n\nThank you\n"), Found{});
    EXPECT_EQ(pulled("Another sentence of the same length, which says nothing of any harbour or of any storm "
                     "at all.\n\n" +
                     kSentence + "\n"),
              Found{});
}

}  // namespace

}  // namespace rostra::noise
