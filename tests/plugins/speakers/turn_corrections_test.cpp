// SPDX-License-Identifier: Apache-2.0
#include "turn_corrections.hpp"

#include <gtest/gtest.h>

#include <string>

#include "speakers_samples.hpp"

namespace rostra::speakers {
namespace {

constexpr std::string_view kText = "LIND: One. Two. Three.\n\nQ Four. Five.\n";

/// The turns after a correction at the first place of `words`, as "kind name|said".
Lines corrected(std::string_view words, std::string_view name, std::string_view value,
                Lines* problems = nullptr) {
    std::vector<Turn> turns(2);
    turns[0].said = {6, 22};
    turns[0].label = {0, 4};
    turns[0].kind = "named";
    turns[0].name = "Ole Lind";
    turns[1].said = {26, 37};
    turns[1].label = {24, 25};
    turns[1].kind = "question";
    const auto begin = static_cast<std::int32_t>(kText.find(words));
    const Span place{begin, begin + static_cast<std::int32_t>(words.size())};
    const Lines found = correct_turns(kText, {{place, name, value}}, turns);
    if (problems != nullptr) *problems = found;
    Lines out;
    for (const Turn& turn : turns) {
        out.push_back(std::string(turn.kind) + ' ' + turn.name + '|' + std::string(slice(kText, turn.said)));
    }
    return out;
}

TEST(TurnCorrections, BeginATurnWithinAnother) {
    EXPECT_EQ(corrected("Two.", "begins", "true"),
              (Lines{"named Ole Lind|One.", "unknown |Two. Three.", "question |Four. Five."}));
}

TEST(TurnCorrections, BeginATurnThatBeganThere) {
    EXPECT_EQ(corrected("One.", "begins", "true"),
              (Lines{"named Ole Lind|One. Two. Three.", "question |Four. Five."}));
}

TEST(TurnCorrections, JoinATurnToTheOneBefore) {
    EXPECT_EQ(corrected("Four.", "begins", "false"),
              (Lines{"named Ole Lind|One. Two. Three.\n\nQ Four. Five."}));
}

TEST(TurnCorrections, EndATurn) {
    EXPECT_EQ(corrected("Two.", "ends", "true"),
              (Lines{"named Ole Lind|One. Two.", "procedural |Three.", "question |Four. Five."}));
    EXPECT_EQ(corrected("Three.", "ends", "true"),
              (Lines{"named Ole Lind|One. Two. Three.", "question |Four. Five."}));
}

TEST(TurnCorrections, SayWhoSpeaksAndInWhichKind) {
    EXPECT_EQ(corrected("Five.", "speaker", "Ana  Roe"),
              (Lines{"named Ole Lind|One. Two. Three.", "named Ana Roe|Four. Five."}));
    EXPECT_EQ(corrected("LIND", "speaker", ""),
              (Lines{"unknown |One. Two. Three.", "question |Four. Five."}));
    EXPECT_EQ(corrected("One.", "kind", "procedural"),
              (Lines{"procedural |One. Two. Three.", "question |Four. Five."}));
}

TEST(TurnCorrections, SayWhatCannotBeDone) {
    Lines problems;
    const Lines as_it_was = {"named Ole Lind|One. Two. Three.", "question |Four. Five."};
    EXPECT_EQ(corrected("One.", "begins", "false", &problems), as_it_was);
    EXPECT_EQ(problems, (Lines{"the correction begins = 'false' at byte 6 finds no turn to put right"}));
    EXPECT_EQ(corrected("One.", "kind", "loud", &problems), as_it_was);
    EXPECT_EQ(problems, (Lines{"the correction kind = 'loud' at byte 6 finds no turn to put right"}));
    EXPECT_EQ(corrected("One.", "colour", "red", &problems), as_it_was);
    EXPECT_EQ(problems.size(), 1U);
}

}  // namespace
}  // namespace rostra::speakers
