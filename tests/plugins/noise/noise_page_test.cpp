// SPDX-License-Identifier: Apache-2.0
#include "noise_page.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "noise_samples.hpp"

namespace rostra::noise {

namespace {

const std::string kProse =
    "The harbour is open again, and the first ferry came in this morning with two hundred passengers on "
    "board.\n\n"
    "It had been closed since the night of the storm, when the quay wall gave way along half of its "
    "length.\n\n";

TEST(NoisePage, MarksASectionNameAboveTheTitle) {
    EXPECT_EQ(marked("Media Centre\n\nBriefing on the storm | February 13, 2024\n\n" + kProse),
              Found{"navigation: Media Centre"});
    EXPECT_EQ(marked("Harbour Room\n\nBriefing on the storm\n\n" + kProse), Found{});
    EXPECT_EQ(marked("News\n\n" + kProse), Found{});  // no title below it: perhaps the title itself
}

TEST(NoisePage, MarksBreadcrumbAndBylineInTheHeadOnly) {
    const std::string head = "Home > Coast > Harbour\nFirst ferry in\nBy Ana Ruiz\n\n";
    EXPECT_EQ(marked(head + kProse), (Found{"navigation: Home > Coast > Harbour", "byline: By Ana Ruiz"}));
    EXPECT_EQ(marked(kProse + head + kProse), Found{});
}

TEST(NoisePage, BelievesASingleWordOnlyAtTheEdgeOrBesideNoise) {
    EXPECT_EQ(marked(kProse + "Print\n"), Found{"print: Print"});
    EXPECT_EQ(marked(kProse + "Print\n\n" + kProse), Found{});
    EXPECT_EQ(marked(kProse + "Print\n\nShare this story\n\n" + kProse),
              (Found{"print: Print", "share: Share this story"}));
}

TEST(NoisePage, MarksTitlesBehindAShareLineAtTheTail) {
    EXPECT_EQ(marked(kProse + "Share this story\n\nSoup for two hundred: a morning in the cellar\n"),
              (Found{"share: Share this story", "related: Soup for two hundred: a morning in the cellar"}));
    EXPECT_EQ(marked("Share this story\n\nSoup for two hundred\n\n" + kProse),
              Found{"share: Share this story"});
}

TEST(NoisePage, MarksTeasersAmongTheParagraphs) {
    EXPECT_EQ(marked(kProse + "READ MORE: Who pays for a quay\n\n" + kProse),
              Found{"related: READ MORE: Who pays for a quay"});
}

TEST(NoisePage, MarksTeasersThatAreWrapped) {
    const std::string teaser = "READ MORE: Who pays for a quay? The accounts of\nthe harbour since 1991";
    EXPECT_EQ(marked(kProse + teaser + "\n\n" + kProse),
              (Found{"related: READ MORE: Who pays for a quay? The accounts of",
                     "related: the harbour since 1991"}));
}

TEST(NoisePage, LeavesWrappedProseThatHappensToBeginALineLikeATeaser) {
    EXPECT_EQ(marked("We keep a close\nwatch: more than thirteen million jobs were made, and we shall\n"
                     "Watch: the numbers of the coming month will tell us more than I can.\n"),
              Found{});
}

TEST(NoisePage, MarksMenusBelowEachOther) {
    EXPECT_EQ(marked("Home\nNews\nContact us\n\nThe harbour is open\n\n" + kProse),
              (Found{"navigation: Home", "navigation: News", "navigation: Contact us"}));
    EXPECT_EQ(
        marked("English\nFrançais\n中文\n\n" + kProse),
        (Found{"language-switcher: English", "language-switcher: Français", "language-switcher: 中文"}));
}

TEST(NoisePage, MarksByTheRulesAskedForAlone) {
    RuleChoice rules;
    rules.add(Rule::pager);
    EXPECT_EQ(marked(kProse + "<  1  2  3  >\n\nShare this story\n", rules), Found{"pager: <  1  2  3  >"});
    EXPECT_EQ(marked(kProse + "Share this story\n", RuleChoice()), Found{});
}

TEST(NoisePage, GivesTheSameForCarriageReturnsAndNoFinalNewline) {
    EXPECT_EQ(marked("The harbour is open.\r\n\r\n<  1  2  >\r\n\r\nShare this story"),
              (Found{"pager: <  1  2  >", "share: Share this story"}));
}

TEST(NoisePage, LeavesProseAndTranscriptsAlone) {
    EXPECT_EQ(marked(kProse + kProse), Found{});
    EXPECT_EQ(marked("MS. RUIZ:  Good morning.\n\nQ    Thank you. Could you share\nthe numbers?\n\nMS. RUIZ: "
                     " Next.\n\n"
                     "Q    Page 2 of the report says 14.\n\nMS. RUIZ:  Print it.\n"),
              Found{});
}

TEST(NoisePage, TakesRubbish) {
    EXPECT_EQ(marked(""), Found{});
    EXPECT_EQ(marked("\n\n\r\n \t\n"), Found{});
    EXPECT_EQ(marked(std::string("\0\0\n\0", 4)), Found{});
    EXPECT_EQ(marked("\xC2\xA0\n\xE3\x80\x80"), Found{});
    EXPECT_EQ(marked(">"), Found{});
    EXPECT_EQ(marked(std::string(200, ' ') + "Share this story"), Found{"share: Share this story"});
}

TEST(NoisePage, TakesALineOfAHundredMegabytes) {
    EXPECT_EQ(marked(std::string(100'000'000, 'a')), Found{});
    EXPECT_EQ(marked(std::string(50'000'000, ' ') + std::string(50'000'000, '<')), Found{});
}

TEST(NoisePage, MarksAscendAndDoNotOverlapWhateverTheText) {
    const char* const pieces[] = {"Share this story", "\n",       "\n\n",         "Print", "< 1 2 >",
                                  "READ MORE: ",      " ",        "Home > A > B", "中文",  "English",
                                  "By Ana Ruiz",      "\r\n",     "\xE2",         ".",     "word ",
                                  "\xC2\xA0",         "[Page 2]", "- 7 -\n",      "\f",    "12   the "};
    std::mt19937 random(20240418);
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int i = 0; i < 30; ++i) {
            text += pieces[random() % std::size(pieces)];
        }
        std::int32_t last = 0;
        for (const Mark& mark : mark_noise(text, shipped_lists(), RuleChoice::all())) {
            ASSERT_LE(last, mark.span.begin) << text;
            ASSERT_LT(mark.span.begin, mark.span.end) << text;
            ASSERT_LE(mark.span.end, static_cast<std::int32_t>(text.size()));
            last = mark.span.end;
        }
    }
}

}  // namespace

}  // namespace rostra::noise
