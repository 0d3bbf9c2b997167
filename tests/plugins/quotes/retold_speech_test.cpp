// SPDX-License-Identifier: Apache-2.0
#include "retold_speech.hpp"

#include <gtest/gtest.h>

#include "quotes_samples.hpp"

namespace rostra::quotes {

namespace {

TEST(RetoldSpeech, IsWhatANameSays) {
    EXPECT_EQ(quotes_in("Yesterday Ana Ruiz said that the harbour is open."),
              Lines({"indirect: the harbour is open < Ana Ruiz = Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("Mayor Ana Ruiz told reporters on Monday that the harbour is open."),
              Lines({"indirect: the harbour is open < Mayor Ana Ruiz = Ana Ruiz (told)"}));
    EXPECT_EQ(quotes_in("The harbour is open, said Ana Ruiz, a former mayor."),
              Lines({"indirect: The harbour is open < Ana Ruiz = Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("The harbour is open, Ana Ruiz said."),
              Lines({"indirect: The harbour is open < Ana Ruiz = Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("We met Ole Lind. Lind noted the harbour has been open."),
              Lines({"indirect: the harbour has been open < Lind = Ole Lind (noted)"}));
    EXPECT_EQ(quotes_in("According to Ana Ruiz, the harbour is open."),
              Lines({"indirect: the harbour is open < Ana Ruiz = Ana Ruiz (According to)"}));
    EXPECT_EQ(quotes_in("The harbour is open, according to Ana Ruiz."),
              Lines({"indirect: The harbour is open < Ana Ruiz = Ana Ruiz (according to)"}));
}

TEST(RetoldSpeech, IsWhatOthersSay) {
    EXPECT_EQ(
        quotes_in("He said that the harbour is open. Officials said that it was closed."),
        Lines({"indirect: the harbour is open < He (said)", "indirect: it was closed < Officials (said)"}));
    EXPECT_EQ(quotes_in("A spokesman for Ana Ruiz said the harbour is open."),
              Lines({"indirect: the harbour is open < spokesman for Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("Ole Lind asked reporters whether the harbour would open, and vowed to wait for it."),
              Lines({"indirect: whether the harbour would open < Ole Lind = Ole Lind (asked)",
                     "indirect: to wait for it < Ole Lind = Ole Lind (vowed)"}));
    EXPECT_EQ(quotes_in("The harbour, Ana Ruiz said, will be closed."),
              Lines({"indirect: The harbour < Ana Ruiz = Ana Ruiz (said)",
                     "indirect: will be closed < Ana Ruiz = Ana Ruiz (said)"}));
    EXPECT_EQ(quotes_in("According to plan, the harbour is open."), Lines());
    EXPECT_EQ(quotes_in("We saw Ole Lind, who laughed so loud that the harbour shook."), Lines());
    EXPECT_EQ(quotes_in("The United States stands with the harbour. His claims are old."), Lines());
}

TEST(RetoldSpeech, IsNotTheSourcesWhereItIsSomebodyElsesSaying) {
    EXPECT_EQ(quotes_in("They said that the harbour is open, according to Ana Ruiz."), Lines());
    EXPECT_EQ(quotes_in("Officials in the town said the harbour is open, according to Ana Ruiz."), Lines());
    EXPECT_EQ(
        quotes_in("The harbour, which they said is closed, is open, according to Ana Ruiz."),
        Lines({"indirect: The harbour, which they said is closed, is open < Ana Ruiz = Ana Ruiz (according "
               "to)"}));
}

TEST(RetoldSpeech, IsMixedWhereSomeOfItStandsInMarks) {
    EXPECT_EQ(quotes_in("Ana Ruiz said that the harbour is \"a disaster\" for the town."),
              Lines({"mixed: the harbour is \"a disaster\" for the town < Ana Ruiz = Ana Ruiz (said)"}));
}

TEST(RetoldSpeech, EndsWithMarksWhereAnotherClauseFollows) {
    EXPECT_EQ(quotes_in("Voters said “not likely” and 14 percent said “never at all.”"),
              Lines({"direct: not likely < Voters (said)", "direct: never at all. < 14 percent (said)"}));
}

TEST(RetoldSpeech, IsNotWhenSomethingIsSaid) {
    EXPECT_EQ(quotes_in("“The towns are small,” Ana Ruiz said, when asked about it."),
              Lines({"direct: The towns are small < Ana Ruiz = Ana Ruiz (said)"}));
}

TEST(RetoldSpeech, IsNotMixedWhereATitleStandsInMarks) {
    EXPECT_EQ(
        quotes_in("Ana Ruiz said that they met under the theme of \"Towards a Harbour for All\"."),
        Lines({"indirect: they met under the theme of \"Towards a Harbour for All\" < Ana Ruiz = Ana Ruiz "
               "(said)"}));
    EXPECT_EQ(quotes_in("Ana Ruiz said that the \"Harbour\" is open."),
              Lines({"mixed: the \"Harbour\" is open < Ana Ruiz = Ana Ruiz (said)"}));
}

TEST(RetoldSpeech, IsNotGuessedWhereOnlyACommaTiesATitleToItsSpeaker) {
    EXPECT_EQ(quotes_in("They met under the theme of \"Towards a Harbour for All\" in March, Ana Ruiz said."),
              Lines());
    EXPECT_EQ(
        quotes_in("They met under the theme of \"a harbour for all\" in March, Ana Ruiz said."),
        Lines({"mixed: They met under the theme of \"a harbour for all\" in March < Ana Ruiz = Ana Ruiz "
               "(said)"}));
}

TEST(RetoldSpeech, LeavesQuotationsToThemselves) {
    EXPECT_EQ(quotes_in("\"Ole Lind said that it is open,\" said Ana Ruiz."),
              Lines({"direct: Ole Lind said that it is open < Ana Ruiz = Ana Ruiz (said)"}));
}

TEST(RetoldSpeech, IsWhatAVerbOfSpeakingIsAbout) {
    EXPECT_EQ(quotes_in("Ana Ruiz criticized the closure of the harbour on Monday."),
              Lines({"indirect: the closure of the harbour < Ana Ruiz = Ana Ruiz (criticized)"}));
    EXPECT_EQ(quotes_in("Ole Lind called for an end to the strike in a statement."),
              Lines({"indirect: an end to the strike < Ole Lind = Ole Lind (called for)"}));
    EXPECT_EQ(quotes_in("Ana Ruiz expressed deep concern about the state of the bridge."),
              Lines({"indirect: the state of the bridge < Ana Ruiz = Ana Ruiz (expressed)"}));
    EXPECT_EQ(quotes_in("Ole Lind refused to apologize for the delay."),
              Lines({"indirect: to apologize for the delay < Ole Lind = Ole Lind (refused)"}));
    EXPECT_EQ(quotes_in("Ana Ruiz criticized him. The criticized plan for the harbour is old."), Lines());
    EXPECT_EQ(quotes_in("The plan was criticized by the owners of the harbour."), Lines());
}

TEST(RetoldSpeech, IsWhatANounOfSayingHas) {
    EXPECT_EQ(
        quotes_in("We met Ole Lind and heard Ruiz's claim that the old harbour had been closed, and left."),
        Lines({"indirect: the old harbour had been closed < Ruiz = Ruiz (claim)"}));
    EXPECT_EQ(quotes_in("His promise to rebuild the old bridge made headlines in the valley."),
              Lines({"indirect: to rebuild the old bridge < His (promise)"}));
    EXPECT_EQ(quotes_in("The claim that was made last year is old."), Lines());
}

TEST(RetoldSpeech, IsAskedOfSomebody) {
    EXPECT_EQ(quotes_in("Asked whether the harbour would be closed, the mayor smiled."),
              Lines({"indirect: whether the harbour would be closed (Asked)"}));
}

TEST(RetoldSpeech, GoesOnBehindWhatStandsBetweenItsSourceAndItsVerb) {
    EXPECT_EQ(quotes_in("Officials - some of them, at least - said the harbour was closed."),
              Lines({"indirect: the harbour was closed < Officials (said)"}));
    EXPECT_EQ(quotes_in("Walking home, Ana Ruiz met the owners, saying the harbour would be open."),
              Lines({"indirect: the harbour would be open < Ana Ruiz (saying)"}));
}

TEST(RetoldSpeech, EndsWithTheCommaInsideItsMarks) {
    EXPECT_EQ(quotes_in("Ana Ruiz called the plan \"a disaster,\" which it is."),
              Lines({"mixed: the plan \"a disaster,\" < Ana Ruiz = Ana Ruiz (called)"}));
}

}  // namespace

}  // namespace rostra::quotes
