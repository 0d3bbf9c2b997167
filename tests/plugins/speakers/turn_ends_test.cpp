// SPDX-License-Identifier: Apache-2.0
// Where a speech ends: before what may be a label, and before what nobody says.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "speakers_samples.hpp"
#include "speech_features.hpp"
#include "transcript.hpp"

namespace rostra::speakers {

namespace {

/// Two who speak by turns, and lines between that hardly look like labels.
constexpr std::string_view kDoubtful =
    "Ana Ruiz: It is late, and the boats are still out.\n"
    "Note: Is that so?\n"
    "Ole Lind: Good morning, and thank you for coming to the hall.\n"
    "Note: The roof will be mended in the spring.\n"
    "Ana Ruiz: That is what the letter says.\n"
    "clerk: We counted them twice and wrote it all down.\n"
    "Ole Lind: The roof will be mended in the spring.\n"
    "Note: Is that so?\n"
    "Ana Ruiz: The roof will be mended in the spring.\n"
    "Note: Good morning, and thank you for coming to the hall.\n"
    "Ole Lind: Is that so?\n"
    "Note: I do not know.\n"
    "Ana Ruiz: We counted them twice and wrote it all down.\n"
    "Note: Is that so?\n"
    "Ole Lind: I do not know.\n"
    "clerk: That is what the letter says.\n"
    "Ana Ruiz: I do not know.\n"
    "Note: That is what the letter says.\n"
    "Ole Lind: Nobody told us about the gate.\n"
    "Note: We counted them twice and wrote it all down.\n"
    "Ana Ruiz: Nobody told us about the gate.\n"
    "Note: That is what the letter says.\n"
    "Ole Lind: Is that so?\n"
    "Note: Is that so?\n"
    "Ana Ruiz: It is late, and the boats are still out.\n"
    "clerk: We counted them twice and wrote it all down.\n"
    "Ole Lind: Good morning, and thank you for coming to the hall.\n"
    "Note: Nobody told us about the gate.\n";

TEST(TurnEnds, GivesWhatStandsBehindADoubtfulLabelToNobody) {
    const std::vector<Turn> turns =
        read_transcript(kDoubtful, {}, shipped_lists(), shipped_models(), {}).turns;
    std::size_t doubtful = 0;
    for (const Turn& turn : turns) {
        EXPECT_FALSE(turn.speaker == "Ana Ruiz" &&
                     slice(kDoubtful, turn.said).find("Note:") != std::string::npos);
        if (turn.kind != "unknown" || !turn.speaker.empty()) continue;
        ++doubtful;
        EXPECT_TRUE(slice(kDoubtful, turn.said).starts_with("Note: "));
        EXPECT_EQ(turn.name, "");
        EXPECT_TRUE(turn.label.empty());
        EXPECT_LT(turn.confidence, 500);
    }
    EXPECT_EQ(doubtful, 11U);
}

TEST(TurnEnds, TellsOfFormsThatComeAgainAndWereRefused) {
    EXPECT_EQ(read_transcript(kDoubtful, {}, shipped_lists(), shipped_models(), {}).doubts,
              Lines{"lines that may be labels were not taken for any, 11 times: 'Note: Is that so?' 'Note: "
                    "The roof will be mended in "
                    "the spring.'; if they are, say so with `layout` or `label-patterns`"});
}

TEST(TurnEnds, EndsTurnsBeforeWhatTheChamberDid) {
    const std::string_view text =
        "  The CHAIR. The question is on the motion.\n  The motion was agreed to.\n  Mr. LIND. I ask for "
        "more "
        "time.\n  Ms. RUIZ. I object.\n  The motion was agreed to in the other house too, she said.\n  The "
        "CHAIR. "
        "Objection is heard.\n  Mr. LIND. I yield.\n";
    const Lines turns = turns_of(text);
    EXPECT_EQ(turns.front(), "unknown | The CHAIR | The question is on the motion.");
    const std::string_view minutes =
        "Mr LIND: I move that the bill be read.\nMs Ruiz interjecting—\nThe CHAIR: Order! Go on.\nMr LIND: "
        "The "
        "clay is good.\nOpposition members interjecting—\nThe CHAIR: Order!\nMr LIND: That is all.\n";
    EXPECT_EQ(turns_of(minutes)[0], "named | Mr LIND | I move that the bill be read.");
    EXPECT_EQ(turns_of(minutes)[1], "procedural |  | Ms Ruiz interjecting—");
}

/// What is said where the odds are a little against every line.
std::vector<std::string> said_in_doubt(std::string_view text) {
    const EvidenceModels models{shipped_models().labels,
                                {WordList(DataText("speech.txt", "start -500")), kSpeechFeatureNames}};
    std::vector<std::string> said;
    for (const Turn& turn : read_transcript(text, {}, shipped_lists(), models, {}).turns)
        if (turn.kind != "procedural") said.emplace_back(slice(text, turn.said));
    return said;
}

TEST(TurnEnds, KeepsAShortSentenceRightBelowOthers) {
    constexpr std::string_view kShortSentences =
        "Ana Ruiz: The gate is old.\nThank you.\n"
        "Ole Lind: We know that.\nTHE GATE.\n"
        "Ana Ruiz: Nobody told us.\nThe gate\n"
        "Ole Lind: We told you twice.\n\nThank you.\n"
        "Ana Ruiz: That is so.\n12:30.\n";
    EXPECT_EQ(said_in_doubt(kShortSentences),
              (std::vector<std::string>{"The gate is old.\nThank you.", "We know that.", "Nobody told us.",
                                        "We told you twice.", "That is so."}));
}

TEST(TurnEnds, TakeALongFirstLineForSaidThoughItBeginsSmall) {
    const std::string said =
        "on behalf of the harbour board I should like to say that the boats are still out, that nobody has "
        "told us "
        "when the storm will end, and that the gate of the north quay has to be shut at once.\nIt is late.";
    EXPECT_EQ(
        turns_of("Ana Ruiz:\n" + said +
                 "\n\nOle Lind:\nThank you.\nThe gate is old.\n\nAna Ruiz:\nYes.\n\nOle Lind:\n"
                 "We shut it.\n\nAna Ruiz:\nGood.\n"),
        (Lines{"named | Ana Ruiz | " + said, "named | Ole Lind | Thank you.\nThe gate is old.",
               "named | Ana Ruiz | Yes.", "named | Ole Lind | We shut it.", "named | Ana Ruiz | Good."}));
}

}  // namespace

}  // namespace rostra::speakers
