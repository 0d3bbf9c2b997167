// SPDX-License-Identifier: Apache-2.0
#include "head_facts.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

#include "facts_samples.hpp"

namespace rostra::document_facts {
namespace {

using Facts = std::map<std::string, std::string>;

Facts facts(std::string_view text, const std::vector<NoiseMark>& noise = {},
            DateOrder order = DateOrder::unknown) {
    Facts found;
    Span last;
    for (const FoundFact& fact : head_facts(text, noise, shipped_words(), order)) {
        EXPECT_LE(last, fact.span);
        last = fact.span;
        EXPECT_TRUE(found.emplace(kFactNames[static_cast<std::size_t>(fact.kind)], fact.value).second);
    }
    return found;
}

constexpr std::string_view kProse =
    "\n\nThe harbour is open again, the board said on Thursday, and the first ferry has come in with the "
    "tide. All "
    "were glad to see it.\n";

std::string above_prose(std::string_view head) { return std::string(head) + std::string(kProse); }

TEST(HeadFacts, OfANewsPage) {
    const std::string text = above_prose(
        "The Selden Courier\n\nThursday 18 April 2024 | 16:05\nFirst ferry in, last barge out\nBy Jonas "
        "Adeyemi and Ilse "
        "van Ek");
    EXPECT_EQ(facts(text), (Facts{{"publisher", "The Selden Courier"},
                                  {"date", "2024-04-18"},
                                  {"title", "First ferry in, last barge out"},
                                  {"byline", "Jonas Adeyemi and Ilse van Ek"}}));
}

TEST(HeadFacts, OfATranscript) {
    EXPECT_EQ(
        facts("Press Briefing by Harbour Master Pelle Sandoval, February 24, 2021\n\n \nEdna Hall Briefing "
              "Room\n\n12:37 "
              "P.M. EST\n\nMR. SANDOVAL:  Hi, everyone.\n\nQ    Thank you.\n\nMR. SANDOVAL:  Go ahead.\n"),
        (Facts{{"title", "Press Briefing by Harbour Master Pelle Sandoval"},
               {"date", "2021-02-24"},
               {"place", "Edna Hall Briefing Room"}}));
}

TEST(HeadFacts, OfATitleInParts) {
    EXPECT_EQ(
        facts(above_prose(
            "Government Information Bureau | Briefing on the storm surge of 9 February | February 13, 2024")),
        (Facts{{"publisher", "Government Information Bureau"},
               {"title", "Briefing on the storm surge of 9 February"},
               {"date", "2024-02-13"}}));
}

TEST(HeadFacts, OfFields) {
    EXPECT_EQ(facts("Titel: Der Hafen ist offen\nDatum: 18. April 2024\nOrt: Port Selden\nQuelle: "
                    "Hafenamt\nAutorin: Ilse Ek\n\nText"),
              (Facts{{"title", "Der Hafen ist offen"},
                     {"date", "2024-04-18"},
                     {"place", "Port Selden"},
                     {"publisher", "Hafenamt"},
                     {"byline", "Ilse Ek"}}));
    EXPECT_EQ(
        facts("港口重新开放\n\n2020年3月26日 14:30 "
              "来源：新华网\n\n来源：新华网\n作者：张三\n\n港口重新开放了。"),
        (Facts{
            {"title", "港口重新开放"}, {"date", "2020-03-26"}, {"publisher", "新华网"}, {"byline", "张三"}}));
}

TEST(HeadFacts, BelieveAFieldMoreThanALineAndALineMoreThanATitle) {
    EXPECT_EQ(facts(above_prose("The Board Meets (1 May 2024)\n\n2 May 2024\n\nDate: 3 May 2024")).at("date"),
              "2024-05-03");
    EXPECT_EQ(facts(above_prose("The Board Meets (1 May 2024)\n\n2 May 2024")).at("date"), "2024-05-02");
    EXPECT_EQ(facts(above_prose("The Board Meets (1 May 2024)")).at("date"), "2024-05-01");
    EXPECT_EQ(facts(above_prose("The Board Meets\n\nUpdated 3 May 2024\nPublished 1 May 2024")).at("date"),
              "2024-05-01");
    EXPECT_EQ(facts(above_prose("The Board Meets\n\nUpdated 3 May 2024")).at("date"), "2024-05-03");
}

TEST(HeadFacts, LeaveADateWithinATitleInIt) {
    EXPECT_EQ(facts(above_prose("What the surge of 9 February 2024 did to the coast")),
              (Facts{{"title", "What the surge of 9 February 2024 did to the coast"}}));
}

TEST(HeadFacts, OfADateline) {
    EXPECT_EQ(facts("Ferry comes in\n\nBEIJING, March 26 (Xinhua) -- The harbour is open again, and the "
                    "first ferry has come in.\n"),
              (Facts{{"title", "Ferry comes in"}, {"place", "BEIJING"}, {"publisher", "Xinhua"}}));
    EXPECT_EQ(facts("Ferry comes in\n\nPort Selden, 18 April 2024 — The harbour is open again, and the first "
                    "ferry has come in.\n"),
              (Facts{{"title", "Ferry comes in"}, {"place", "Port Selden"}, {"date", "2024-04-18"}}));
    EXPECT_EQ(facts("Ferry comes in\n\nWell — I think that the harbour is open again, and the first ferry "
                    "has come in.\n"),
              (Facts{{"title", "Ferry comes in"}}));
}

TEST(HeadFacts, OfAPlaceBeforeItsDate) {
    EXPECT_EQ(facts(above_prose("The Board Meets\n\nBrussels, 26 March 2020")),
              (Facts{{"title", "The Board Meets"}, {"place", "Brussels"}, {"date", "2020-03-26"}}));
    EXPECT_EQ(facts(above_prose("Le port est ouvert\n\nParis, le 26 mars 2020")),
              (Facts{{"title", "Le port est ouvert"}, {"place", "Paris"}, {"date", "2020-03-26"}}));
}

TEST(HeadFacts, OfADateBehindTheFirstParagraph) {
    EXPECT_EQ(facts("The Board Meets\n\nThe board held a conference on Thursday in the old house to say that "
                    "the harbour "
                    "is open. March 28, 2020\n"),
              (Facts{{"title", "The Board Meets"}, {"date", "2020-03-28"}}));
}

TEST(HeadFacts, JoinATitleThatWasBrokenToFitAWidth) {
    EXPECT_EQ(facts("Press Conference by Board Chair Noor Whitlock, Chief Engineer Ilse\nHalloran and "
                    "Harbour Master Pelle "
                    "Sandoval\n\nApril 18, 2024\n\nMS. WHITLOCK:  Good morning, everyone. Please come in "
                    "out\nof the wind.\n"),
              (Facts{{"title",
                      "Press Conference by Board Chair Noor Whitlock, Chief Engineer Ilse Halloran and "
                      "Harbour Master Pelle "
                      "Sandoval"},
                     {"date", "2024-04-18"}}));
}

TEST(HeadFacts, PassOverNoise) {
    const std::string text = above_prose("Media Centre\n\nThe Harbour Is Open");
    EXPECT_EQ(facts(text, {{{0, 12}, "navigation"}}), (Facts{{"title", "The Harbour Is Open"}}));
    EXPECT_EQ(facts(above_prose("The Harbour Is Open\n\nBy Ana Ruiz"), {{{21, 32}, "byline"}}).at("byline"),
              "Ana Ruiz");
}

TEST(HeadFacts, AreNoneWhereTheTextBeginsAtOnce) {
    EXPECT_EQ(facts(""), Facts{});
    EXPECT_EQ(facts(kProse), Facts{});
    EXPECT_EQ(facts("Grad A: OK\n\nGrad B: Yes\n\nGrad A: No\n"), Facts{});
    EXPECT_EQ(facts("Noor Whitlock:\n\nGood morning.\n"), Facts{});
    EXPECT_EQ(facts("CDR\nRoger.\n\nCDR\nYes.\n"), Facts{});
    EXPECT_EQ(facts("1\n\n12:37 P.M.\n\n[H1]\n\nhttps://example.org/2020-06-16-a-page/\n"), Facts{});
}

TEST(HeadFacts, AreNotReadOffBylinesOfNoNames) {
    EXPECT_EQ(facts(above_prose("The Year\n\nBy the numbers")), (Facts{{"title", "The Year"}}));
}

TEST(HeadFacts, StandWithinAnyText) {
    std::mt19937_64 random(11);
    const std::vector<std::string> parts = {
        "By ",   "Date: ", "26 March 2020", " | ", "\n",       "\n\n", " -- ",  "(",    ")", "PARIS", ", ",
        "Daily", ": ",     "来源：",        "。",  "\xC2\xA0", "…",    "word ", "Hall", "#", "é",     "\r\n",
        ".",     "📰",     "updated "};
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (std::uint64_t left = random() % 30; left > 0; --left) text += parts[random() % parts.size()];
        for (const FoundFact& fact : head_facts(text, {}, shipped_words(), DateOrder::day_first)) {
            ASSERT_LE(0, fact.span.begin);
            ASSERT_LT(fact.span.begin, fact.span.end) << text;
            ASSERT_LE(static_cast<std::size_t>(fact.span.end), text.size());
            ASSERT_FALSE(fact.value.empty()) << text;
        }
    }
}

}  // namespace
}  // namespace rostra::document_facts
