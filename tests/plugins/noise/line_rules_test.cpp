// SPDX-License-Identifier: Apache-2.0
#include "line_rules.hpp"

#include <gtest/gtest.h>

#include <string>

#include "noise_samples.hpp"

namespace rostra::noise {

namespace {

/// "rule", "rule?" where the line alone leaves doubt, or "" where it tells nothing.
std::string judged(std::string_view line) {
    const auto verdict = judge_line(line, true, shipped_lists());
    return verdict
               ? std::string(kRuleNames[static_cast<std::size_t>(verdict->rule)]) + (verdict->sure ? "" : "?")
               : "";
}

TEST(PagerRule, KnowsAscendingNumbersBetweenArrows) {
    for (const char* line : {"<  1  2  3  4  >", "<\u00A0 1\u00A0 2\u00A0 3\u00A0 >",
                             "« Previous 1 2 3 … 10 Next »", "1 2 [3] 4 Next", "← 1 2 3 →", "< 1 >", "Next »",
                             "« Previous | Next »", "Page 2 of 13", "Seite 3 von 9", "上一页 1 2 3 下一页"}) {
        EXPECT_EQ(judged(line), "pager") << line;
    }
}

TEST(PagerRule, LeavesNumbersThatAreText) {
    for (const char* line : {"1 2 3 4 5", "1 > 2", "3 2 1 >", "12", "1998 2004", "> 40",
                             "Next we go to page 2 of 13.", "Pages 3 and 4 are missing", "5 – 3", "- 4"}) {
        EXPECT_EQ(judged(line), "") << line;
    }
    EXPECT_EQ(judged("Next"), "pager?");
}

TEST(LanguageSwitcherRule, KnowsLanguagesInTheirOwnNames) {
    EXPECT_EQ(judged("English Français Русский"), "language-switcher");
    EXPECT_EQ(judged("العربية Ελληνικά Русский 简体中文 Español"), "language-switcher");
    EXPECT_EQ(judged("Deutsch | English | Bahasa Indonesia | Tiếng Việt"), "language-switcher");
    EXPECT_EQ(judged("English / 中文"), "language-switcher?");
}

TEST(LanguageSwitcherRule, LeavesTextAboutLanguages) {
    EXPECT_EQ(judged("English and French"), "");
    EXPECT_EQ(judged("We speak English, Deutsch, Français and more."), "");
    EXPECT_EQ(judged("English"), "");
}

TEST(PhraseRules, KnowOffersToShareAndPrint) {
    EXPECT_EQ(judged("Share this story"), "share");
    EXPECT_EQ(judged("Send to a friend"), "share");
    EXPECT_EQ(judged("Print E-mail Bookmark and Share"), "print");
    EXPECT_EQ(judged("E-mail  Print  Share this page"), "share");
    EXPECT_EQ(judged("Artikel teilen"), "share");
    EXPECT_EQ(judged("Версия для печати"), "print");
    EXPECT_EQ(judged("Print"), "print?");
    EXPECT_EQ(judged("Please click the sign above to open it in your browser !"), "prompt?");
}

TEST(PhraseRules, LeaveProseThatBeginsLikeThem) {
    for (const char* line :
         {"Share this story with your children, she said", "Print is dead.", "Share the burden",
          "Email from the minister arrived late", "Register to vote before June"}) {
        EXPECT_EQ(judged(line), "") << line;
    }
}

TEST(RelatedRule, KnowsTeasersByWhatStandsBeforeTheColon) {
    EXPECT_EQ(judged("READ MORE: The accounts of the harbour"), "related");
    EXPECT_EQ(judged("Lesen Sie auch: Die Bücher des Hafens"), "related");
    EXPECT_EQ(judged("Читайте также：Книги порта"), "related");
    EXPECT_EQ(judged("More reading: is there any?"), "");
    EXPECT_EQ(judged("I read more: two books"), "");
}

TEST(NavigationRule, KnowsBreadcrumbs) {
    EXPECT_TRUE(is_breadcrumb("News> Nation> Content"));
    EXPECT_TRUE(is_breadcrumb("Home › Politics › Foreign affairs"));
    EXPECT_TRUE(is_breadcrumb("首页 » 新闻 » 正文"));
    EXPECT_FALSE(is_breadcrumb("a > b > c"));
    EXPECT_FALSE(is_breadcrumb("> He wrote > She answered"));
    EXPECT_FALSE(is_breadcrumb("Home > News"));
    EXPECT_FALSE(is_breadcrumb("If A > B and B > C then A > C, said the teacher of the class."));
}

TEST(NavigationRule, KnowsMenusOnOneLine) {
    EXPECT_EQ(judged("Home | News | Sports | Contact us"), "navigation");
    EXPECT_EQ(judged("Briefing on the surge | February 13, 2024"), "");
}

TEST(BylineRule, KnowsAuthorsAlsoBehindADate) {
    for (const char* line : {"By Ana Ruiz", "By Jonas Adeyemi and Renée Koss", "Von Klaus Müller",
                             "Friday, May 3, 2021, 11:56 By Ana Ruiz", "By ANA RUIZ"}) {
        EXPECT_TRUE(is_byline(line, shipped_lists())) << line;
    }
    for (const char* line : {"By the numbers", "By Friday", "By Ana Ruiz, who was there",
                             "By 2030 Europe Wins", "Stand By Me", "By Ana Ruiz: A Life"}) {
        EXPECT_FALSE(is_byline(line, shipped_lists())) << line;
    }
}

}  // namespace

}  // namespace rostra::noise
