// SPDX-License-Identifier: Apache-2.0
#include "direct_quotes.hpp"

#include <gtest/gtest.h>

#include "quotes_samples.hpp"

namespace rostra::quotes {

namespace {

TEST(DirectQuotes, NameWhoStandsBehindThem) {
    EXPECT_EQ(quotes_in("\"It is open,\" said Ana Ruiz."),
              Lines({"direct: It is open < Ana Ruiz = Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("\"It is open,\" Ana Ruiz said."),
              Lines({"direct: It is open < Ana Ruiz = Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("\"Is it open?\" the old man quietly asked."),
              Lines({"direct: Is it open? < old man (asked)"}));
    EXPECT_EQ(quotes_in("\"It is open,\" Ruiz, also a member of the board, told the Courier."),
              Lines({"direct: It is open < Ruiz = Ruiz (told)"}));
    EXPECT_EQ(quotes_in("“Open it!”\ncried the deputy mayor."),
              Lines({"direct: Open it! < deputy mayor (cried)"}));
}

TEST(DirectQuotes, NameWhoStandsBeforeThem) {
    EXPECT_EQ(quotes_in("Then Ana Ruiz said: “It is open.”"),
              Lines({"direct: It is open. < Ana Ruiz = Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("Ruiz, a former minister, said, “It is open.”"),
              Lines({"direct: It is open. < Ruiz = Ruiz (said)"}));
    EXPECT_EQ(quotes_in("Ole Lind had turned round and asked, “Is it open?”"),
              Lines({"direct: Is it open? < Ole Lind = Ole Lind (asked)"}));
    EXPECT_EQ(quotes_in("According to Ana Ruiz, “it is open.”"),
              Lines({"direct: it is open. < Ana Ruiz = Ana Ruiz (According to)"}));
}

TEST(DirectQuotes, NameWhoInterruptsThem) {
    EXPECT_EQ(quotes_in("“It is open,” said Ruiz, “and stays so.” “Yes,” he said."),
              Lines({"direct: It is open < Ruiz = Ruiz (said)", "direct: and stays so. < Ruiz = Ruiz (said)",
                     "direct: Yes < he = Ruiz (said)"}));
}

TEST(DirectQuotes, GoOnWithTheirSpeakerInTheParagraphAlone) {
    EXPECT_EQ(quotes_in("“It is open,” said Ruiz. “It stays so.”\n\n“Good.”"),
              Lines({"direct: It is open < Ruiz = Ruiz (said)", "direct: It stays so. < Ruiz = Ruiz (said)",
                     "direct: Good."}));
}

TEST(DirectQuotes, MayReachOverParagraphs) {
    EXPECT_EQ(quotes_in("“It is open.\n\n“It stays so,” said Ruiz."),
              Lines({"direct: It is open.\n\n“It stays so < Ruiz = Ruiz (said)"}));
}

TEST(DirectQuotes, AreNotWhatIsKeptAtADistanceOrBearsATitle) {
    EXPECT_EQ(quotes_in("He was the \"king\" of the harbour, in the manner of \"telephone diplomacy\"."),
              Lines());
    EXPECT_EQ(quotes_in("They greeted the team in person, \"bumped elbows\" with each, and left."), Lines());
    EXPECT_EQ(quotes_in("The overture to “The Poet and the Peasant.” It was long."), Lines());
    EXPECT_EQ(quotes_in("First the idea. \"For the people, by the people\" is a key concept here."), Lines());
    EXPECT_EQ(quotes_in("The concept of a \"shared future for all,\" providing goods, matters."), Lines());
    EXPECT_EQ(quotes_in("“How pretty,” thought Lind."), Lines());
}

TEST(DirectQuotes, InsideOthersAreThoseOfANamedSpeaker) {
    EXPECT_EQ(quotes_in("“Then Lind said, ‘Open it,’ and left the ‘key’ here,” said Ruiz."),
              Lines({"direct: Then Lind said, ‘Open it,’ and left the ‘key’ here < Ruiz = Ruiz (said)",
                     "direct: Open it < Lind = Lind (said)"}));
}

TEST(DirectQuotes, EndWithTheSignInsideAClosingInnerMark) {
    EXPECT_EQ(quotes_in("“We just say, ‘Thank you,’” Ana Ruiz said. “Some are glad.”"),
              Lines({"direct: We just say, ‘Thank you,’ < Ana Ruiz = Ana Ruiz (said)",
                     "direct: Some are glad. < Ana Ruiz = Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("\"They treat it like, 'Oh, this matters,' \" Ana Ruiz said at a rally."),
              Lines({"direct: They treat it like, 'Oh, this matters,' < Ana Ruiz = Ana Ruiz (said)"}));
}

TEST(DirectQuotes, AreSaidByAnyVerbBetweenMarksAndASign) {
    EXPECT_EQ(quotes_in("It rained. “The market has not failed us,” Ana Ruiz mocks. “We have failed it.”"),
              Lines({"direct: The market has not failed us < Ana Ruiz = Ana Ruiz (mocks)",
                     "direct: We have failed it. < Ana Ruiz = Ana Ruiz (mocks)"}));
}

TEST(DirectQuotes, AreNobodysBehindAnotherOnesClause) {
    EXPECT_EQ(
        quotes_in("“Tell her I promised,” Ana Ruiz said, and her husband cut in. “Do not forget me.”"),
        Lines({"direct: Tell her I promised < Ana Ruiz = Ana Ruiz (said)", "direct: Do not forget me."}));
    EXPECT_EQ(
        quotes_in("Both spoke of the harbour. Ana Ruiz: “It is open.” Tom Berg: “It is not.”"),
        Lines({"direct: It is open. < Ana Ruiz = Ana Ruiz", "direct: It is not. < Tom Berg = Tom Berg"}));
}

TEST(DirectQuotes, SpeakGermanFrenchSpanishAndChinese) {
    EXPECT_EQ(quotes_in("„Der Hafen ist offen“, sagte Ilse Halm gestern.", "de"),
              Lines({"direct: Der Hafen ist offen < Ilse Halm = Ilse Halm (sagte)"}));
    EXPECT_EQ(quotes_in("« Le port est ouvert », a déclaré Anne Roux.", "fr"),
              Lines({"direct: Le port est ouvert < Anne Roux = Anne Roux (déclaré)"}));
    EXPECT_EQ(quotes_in("«El puerto está abierto», dijo Ana Ruiz.", "es"),
              Lines({"direct: El puerto está abierto < Ana Ruiz = Ana Ruiz (dijo)"}));
    EXPECT_EQ(quotes_in("罗照辉表示：“港口已经开放。”", "zh"),
              Lines({"direct: 港口已经开放。 < 罗照辉 = 罗照辉 (表示)"}));
}

TEST(DirectQuotes, StandInMarksOfEveryForm) {
    EXPECT_EQ(quotes_in("``It is open,'' said Ana Ruiz. ''It stays so.''"),
              Lines({"direct: It is open < Ana Ruiz = Ana Ruiz (said)",
                     "direct: It stays so. < Ana Ruiz = Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("“It is open\", said Ana Ruiz."),
              Lines({"direct: It is open < Ana Ruiz = Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("Ole “Red” Lind said: “Open it.”"),
              Lines({"direct: Open it. < Ole “Red” Lind = Ole Lind (said)"}));
    EXPECT_EQ(quotes_in("“It is open, said Ana Ruiz.\n\n“It was closed,” said Ole Lind."),
              Lines({"indirect: It is open < Ana Ruiz = Ana Ruiz (said)",
                     "direct: It was closed < Ole Lind = Ole Lind (said)"}));
}

TEST(DirectQuotes, NameWhoSignsThem) {
    EXPECT_EQ(quotes_in("“It is open, and it stays so.”\n— Ana Ruiz, minister"),
              Lines({"direct: It is open, and it stays so. < Ana Ruiz = Ana Ruiz"}));
    EXPECT_EQ(quotes_in("From Ana Ruiz, minister:\n\n“It is open.”"),
              Lines({"direct: It is open. < Ana Ruiz = Ana Ruiz"}));
}

TEST(DirectQuotes, NameNobodyElse) {
    EXPECT_EQ(quotes_in("“It is open,” said a spokeswoman for Ana Ruiz."),
              Lines({"direct: It is open < spokeswoman for Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("In Lisbon, Ana Ruiz, the mayor, said: “It is open.”"),
              Lines({"direct: It is open. < Ana Ruiz = Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("Ana Ruiz said: “It is open.” Ole Lind said: “It is closed.”"),
              Lines({"direct: It is open. < Ana Ruiz = Ana Ruiz (said)",
                     "direct: It is closed. < Ole Lind = Ole Lind (said)"}));
    EXPECT_EQ(quotes_in("“It is open,” Ana Ruiz told the Courier News."),
              Lines({"direct: It is open < Ana Ruiz = Ana Ruiz (told)"}));
    EXPECT_EQ(
        quotes_in("“I saw it,” said Ana Ruiz. “Nobody was hurt,” police said."),
        Lines({"direct: I saw it < Ana Ruiz = Ana Ruiz (said)", "direct: Nobody was hurt < police (said)"}));
}

TEST(DirectQuotes, GoOnFromThePieceBefore) {
    const std::vector<FoundQuote> found =
        find_in("“It,” said Ana Ruiz, “is open. It stays so.” “No,” said Ole Lind.");
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].quote.continues, -1);
    EXPECT_EQ(found[1].quote.continues, found[0].quote.span.begin);
    EXPECT_EQ(found[2].quote.continues, -1);
}

TEST(DirectQuotes, GoOnInTheNextParagraphBehindWhoSaysThem) {
    const std::vector<FoundQuote> found =
        find_in("“It is open,” said Ana Ruiz, a mayor.\n\n“And it will stay so for years.”");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[1].quote.continues, found[0].quote.span.begin);
    EXPECT_EQ(found[1].identity.id, "Ana Ruiz");
    const std::vector<FoundQuote> asked =
        find_in("“Is it open?” asked Ana Ruiz.\n\n“It will stay closed for years.”");
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_EQ(asked[1].quote.continues, -1);
    EXPECT_EQ(asked[1].identity.id, "");
}

TEST(DirectQuotes, GoOnBehindASentenceThatRetells) {
    const std::vector<FoundQuote> found = find_in("The plan was dead, Ana Ruiz said. “Nobody wants it.”");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[1].quote.continues, found[0].quote.span.begin);
    EXPECT_EQ(found[1].identity.id, "Ana Ruiz");
}

TEST(DirectQuotes, AreNoTitles) {
    EXPECT_EQ(quotes_in("“It is open,” Ana Ruiz said on the show “Good Morning.” “It stays so.”"),
              Lines({"direct: It is open < Ana Ruiz = Ana Ruiz (said)",
                     "direct: It stays so. < Ana Ruiz = Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("“The Long Harbour,” a book by Ole Lind, is sold out."), Lines());
}

TEST(DirectQuotes, AreNotGivenToWhoSaysWhatFollows) {
    EXPECT_EQ(quotes_in("“It is open.” Ana Ruiz said that the bridge is closed."),
              Lines({"direct: It is open.", "indirect: the bridge is closed < Ana Ruiz = Ana Ruiz (said)"}));
}

TEST(DirectQuotes, SpeakItalianAndPortuguese) {
    EXPECT_EQ(quotes_in("«Il porto è aperto», ha detto Chiara Longhi.", "it"),
              Lines({"direct: Il porto è aperto < Chiara Longhi = Chiara Longhi (ha detto)"}));
    EXPECT_EQ(quotes_in("“O porto está aberto”, disse Ana Gouveia.", "pt"),
              Lines({"direct: O porto está aberto < Ana Gouveia = Ana Gouveia (disse)"}));
    EXPECT_EQ(quotes_in("« Le port, dit Anne Roux, est ouvert. »", "fr"),
              Lines({"direct: Le port, dit Anne Roux, est ouvert. < Anne Roux = Anne Roux (dit)"}));
}

}  // namespace

}  // namespace rostra::quotes
