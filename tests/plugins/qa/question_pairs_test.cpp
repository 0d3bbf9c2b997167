// SPDX-License-Identifier: Apache-2.0
#include "question_pairs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rostra::qa {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(EndsInQuestion, SeesTheMarksOfManyScripts) {
    for (const char* text :
         {"What now?", "费用是多少？", "كم سيكلف ذلك؟", "Πόσο;\u037E", "\"What now?\"", "What? Thank you."}) {
        EXPECT_TRUE(ends_in_question(text)) << text;
    }
}

TEST(EndsInQuestion, IsNotASentenceWithAQuestionFarBefore) {
    for (const char* text :
         {"", "Nothing; nothing at all.",
          "What else could we do? We opened the bridge, and we paid for it out of our own budget."}) {
        EXPECT_FALSE(ends_in_question(text)) << text;
    }
}

TEST(PairQuestions, GivesAQuestionAllTurnsUpToTheNext) {
    const Said turns[] = {{"unknown", "MODERATOR", "Welcome."},
                          {"question", "", "What now?"},
                          {"named", "Ruiz", "This."},
                          {"named", "Keller", "And that."},
                          {"question", "", "And then? Please."},
                          {"named", "Ruiz", "Nothing."}};
    EXPECT_THAT(pair_questions(turns), ElementsAre(Pair{1, 2}, Pair{1, 3}, Pair{4, 5}));
}

TEST(PairQuestions, TakesOnlyQuestionersWhereTheyAreMarked) {
    const Said turns[] = {
        {"question", "", "Tell us."}, {"named", "Ruiz", "What else could we do?"}, {"named", "Ruiz", "So."}};
    EXPECT_THAT(pair_questions(turns), ElementsAre(Pair{0, 1}, Pair{0, 2}));
}

TEST(PairQuestions, TakesEveryTurnThatAsksWhereAllAreNamed) {
    const Said turns[] = {{"named", "Livera", "What is it?"},
                          {"named", "Ruiz", "A bridge."},
                          {"named", "Livera", "Fine."},
                          {"named", "Ruiz", "Is it?"},
                          {"named", "Livera", "It is."}};
    EXPECT_THAT(pair_questions(turns), ElementsAre(Pair{0, 1}, Pair{3, 4}));
}

TEST(PairQuestions, KeepsWhatNobodyAnswers) {
    const Said turns[] = {{"question", "", "One?"}, {"question", "", "Two?"}, {"procedural", "", "END"}};
    EXPECT_THAT(pair_questions(turns), ElementsAre(Pair{0, Pair::kNone}, Pair{1, Pair::kNone}));
}

TEST(PairQuestions, HasNoneWhereNobodyAsks) {
    const Said turns[] = {{"named", "Ruiz", "This is so."}, {"procedural", "", "Recess?"}};
    EXPECT_THAT(pair_questions(turns), IsEmpty());
    EXPECT_THAT(pair_questions({}), IsEmpty());
}

}  // namespace
}  // namespace rostra::qa
