// SPDX-License-Identifier: Apache-2.0
#include "speaker_records.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace rostra::speakers {

namespace {

SpeakerRecords table_of(std::string_view text) { return SpeakerRecords(DataText("in/people.csv", text)); }

std::string refusal_of_records(std::string_view text) {
    try {
        table_of(text);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "taken";
}

std::vector<Person> persons(const std::vector<std::pair<std::string, std::string>>& names) {
    std::vector<Person> people;
    for (const auto& [name, id] : names) people.push_back({name, id, {}, 1, 1, 0});
    return people;
}

TEST(SpeakerRecords, ReadFieldsInAndOutOfQuotationMarks) {
    const SpeakerRecords table =
        table_of("name,party\r\nAna Ruiz,\"Sea, and \"\"Land\"\"\"\r\n\r\nOle Lind, Hill \r\n");
    EXPECT_EQ(table.columns(), std::vector<std::string>{"party"});
    EXPECT_EQ(table.value(0, 0), "Sea, and \"Land\"");
    EXPECT_EQ(table.value(1, 0), "Hill");
    EXPECT_EQ(table.column("party"), 0U);
    EXPECT_EQ(table.column("gender"), SpeakerRecords::kNone);
}

TEST(SpeakerRecords, AreThoseOfAnyNameOfAPerson) {
    const SpeakerRecords table = table_of("name,party\nANA RUIZ,Sea\nMr. Lind,Hill\n");
    EXPECT_EQ(table.rows_of(persons({{"Ana Ruiz", "Ana Ruiz"},
                                     {"MS. RUIZ", "Ana Ruiz"},
                                     {"Eva Hauser", "Eva Hauser"},
                                     {"Mr. Lind", "Ole Lind"},
                                     {"Ole Lind", "Ole Lind"}})),
              (std::vector<std::size_t>{0, 0, SpeakerRecords::kNone, 1, 1}));
}

TEST(SpeakerRecords, TellWhoIsMissingOnEitherSide) {
    const SpeakerRecords table = table_of("name,party\nAna Ruiz,Sea\nA,x\nB,x\nC,x\nD,x\nE,x\nF,x\n");
    const std::vector<Person> people = persons({{"Ana Ruiz", "Ana Ruiz"}, {"Ole Lind", "Ole Lind"}});
    EXPECT_EQ(table.complaints(people, table.rows_of(people)),
              (std::vector<std::string>{
                  "1 who speak have no row in people.csv: 'Ole Lind'",
                  "6 with a row in people.csv are nobody in the run: 'A', 'B', 'C', 'D', 'E', …"}));
}

TEST(SpeakerRecords, SayWhatIsWrongAndWhere) {
    EXPECT_EQ(refusal_of_records(""), "in/people.csv: the file is empty: its first line names the columns");
    EXPECT_EQ(refusal_of_records("name,\n"), "in/people.csv:1: a column has no name");
    EXPECT_EQ(refusal_of_records("name,a,a\n"), "in/people.csv:1: two columns have the name 'a'");
    EXPECT_EQ(refusal_of_records("name,a\nAna,\"x\ny\",z\n"), "in/people.csv:2: the row has 3 fields, not 2");
    EXPECT_EQ(refusal_of_records("name,a\n\nAna,x\n,y\n"), "in/people.csv:4: the row names nobody");
    EXPECT_EQ(refusal_of_records("name,a\nAna,x\nANA,y\n"), "in/people.csv:3: 'ANA' has two rows");
    EXPECT_EQ(refusal_of_records("name,a\nAna,\"x\n"), "in/people.csv:2: a quotation mark is not closed");
}

}  // namespace

}  // namespace rostra::speakers
