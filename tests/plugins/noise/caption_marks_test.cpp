// SPDX-License-Identifier: Apache-2.0
#include "caption_marks.hpp"
#include "rostra/analysis/language/text_lines.hpp"

#include <gtest/gtest.h>

#include <string>

#include "noise_samples.hpp"

namespace rostra::noise {

namespace {

TEST(CaptionMarks, AreNumbersTimesAndTheHeadOfAFile) {
    EXPECT_EQ(marked("WEBVTT - Council\nKind: captions\n\nNOTE\nof the archive\n\n1\n"
                     "00:00:01.000 --> 00:00:04.000\nGood morning, everyone.\n\nsecond\n"
                     "00:05.000 --> 00:09.000 align:start line:0%\nThank you. How many\nbeds are ready?\n"),
              (Found{"caption-mark: WEBVTT - Council", "caption-mark: Kind: captions", "caption-mark: NOTE",
                     "caption-mark: of the archive", "caption-mark: 1",
                     "caption-mark: 00:00:01.000 --> 00:00:04.000", "caption-mark: second",
                     "caption-mark: 00:05.000 --> 00:09.000 align:start line:0%"}));
    EXPECT_EQ(marked("1\r\n00:00:01,000 --> 00:00:04,000\r\nGood morning.\r\n2\r\n"
                     "00:00:05,000 --> 00:00:09,000\r\nThank you.\r\n"),
              (Found{"caption-mark: 1", "caption-mark: 00:00:01,000 --> 00:00:04,000", "caption-mark: 2",
                     "caption-mark: 00:00:05,000 --> 00:00:09,000"}));
}

TEST(CaptionMarks, AreTagsButNotWhoSpeaks) {
    EXPECT_EQ(marked("00:01.000 --> 00:04.000\n<v.loud Ana Ruiz>There are <i>120</i> beds,\n"
                     "{\\an8}<00:02.500>and 3 < 4 <or> {so}.</v>\n"),
              (Found{"caption-mark: 00:01.000 --> 00:04.000", "caption-mark: <v.loud ", "caption-mark: >",
                     "caption-mark: <i>", "caption-mark: </i>", "caption-mark: {\\an8}",
                     "caption-mark: <00:02.500>", "caption-mark: </v>"}));
}

TEST(CaptionMarks, AreInNoDocumentWithoutATimedLine) {
    EXPECT_EQ(marked("WEBVTT\n\nNOTE\nof the archive\n\n<v Ana Ruiz>There are <i>120</i> beds.\n"), Found{});
    EXPECT_EQ(marked("1\n00:01 --> 00:04\n\n2\n1.5 --> 2.5\n\n00:01.000 -> 00:04.000\n"), Found{});
    EXPECT_EQ(marked("The film runs from\n00:01.000 --> 00:04.000, then it ends.\n"), Found{});
}

TEST(CaptionMarks, LeaveTheLineAboveATimeThatIsSpeech) {
    EXPECT_EQ(
        marked("00:01.000 --> 00:04.000\nGood morning,\nsaid he.\n00:05.000 --> 00:09.000\nThank you.\n"),
        (Found{"caption-mark: 00:01.000 --> 00:04.000", "caption-mark: 00:05.000 --> 00:09.000"}));
}

TEST(CaptionMarks, OfALineThatIsNoiseAreNotMarkedTwice) {
    EXPECT_EQ(
        marked("00:01.000 --> 00:04.000\nThere are 120 beds in the town, and 40 more will follow by May.\n\n"
               "00:05.000 --> 00:09.000\n<i>Share this story</i>\n"),
        (Found{"caption-mark: 00:01.000 --> 00:04.000", "caption-mark: 00:05.000 --> 00:09.000",
               "caption-mark: <i>", "caption-mark: </i>"}));
}

TEST(CaptionMarks, AreTakenOutOfTheLines) {
    const std::string text = "WEBVTT\n\n1\n00:01.000 --> 00:04.000\nGood morning.\nThank you.\n";
    std::vector<Line> lines = split_lines(text);
    EXPECT_EQ(take_caption_marks(text, lines).size(), 3U);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_TRUE(lines[0].after_gap);
    EXPECT_FALSE(lines[1].after_gap);
}

TEST(CaptionMarks, SurviveTagsThatAreCutShort) {
    for (const std::string end : {"<", "{", "<v", "<v ", "<v >", "</", "<>", "{}", "{\\", "<v\t>", "<1:"}) {
        const std::string text = "00:01.000 --> 00:04.000\nWell " + end;
        std::int32_t at = 0;
        for (const Mark& mark : mark_noise(text, shipped_lists(), RuleChoice::all())) {
            EXPECT_LE(at, mark.span.begin) << end;
            EXPECT_LT(mark.span.begin, mark.span.end) << end;
            at = mark.span.end;
        }
    }
}

}  // namespace

}  // namespace rostra::noise
