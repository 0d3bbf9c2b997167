// SPDX-License-Identifier: Apache-2.0
// One layout after another, on texts written for it; then what is no label, and rubbish.
#include "transcript.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "speakers_samples.hpp"

namespace rostra::speakers {

namespace {

TEST(Transcript, ReadsLabelsOnLinesOfTheirOwn) {
    EXPECT_EQ(
        turns_of("Ana Ruiz:\n\nGood morning.\n\nThe harbour is open.\n\nOle Lind:\n\nThank you.\n"),
        (Lines{"named | Ana Ruiz | Good morning.\n\nThe harbour is open.", "named | Ole Lind | Thank you."}));
}

TEST(Transcript, ReadsCapitalsAndAQuestionersMark) {
    EXPECT_EQ(turns_of("12:37 P.M. EST\n\nMS. RUIZ:  Good morning.  The agenda\ntoday: one thing.\n\nQ    Is "
                       "it open?\n\n"
                       "MS. RUIZ:\xC2\xA0 It is.\n\nQ Thank you.\n\nEND  12:40 P.M. EST\n"),
              (Lines{"named | MS. RUIZ | Good morning.  The agenda\ntoday: one thing.",
                     "question | Q | Is it open?", "named | MS. RUIZ | It is.", "question | Q | Thank you.",
                     "procedural |  | END  12:40 P.M. EST"}));
}

TEST(Transcript, ReadsNamesAndColons) {
    EXPECT_EQ(turns_of("Ana Ruiz: Is it on?\n\nOle Lind: Yes.\n\nNote: we were tired.\n\nAna Ruiz: "
                       "Good.\n\nOle Lind: Go.\n"),
              (Lines{"named | Ana Ruiz | Is it on?", "named | Ole Lind | Yes.\n\nNote: we were tired.",
                     "named | Ana Ruiz | Good.", "named | Ole Lind | Go."}));
}

TEST(Transcript, ReadsAFewLinesThatAreNothingButLabelled) {
    EXPECT_EQ(turns_of("Ana: Hello.\nBo: Hi.\nAna: Bye.\n"),
              (Lines{"named | Ana | Hello.", "named | Bo | Hi.", "named | Ana | Bye."}));
    EXPECT_EQ(turns_of("ANA RUIZ: Hello.\n\nBO LIND: Hi.\n\nThis is for you.\n\nANA RUIZ: Bye.\n"),
              (Lines{"named | ANA RUIZ | Hello.", "named | BO LIND | Hi.\n\nThis is for you.",
                     "named | ANA RUIZ | Bye."}));
    EXPECT_EQ(turns_of("Monday: rain.\nIt rained.\nAll day.\nTuesday: sun.\nIt was hot.\nMonday: rain.\n"),
              Lines{});
    EXPECT_EQ(turns_of("Venue: the hall\nDoors: at nine\n"), Lines{});
}

TEST(Transcript, ReadsBoldLabels) {
    EXPECT_EQ(turns_of("**Ana Ruiz:** Hello.\n\nStill me.\n\n**Ole Lind**: Hi.\n\n**Ana Ruiz:** Bye.\n\n## "
                       "The end of it\n"),
              (Lines{"named | Ana Ruiz | Hello.\n\nStill me.", "named | Ole Lind | Hi.",
                     "named | Ana Ruiz | Bye.", "procedural |  | ## The end of it"}));
}

TEST(Transcript, ReadsTimesBehindAndBeforeLabels) {
    EXPECT_EQ(
        turns_of("Ana Ruiz: 00:00:20\n\nHello.\nAll.\n\nOle Lind: 00:01:02\n\nHi.\n\nAna Ruiz: "
                 "00:01:09\n\nBye.\n"),
        (Lines{"named | Ana Ruiz | Hello.\nAll.", "named | Ole Lind | Hi.", "named | Ana Ruiz | Bye."}));
    EXPECT_EQ(turns_of("[55 46 11 - 55 46 27] CDR\nRoger.\n\n[55 46 30] CAPCOM\nThank you.\n\n[- 55 49 12] "
                       "CDR\nGood.\n"),
              (Lines{"named | CDR | Roger.", "named | CAPCOM | Thank you.", "named | CDR | Good."}));
}

TEST(Transcript, ReadsColumns) {
    EXPECT_EQ(turns_of("55:46:11      CDR  Roger. Sounds good, and we\n                   MUST go.\n55:46:30 "
                       "  CAPCOM  Go.\n"
                       "           CAPCOM  Now.\n55:47:02      CDR  Going.\n"),
              (Lines{"named | CDR | Roger. Sounds good, and we\n                   MUST go.",
                     "named | CAPCOM | Go.", "named | CAPCOM | Now.", "named | CDR | Going."}));
}

TEST(Transcript, ReadsCuesOfSubtitles) {
    EXPECT_EQ(
        turns_of("WEBVTT\n\n00:00.000 --> 00:16.000\n<v Ana Ruiz>Roger.</v>\n\n00:19.000 --> 00:21.000\n<v "
                 "Ole>Good."
                 "</v>\n\n00:22.000 --> 00:23.000\n<v Ana Ruiz>Yes.</v>\n"),
        (Lines{"named | Ana Ruiz | Roger.", "procedural |  | 00:19.000 --> 00:21.000", "named | Ole | Good.",
               "procedural |  | 00:22.000 --> 00:23.000", "named | Ana Ruiz | Yes."}));
}

TEST(Transcript, ReadsPeriodsBehindFormsOfAddress) {
    EXPECT_EQ(
        turns_of("                SCHEDULE\n\n  Mr. BURNS. Mr. President, I rise.\n  Mr. Speaker. I yield.\n"
                 "  The PRESIDING OFFICER (Mr. Kyl). So ordered.\n  The clerk proceeded to call the roll.\n"
                 "  Mr. BURNS. At 12:30 we go.\n\n[[Page 12]]\n\n  All of us.\n"),
        (Lines{"named | Mr. BURNS | Mr. President, I rise.\n  Mr. Speaker. I yield.",
               "named | The PRESIDING OFFICER (Mr. Kyl) | So ordered.",
               "procedural |  | The clerk proceeded to call the roll.",
               "named | Mr. BURNS | At 12:30 we go.\n\n[[Page 12]]\n\n  All of us."}));
}

TEST(Transcript, ReadsPlays) {
    EXPECT_EQ(turns_of("First Act\n\nA room.\n\nJUST.\nsits in a corner.\nWake up!\n\nTHE MILLER.\nGood "
                       "morning. Just.\n\n"
                       "He leaves.\n\nJUST.\nGone.\n\nTHE MILLER.\nYes.\n\nJUST.\nWell.\n"),
              (Lines{"named | JUST | Wake up!", "named | THE MILLER | Good morning. Just.",
                     "procedural |  | He leaves.", "named | JUST | Gone.", "named | THE MILLER | Yes.",
                     "named | JUST | Well."}));
    EXPECT_EQ(turns_of("Маша. Это траур.\n\nДорн. (в окно).\nКто там?\n\nПауза.\n\nМаша. Никого.\n\nДорн. "
                       "Так.\n\nМаша. Да.\n"),
              (Lines{"named | Маша | Это траур.", "named | Дорн | Кто там?", "procedural |  | Пауза.",
                     "named | Маша | Никого.", "named | Дорн | Так.", "named | Маша | Да."}));
}

TEST(Transcript, ReadsScriptsWithoutCase) {
    EXPECT_EQ(
        turns_of("主持人：大家好，歡迎。\n\n侯友宜：今天很好。\n\n記者：請問一下？\n\n侯友宜：可以。\n\n主持"
                 "人：謝謝。\n"),
        (Lines{"unknown | 主持人 | 大家好，歡迎。", "named | 侯友宜 | 今天很好。",
               "question | 記者 | 請問一下？", "named | 侯友宜 | 可以。", "unknown | 主持人 | 謝謝。"}));
}

TEST(Transcript, TakesAnInitialForAPartOfTheName) {
    const std::vector<std::string> turns = turns_of(
        "I. Ruiz, chair:\n\nWe begin with the harbour.\n\nJ. Lind, clerk:\n\nThe gate is old.\n\nI. Ruiz, "
        "chair:\n\nHow long will it take?\n\nJ. Lind, clerk:\n\nTwo weeks.\n\nI. Ruiz, chair:\n\nThank "
        "you.\n");
    ASSERT_EQ(turns.size(), 5U);
    EXPECT_EQ(turns.front(), "named | I. Ruiz, chair | We begin with the harbour.");
}

TEST(Transcript, TakesTheQuestionNobodyIsNamedFor) {
    EXPECT_EQ(turns_of("Media Centre\n\nBriefing | March 6, 2020\n\n\nI am with the Evening Post. The "
                       "harbour was closed for "
                       "sixty-eight days. When will it open again? Thank you.\n\nAna Ruiz:\n\nToday.\n"),
              (Lines{"question |  | I am with the Evening Post. The harbour was closed for sixty-eight days. "
                     "When will it open "
                     "again? Thank you.",
                     "named | Ana Ruiz | Today."}));
    EXPECT_EQ(
        turns_of("Please tell us in detail what the harbour board has done since the flood of February.\n\n"
                 "Ana Ruiz:\n\nMuch.\n"),
        (Lines{"question |  | Please tell us in detail what the harbour board has done since the flood of "
               "February.",
               "named | Ana Ruiz | Much."}));
}

TEST(Transcript, DoesNotTakeTitlesAndIntroductionsForQuestions) {
    EXPECT_EQ(turns_of("What Is Next for the Harbour of the Old Town after the Flood of February?\n\nAna "
                       "Ruiz:\n\nToday.\n"),
              Lines{"named | Ana Ruiz | Today."});
    EXPECT_EQ(
        turns_of(
            "The board held a conference on Thursday morning in the old Customs House. March 28, 2020\n\n"
            "Ana Ruiz:\n\nToday.\n"),
        Lines{"named | Ana Ruiz | Today."});
    EXPECT_EQ(turns_of("Is it? Who knows. The board held a long conference on Thursday morning in the old "
                       "Customs House, "
                       "and many people came.\n\nAna Ruiz:\n\nToday.\n"),
              Lines{"named | Ana Ruiz | Today."});
}

TEST(Transcript, LeavesNoiseBehindATurn) {
    const std::string text = "Ana Ruiz:\n\nThank you.\n\n<  1  2  >\n\nPrint\n";
    const auto at = [&](const char* words) {
        const auto begin = static_cast<std::int32_t>(text.find(words));
        return Span{begin, begin + static_cast<std::int32_t>(std::string(words).size())};
    };
    EXPECT_EQ(turns_of(text, {at("<  1  2  >"), at("Print")}), Lines{"named | Ana Ruiz | Thank you."});
}

TEST(Transcript, ReadsLabelsBehindLineNumbers) {
    const std::string text =
        " 1          MS. RUIZ:  The harbour\n 2   is open.\n 3          MR. LIND:  Since when?\n"
        " 4          MS. RUIZ:  Since May.\n";
    std::vector<Span> numbers;
    for (std::size_t at = 1; at < text.size(); at = text.find('\n', at) + 2) {
        numbers.push_back({static_cast<std::int32_t>(at), static_cast<std::int32_t>(at + 1)});
    }
    EXPECT_EQ(turns_of(text, numbers),
              (Lines{"named | MS. RUIZ | The harbour\n 2   is open.", "named | MR. LIND | Since when?",
                     "named | MS. RUIZ | Since May."}));
}

TEST(Transcript, ReadsNamesThatOccurOnceAmongThoseThatAreWrittenSo) {
    EXPECT_EQ(
        turns_of("  Chair Ana Ruiz:\n  We begin.\nSeconded by Ole Lind.\n  Dr. Ida Moe (Harbour Party):\n"
                 "  Thank you.\n(Applause.)\n  Chair Ana Ruiz:\n  Mr. Lind.\n  Ole Lind (Bridge Party):\n"
                 "  It is late.\n  Chair Ana Ruiz:\n  We end.\n"),
        (Lines{"named | Chair Ana Ruiz | We begin.\nSeconded by Ole Lind.",
               "named | Dr. Ida Moe (Harbour Party) | Thank you.", "procedural |  | (Applause.)",
               "named | Chair Ana Ruiz | Mr. Lind.", "named | Ole Lind (Bridge Party) | It is late.",
               "named | Chair Ana Ruiz | We end."}));
}

TEST(Transcript, ReadsATranscriptBehindAPreface) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "The harbour was built when nobody thought of ships so large.\n\n";
    EXPECT_EQ(turns_of(text), Lines{});
    for (int i = 0; i < 4; ++i) text += "Ana Ruiz — It is open.\n\nOle Lind — It is not.\n\n";
    EXPECT_EQ(turns_of(text).size(), 8U);
}

TEST(Transcript, EndsATurnWhereASectionBegins) {
    EXPECT_EQ(
        turns_of("AR: It is open.\n\nOL: Since when?\n\n### Decision\n\n- Open it.\n\n## Next\n\nAR: The "
                 "bridge.\n\nOL: Yes.\n"),
        (Lines{"named | AR | It is open.", "named | OL | Since when?",
               "procedural |  | ### Decision\n\n- Open it.\n\n## Next", "named | AR | The bridge.",
               "named | OL | Yes."}));
}

TEST(Transcript, LeavesStageDirectionsBehindASpeech) {
    EXPECT_EQ(
        turns_of("ANA.\n\n[_To OLE._] It is open.\n\n[_She goes to\nthe window._]\n\nOLE.\n\nSince when?\n\n"
                 "ANA.\n\nSince May.\n\nOLE.\n\nAh.\n"),
        (Lines{"named | ANA | [_To OLE._] It is open.", "procedural |  | [_She goes to\nthe window._]",
               "named | OLE | Since when?", "named | ANA | Since May.", "named | OLE | Ah."}));
}

TEST(Transcript, DoesNotTakeTheFieldsOfRecordsForPeople) {
    std::string records, small;
    for (int i = 0; i < 5; ++i) {
        records += "Boat: the Ida\nBuilder: a yard\nColour: blue\n\n";
        small += "boat: the ida\nbuilder: a yard\ncolour: blue\n\n";
    }
    EXPECT_EQ(turns_of(records), Lines{});
    EXPECT_EQ(turns_of(small), Lines{});
}

TEST(Transcript, DoesNotTakeTheHeadsOfListsForPeople) {
    EXPECT_EQ(turns_of("主席：開會。\n\n出席代表：\n王小明\n\n李大文議員：要多少錢？\n\n主席：一千萬。\n\n"
                       "李大文議員：答覆如下：\n一千萬。\n\n主席：好。\n"),
              (Lines{"unknown | 主席 | 開會。\n\n出席代表：\n王小明", "named | 李大文議員 | 要多少錢？",
                     "unknown | 主席 | 一千萬。", "named | 李大文議員 | 答覆如下：\n一千萬。",
                     "unknown | 主席 | 好。"}));
}

TEST(Transcript, FindsNoTurnsInProse) {
    for (const char* text : {"READ MORE: The harbour\n\nThe town is well. He said: come.\n\nALSO READ: The "
                             "quay\n\nNobody came.\n",
                             "Key Points:\n\nFirst, the quay.\n\nBackground:\n\nThe storm.\n",
                             "FACT SHEET: The harbour act\n\nToday the board signed it.\n",
                             "The sons of Kohath: Amram. The sons of\nMerari: Mahli.\n\nThe sons of Kohath: "
                             "Amram.\n\nThe sons of Merari: Mushi.\n",
                             "Okay. It rained.\n\nYes. It did.\n\nOkay. It stopped, and the long day went by "
                             "without a word.\n\nNobody spoke.\n",
                             "12:30: lunch\n\n14:00: tea\n", "See https://example.org/a: the page.\n"}) {
        EXPECT_EQ(turns_of(text), Lines{}) << text;
    }
}

TEST(Transcript, KnowsTheOneWhoSpeaksAlone) {
    EXPECT_EQ(turns_of("East Room\n\nTHE PRESIDENT:  Please, sit. The act:\n\nIt is signed.\n"),
              Lines{"unknown | THE PRESIDENT | Please, sit. The act:\n\nIt is signed."});
}

TEST(Transcript, GivesAPersonTheFullestNameOfTheDocument) {
    const auto turns =
        read_transcript(
            "Briefing by Press Secretary Ana Ruiz\n\nMS. RUIZ:  Hi.\n\nQ  Why?\n\nMS. RUIZ:  So.\n", {},
            shipped_lists(), shipped_models(), {})
            .turns;
    ASSERT_EQ(turns.size(), 3U);
    EXPECT_EQ(turns[0].name, "Ana Ruiz");
    EXPECT_EQ(turns[0].role, "Press Secretary");
    EXPECT_EQ(turns[0].speaker, "MS. RUIZ");
    EXPECT_EQ(turns[1].name, "");
}

TEST(Transcript, ExpandsAbbreviationsThatALabelIntroduces) {
    const auto turns =
        read_transcript(
            "Ana Ruiz (AR): Hi.\n\nOle Lind (OL): Hello.\n\nAR: So.\n\nOL: Yes.\n\nAR: Ok.\n\nOL: Go.\n", {},
            shipped_lists(), shipped_models(), {})
            .turns;
    ASSERT_EQ(turns.size(), 6U);
    EXPECT_EQ(turns[2].name, "Ana Ruiz");
    EXPECT_EQ(turns[2].speaker, "AR");
    EXPECT_EQ(turns[5].name, "Ole Lind");
}

/// "kind | speaker | said" of the turns that these instructions give.
Lines instructed(std::string_view text, const Instructions& instructions) {
    Lines out;
    for (const Turn& turn :
         read_transcript(text, {}, shipped_lists(), shipped_models(), instructions).turns) {
        out.push_back(std::string(turn.kind) + " | " + turn.speaker + " | " +
                      std::string(slice(text, turn.said)));
    }
    return out;
}

TEST(Transcript, FindsTheLabelsThatTheUsersPatternsMatch) {
    Instructions instructions;
    instructions.patterns = LabelPatterns({">> (\\w+) \\d+", "\\*[A-Z]+\\*"});
    EXPECT_EQ(instructed("Ana: Hi.\n\n>> ole 17 So?\n\nAna: Yes.\n\n*END* Bye.\n\nAna: Bye.\n", instructions),
              (Lines{"named | Ana | Hi.", "named | ole | So?", "named | Ana | Yes.", "named | *END* | Bye.",
                     "named | Ana | Bye."}));
    instructions.patterns_only = true;
    EXPECT_EQ(instructed("Ana: Hi.\n\n>> ole 17 So?\n\nAna: Yes.\n", instructions),
              (Lines{"named | ole | So?\n\nAna: Yes."}));
}

TEST(Transcript, RefusesAPatternThatIsNone) {
    try {
        const LabelPatterns patterns({"(a"});
        FAIL() << "taken";
    } catch (const std::invalid_argument& error) {
        EXPECT_STREQ(error.what(),
                     "'(a' is no regular expression as ICU writes them: U_REGEX_MISMATCHED_PAREN at its "
                     "character 2");
    }
}

TEST(Transcript, GivesUpAPatternThatTakesTooLong) {
    Instructions instructions;
    instructions.patterns = LabelPatterns({"(a|aa)+$"});
    EXPECT_THROW(instructed(std::string(60, 'a') + "b\n", instructions), std::runtime_error);
}

TEST(Transcript, KeepsToTheLayoutThatTheUserNames) {
    const std::string_view text = "Ana: Hi.\n\nOLE - So?\n\nAna: Yes: all.\n\nOLE - Bye.\n\nAna: Bye.\n";
    Instructions instructions;
    instructions.endings = {Ending::dash};
    EXPECT_EQ(instructed(text, instructions),
              (Lines{"named | OLE | So?\n\nAna: Yes: all.", "named | OLE | Bye.\n\nAna: Bye."}));
}

TEST(Transcript, TakesTheUsersWordForIt) {
    Instructions instructions;
    instructions.aliases = {{"mr. guo", "Guo Yezhou"}, {"speaker 1", "Ana Ruiz"}};
    const auto turns = read_transcript("Mr. GUO: Hi.\n\nSpeaker 1: Hi.\n\nMr. GUO: So.\n\nSpeaker 1: Yes.\n",
                                       {}, shipped_lists(), shipped_models(), instructions)
                           .turns;
    ASSERT_EQ(turns.size(), 4U);
    EXPECT_EQ(turns[0].name, "Guo Yezhou");
    EXPECT_EQ(turns[1].name, "Ana Ruiz");
    EXPECT_EQ(turns[1].kind, "named");
}

TEST(Transcript, ReadsCarriageReturnsAndNoFinalNewline) {
    EXPECT_EQ(
        turns_of("MS. RUIZ:  Good\r\nmorning.\r\n\r\nQ    Is it?\r\n\r\nMS. RUIZ:  Yes."),
        (Lines{"named | MS. RUIZ | Good\r\nmorning.", "question | Q | Is it?", "named | MS. RUIZ | Yes."}));
}

TEST(Transcript, TakesRubbish) {
    for (const std::string& text :
         {std::string(), std::string("\n\r\n \t"), std::string("\0\0:\n\0", 5), std::string(":\n:\n:\n"),
          std::string("Ana Ruiz:"), std::string("**:**\n**\n"), std::string("[1 2] \n<v \n<v >"),
          std::string("((((:\n)))):"), std::string("\xE2\x80:\n\xC2"), std::string("Q\nQ\nQ\nQ")}) {
        EXPECT_EQ(turns_of(text), Lines{}) << text;
    }
    const std::string labels = "MS. RUIZ:\n\nMR. LIND:\n\nMS. RUIZ:\n\nMR. LIND:\n";
    EXPECT_EQ(turns_of(labels), Lines{});
    const std::string deep(5000, ' ');
    EXPECT_EQ(turns_of(deep + "MS. RUIZ:  Hi.\n\n" + deep + "Q    So?\n\n" + deep + "MS. RUIZ:  Ho.\n"),
              (Lines{"named | MS. RUIZ | Hi.", "question | Q | So?", "named | MS. RUIZ | Ho."}));
}

TEST(Transcript, TakesALineOfAHundredMegabytes) {
    EXPECT_EQ(turns_of(std::string(100'000'000, 'a')), Lines{});
    std::string words;
    while (words.size() < 100'000'000) {
        words += "Word and word: then MORE. ";
    }
    EXPECT_EQ(turns_of(words), Lines{});
    EXPECT_EQ(turns_of("Ana Ruiz:\n\n" + words + "\n"),
              Lines{"named | Ana Ruiz | " + words.substr(0, words.size() - 1)});
}

TEST(Transcript, TurnsAscendAndDoNotOverlapWhateverTheText) {
    const char* const pieces[] = {
        "Ana Ruiz:", "MS. RUIZ: ", "Q  ",           "\n",       "\n\n", "Hi.", " word",   "\r\n",
        "JUST.",     "**Ole:** ",  "[00 01] CDR\n", "？",       "?",    "END", "<v Ana>", "：",
        "(",         ")",          "\xE2",          "主持人：", "Mr. ", "#"};
    std::mt19937 random(20200326);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 40; ++i) {
            text += pieces[random() % std::size(pieces)];
        }
        std::int32_t last = 0;
        for (const Turn& turn : read_transcript(text, {}, shipped_lists(), shipped_models(), {}).turns) {
            ASSERT_LE(last, turn.said.begin) << text;
            ASSERT_LT(turn.said.begin, turn.said.end) << text;
            ASSERT_LE(turn.said.end, static_cast<std::int32_t>(text.size())) << text;
            ASSERT_LE(turn.label.end, turn.said.begin) << text;
            ASSERT_LE(turn.label.begin, turn.label.end) << text;
            last = turn.said.end;
        }
    }
}

}  // namespace

}  // namespace rostra::speakers
