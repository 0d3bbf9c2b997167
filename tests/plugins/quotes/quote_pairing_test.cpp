// SPDX-License-Identifier: Apache-2.0
#include "quote_pairing.hpp"

#include <gtest/gtest.h>

#include "quotes_samples.hpp"

namespace rostra::quotes {

namespace {

/// What stands between the paired marks; each `>` a pair around it.
Lines pairs_in(std::string_view text) {
    Scan scan;
    scan_text(text, {}, words_of("en"), scan);
    Lines lines;
    for (const MarkedSpan& pair : pair_marks(text, scan, words_of("en"))) {
        lines.push_back(std::string(static_cast<std::size_t>(pair.depth), '>') +
                        std::string(slice(text, pair.inner)));
    }
    return lines;
}

TEST(QuotePairing, PairsEveryKindOfMark) {
    EXPECT_EQ(pairs_in("\"One,\" he said."), Lines({"One,"}));
    EXPECT_EQ(pairs_in("'One,' he said."), Lines({"One,"}));
    EXPECT_EQ(pairs_in("“One,” he said."), Lines({"One,"}));
    EXPECT_EQ(pairs_in("‘One,’ he said."), Lines({"One,"}));
    EXPECT_EQ(pairs_in("« Un », dit-il. «Dos», dijo."), Lines({" Un ", "Dos"}));
    EXPECT_EQ(pairs_in("»Eins«, sagte er. »Zwei«"), Lines({"Eins", "Zwei"}));
    EXPECT_EQ(pairs_in("„Eins“, sagte er. „Zwei“"), Lines({"Eins", "Zwei"}));
    EXPECT_EQ(pairs_in("„Raz”, powiedział. „Dwa”"), Lines({"Raz", "Dwa"}));
    EXPECT_EQ(pairs_in("”Ett”, sa han. ”Två”"), Lines({"Ett", "Två"}));
    EXPECT_EQ(pairs_in("‚Eins‘, sagte er."), Lines({"Eins"}));
    EXPECT_EQ(pairs_in("‹Eins›, sagte er."), Lines({"Eins"}));
    EXPECT_EQ(pairs_in("他说：「一『二』三」。"), Lines({"一『二』三", ">二"}));
}

TEST(QuotePairing, NestsOneKindInAnother) {
    EXPECT_EQ(pairs_in("“He said ‘no,’ twice,” she said."), Lines({"He said ‘no,’ twice,", ">no,"}));
    EXPECT_EQ(pairs_in("'He said \"no,\" twice,' she said."), Lines({"He said \"no,\" twice,", ">no,"}));
    EXPECT_EQ(pairs_in("‘“No,” he said, twice,’ she said."), Lines({"“No,” he said, twice,", ">No,"}));
}

TEST(QuotePairing, TellsApostrophesFromSingleMarks) {
    EXPECT_EQ(pairs_in("The dogs' bowls aren't Ana's, 'tis true; rock 'n' roll."), Lines());
    EXPECT_EQ(pairs_in("'It's the dogs' bowl,' he said. 'Tell 'em.'"),
              Lines({"It's the dogs' bowl,", "Tell 'em."}));
    EXPECT_EQ(pairs_in("‘It’s the dogs’ bowl,’ he said. ‘Tell ’em.’"),
              Lines({"It’s the dogs’ bowl,", "Tell ’em."}));
    EXPECT_EQ(pairs_in("“They was goin' home,” he said, “an' laughin'.”"),
              Lines({"They was goin' home,", "an' laughin'."}));
}

TEST(QuotePairing, PairsMarksThatStandByThemselves) {
    EXPECT_EQ(pairs_in("\" One , \" he said , \" two . \"\n\" Three ! \"\ncried she ."),
              Lines({" One , ", " two . ", " Three ! "}));
}

TEST(QuotePairing, LeavesInchesAlone) {
    EXPECT_EQ(pairs_in("A 12\" disc. “Yes,” he said; 6'2\" tall."), Lines({"Yes,"}));
    EXPECT_EQ(pairs_in("A 12\" disc. \"Yes,\" he said."), Lines({"Yes,"}));
}

TEST(QuotePairing, GoesOnWhereParagraphsOpenAgain) {
    EXPECT_EQ(pairs_in("“One.\n\n“Two.\n\n“Three,” he said. “Four.”"),
              Lines({"One.\n\n“Two.\n\n“Three,", "Four."}));
    EXPECT_EQ(pairs_in("\"One.\n\n\"Two,\" he said."), Lines({"One.\n\n\"Two,"}));
}

TEST(QuotePairing, RecoversFromForgottenMarksAtTheEndOfAParagraph) {
    EXPECT_EQ(pairs_in("“One, he said.\n\nThen “two,” she said."), Lines({"two,"}));
    EXPECT_EQ(pairs_in("One,” he said.\n\n“Two,” she said."), Lines({"Two,"}));
    EXPECT_EQ(pairs_in("\"One, he said.\n\nThen \"two,\" she said, \"three.\""), Lines({"two,", "three."}));
}

}  // namespace

}  // namespace rostra::quotes
