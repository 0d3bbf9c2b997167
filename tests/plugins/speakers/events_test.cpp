// SPDX-License-Identifier: Apache-2.0
// What notes say, one way to write them after another; then what is no event, and rubbish.
#include "events.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "event_words.hpp"
#include "laws/given_data.hpp"
#include "speakers_samples.hpp"

namespace rostra::speakers {

namespace {

/// "kind | speaker | name | text" of each event of a text.
Lines events_of(std::string_view text) {
    const std::vector<Turn> turns = read_transcript(text, {}, shipped_lists(), shipped_models(), {}).turns;
    Lines lines;
    for (const Event& event : find_events(text, turns, shipped_lists())) {
        lines.push_back(std::string(name_of(event.kind)) + " | " + event.speaker + " | " + event.name +
                        " | " + std::string(slice(text, event.place)));
    }
    return lines;
}

/// The same within a talk of two.
Lines events_in_speech(const std::string& note) {
    return events_of("Ana Ruiz: Good morning. " + note +
                     " It is late.\n\nOle Lind: Yes, it is.\n\nAna Ruiz: "
                     "Then we go.\n\nOle Lind: We do.\n");
}

/// And as a paragraph between what they say.
Lines events_between(const std::string& note) {
    return events_of("Ana Ruiz: Good morning.\n\n" + note +
                     "\n\nOle Lind: Yes, it is.\n\nAna Ruiz: "
                     "Then we go.\n\nOle Lind: We do.\n");
}

TEST(Events, StandInBracketsOfAnyKind) {
    EXPECT_EQ(events_in_speech("(Laughter.)"), Lines{"laughter |  |  | (Laughter.)"});
    EXPECT_EQ(events_in_speech("[inaudible]"), Lines{"unclear |  |  | [inaudible]"});
    EXPECT_EQ(events_in_speech("（拍手）"), Lines{"applause |  |  | （拍手）"});
    EXPECT_EQ(events_in_speech("【掌声】"), Lines{"applause |  |  | 【掌声】"});
    EXPECT_EQ(events_in_speech("*laughs*"), Lines{"laughter |  |  | *laughs*"});
    EXPECT_EQ(events_in_speech("<laughter>"), Lines{"laughter |  |  | <laughter>"});
    EXPECT_EQ(events_in_speech("(loud and prolonged applause from the gallery)"),
              Lines{"applause |  |  | (loud and prolonged applause from the gallery)"});
}

TEST(Events, AreKnownInManyLanguages) {
    EXPECT_EQ(events_in_speech("(Beifall bei der SPD)"), Lines{"applause |  |  | (Beifall bei der SPD)"});
    EXPECT_EQ(events_in_speech("(Rires et applaudissements)"),
              Lines{"laughter |  |  | (Rires et applaudissements)"});
    EXPECT_EQ(events_in_speech("(Aplausos.)"), Lines{"applause |  |  | (Aplausos.)"});
    EXPECT_EQ(events_in_speech("(Si ride)"), Lines{"laughter |  |  | (Si ride)"});
    EXPECT_EQ(events_in_speech("(inaudível)"), Lines{"unclear |  |  | (inaudível)"});
    EXPECT_EQ(events_in_speech("(Geroffel op de bankjes)"),
              Lines{"applause |  |  | (Geroffel op de bankjes)"});
    EXPECT_EQ(events_in_speech("(Oklaski)"), Lines{"applause |  |  | (Oklaski)"});
    EXPECT_EQ(events_in_speech("(Смех в зале.)"), Lines{"laughter |  |  | (Смех в зале.)"});
    EXPECT_EQ(events_in_speech("(Χειροκροτήματα)"), Lines{"applause |  |  | (Χειροκροτήματα)"});
    EXPECT_EQ(events_in_speech("(alkışlar)"), Lines{"applause |  |  | (alkışlar)"});
}

TEST(Events, StandOnLinesOfTheirOwn) {
    EXPECT_EQ(events_between("Applause."), Lines{"applause |  |  | Applause."});
    EXPECT_EQ(events_between("2:40 P.M. EDT"), Lines{"time |  |  | 2:40 P.M. EDT"});
    EXPECT_EQ(events_between("(A division was held:\nayes 12, noes 3)"),
              Lines{"vote |  |  | (A division was held:\nayes 12, noes 3)"});
    EXPECT_EQ(events_between("(She takes the stone off the table.)"),
              Lines{"direction |  |  | (She takes the stone off the table.)"});
    EXPECT_EQ(events_between("(Time expired)"), Lines{"procedure |  |  | (Time expired)"});
}

TEST(Events, TellWhoCalls) {
    EXPECT_EQ(events_between(
                  "(Beifall bei der FDP – Zuruf des Abg. Ole Lind [CDU]: Nein! – Eva Hauser [SPD]: Doch!)"),
              (Lines{"applause |  |  | Beifall bei der FDP",
                     "interjection | Abg. Ole Lind [CDU] | Ole Lind | Zuruf des Abg. Ole Lind [CDU]: Nein!",
                     "interjection | Eva Hauser [SPD] | Eva Hauser | Eva Hauser [SPD]: Doch!"}));
    EXPECT_EQ(events_between("Mr Brandis interjecting—"),
              Lines{"interjection | Mr Brandis | Mr Brandis | Mr Brandis interjecting—"});
    EXPECT_EQ(events_in_speech("(Ms. Ruiz nods.)"),
              Lines{"direction | Ms. Ruiz | Ana Ruiz | (Ms. Ruiz nods.)"});
    EXPECT_EQ(events_in_speech("(A señora Lind pide a palabra.)"), Lines{});
    EXPECT_EQ(events_between("(A señora Lind pide a palabra.)"),
              Lines{"direction | A señora Lind | Ole Lind | (A señora Lind pide a palabra.)"});
}

TEST(Events, GiveNoNameToWhatMayBeNoPerson) {
    EXPECT_EQ(events_between("(Gegenruf von der FDP: Nein!)"),
              Lines{"interjection |  |  | (Gegenruf von der FDP: Nein!)"});
    EXPECT_EQ(events_between("(North Bay laughs)"), Lines{"laughter | North Bay |  | (North Bay laughs)"});
    EXPECT_EQ(events_between("(Lachen bei Abgeordneten der SPD)"),
              Lines{"laughter |  |  | (Lachen bei Abgeordneten der SPD)"});
}

TEST(Events, AreNotWhatPeopleSayInBrackets) {
    EXPECT_EQ(events_in_speech("(and they are short)"), Lines{});
    EXPECT_EQ(events_in_speech("(we counted every vote twice)"), Lines{});
    EXPECT_EQ(events_in_speech("(b) and [3]"), Lines{});
    EXPECT_EQ(events_in_speech("(the enter key and the exit sign)"), Lines{});
    EXPECT_EQ(events_in_speech("[the docs](https://example.org)"), Lines{});
    EXPECT_EQ(events_in_speech("*very* good"), Lines{});
}

TEST(Events, AreInNoLabelAndInNoDocumentWithoutTurns) {
    EXPECT_EQ(events_of("[Ana Ruiz]\nGood morning.\n\n[Ole Lind]\nYes.\n\n[Ana Ruiz]\nWe go.\n\n[Ole "
                        "Lind]\nWe do.\n"),
              Lines{});
    EXPECT_EQ(events_of("It was late. (Laughter.) Nobody spoke.\n"), Lines{});
}

TEST(Events, SayWhereTheirWordsAreWrong) {
    for (const auto& [text, message] :
         {std::pair("# words\nsneezing: hatchoo\n", "en/events.txt:2: 'sneezing' is no kind of event"),
          std::pair("applause, claps\n", "en/events.txt:1: write 'KIND: word, word'")}) {
        const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "event-words";
        std::filesystem::create_directories(folder / "en");
        std::ofstream(folder / "en" / "events.txt") << text;
        try {
            EventWords::load(laws::GivenData(folder.string()).data());
            FAIL() << "taken";
        } catch (const std::runtime_error& error) {
            EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
        }
    }
}

TEST(Events, AreDisjointAndInOrderInRubbish) {
    std::mt19937 random(7);
    const std::vector<std::string> pieces = {
        "(",          ")",          "[",          "]",         "（",  "）", "*", "_",      "\n",       "\n\n",
        "Ana Ruiz: ", "Ole Lind: ", "Applause. ", "laughter ", " – ", "<",  ">", "12:40 ", "Mr. Lee: "};
    for (int round = 0; round < 300; ++round) {
        std::string text = "Ana Ruiz: Yes.\n\nOle Lind: No.\n\n";
        for (int i = 0; i < 60; ++i) text += pieces[random() % pieces.size()];
        const std::vector<Turn> turns =
            read_transcript(text, {}, shipped_lists(), shipped_models(), {}).turns;
        std::int32_t last = 0;
        for (const Event& event : find_events(text, turns, shipped_lists())) {
            EXPECT_LE(last, event.place.begin);
            EXPECT_LT(event.place.begin, event.place.end);
            last = event.place.end;
        }
    }
}

}  // namespace

}  // namespace rostra::speakers
