// SPDX-License-Identifier: Apache-2.0
#include "people.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "speakers_samples.hpp"
#include "support/state_bytes_in_memory.hpp"

namespace rostra::speakers {

namespace {

People people_of(const std::vector<std::pair<std::string, NameUse>>& uses) {
    People people;
    for (const auto& [name, use] : uses) {
        people.add(name, use);
    }
    return people;
}

/// "speaker_id <- name | role | documents | turns".
std::vector<std::string> table(const People& people) {
    std::vector<std::string> rows;
    for (const Person& person : identify(people, shipped_lists()).people) {
        rows.push_back(person.speaker_id + " <- " + person.name + " | " + person.role + " | " +
                       std::to_string(person.documents) + " | " + std::to_string(person.turns));
    }
    return rows;
}

std::string saved(const People& people) {
    test::SavedBytes bytes;
    StateWriter writer(bytes.sink());
    people.save(writer);
    writer.flush();
    return bytes.bytes();
}

TEST(People, GiveEachPersonOneName) {
    EXPECT_EQ(
        table(people_of({{"MS. PSAKI", {2, 9, {}}},
                         {"JEN PSAKI", {1, 4, {{"PRESS SECRETARY", 4}}}},
                         {"Jen Psaki", {1, 1, {{"Press Secretary", 1}}}}})),
        (Lines{"Jen Psaki <- JEN PSAKI | PRESS SECRETARY | 1 | 4",
               "Jen Psaki <- Jen Psaki | Press Secretary | 1 | 1", "Jen Psaki <- MS. PSAKI |  | 2 | 9"}));
}

TEST(People, WarnOfANameThatMayBeTwo) {
    const People people = people_of(
        {{"MS. HALLORAN", {1, 1, {}}}, {"Ilse Halloran", {1, 1, {}}}, {"Tomas Halloran", {1, 1, {}}}});
    EXPECT_EQ(identify(people, shipped_lists()).warnings,
              (Lines{"'MS. HALLORAN' is Ilse Halloran or Tomas Halloran, and is taken for none of them; say "
                     "who is meant "
                     "with the option aliases"}));
}

TEST(People, NameButSomeOfManyWhomANameMayMean) {
    std::vector<std::pair<std::string, NameUse>> uses{{"MS. HALLORAN", {1, 1, {}}}};
    for (char first = 'A'; first <= 'K'; ++first)
        uses.push_back({std::string(1, first) + "va Halloran", {1, 1, {}}});
    EXPECT_EQ(identify(people_of(uses), shipped_lists()).warnings,
              (Lines{"'MS. HALLORAN' is Ava Halloran, Bva Halloran, Cva Halloran, Dva Halloran, Eva "
                     "Halloran, Fva Halloran, "
                     "Gva Halloran, Hva Halloran or one of 3 others, and is taken for none of them; say who "
                     "is meant with the "
                     "option aliases"}));
}

TEST(People, WriteCapitalsAsRunningTextDoes) {
    EXPECT_EQ(
        table(people_of({{"ANA DE LA CRUZ-PEÑA", {1, 1, {}}},
                         {"MR. McCAIN", {1, 1, {}}},
                         {"MF", {1, 1, {}}},
                         {"KIRBY", {1, 1, {}}},
                         {"侯友宜", {1, 1, {}}}})),
        (Lines{"Ana de la Cruz-Peña <- ANA DE LA CRUZ-PEÑA |  | 1 | 1", "Kirby <- KIRBY |  | 1 | 1",
               "MF <- MF |  | 1 | 1", "McCain <- MR. McCAIN |  | 1 | 1", "侯友宜 <- 侯友宜 |  | 1 | 1"}));
}

TEST(People, LowerTheLettersOfCapitalsAsTheLanguageOfTheirDocumentsDoes) {
    NameUse turkish{1, 1, {}};
    turkish.dotless = 1;
    EXPECT_EQ(
        table(people_of({{"DURMUŞ YILMAZ", turkish}, {"İLYAS ŞEKER", turkish}, {"IAN FIRTH", {1, 1, {}}}})),
        (Lines{"Durmuş Yılmaz <- DURMUŞ YILMAZ |  | 1 | 1", "Ian Firth <- IAN FIRTH |  | 1 | 1",
               "İlyas Şeker <- İLYAS ŞEKER |  | 1 | 1"}));
    EXPECT_EQ(
        table(people_of({{"DURMUŞ YILMAZ", turkish}, {"Durmuş Yılmaz", turkish}})),
        (Lines{"Durmuş Yılmaz <- DURMUŞ YILMAZ |  | 1 | 1", "Durmuş Yılmaz <- Durmuş Yılmaz |  | 1 | 1"}));
}

TEST(People, KeepTheFormOfAddressWhereItTellsTwoApart) {
    EXPECT_EQ(table(people_of({{"MR. LEE", {1, 1, {}}}, {"MS. LEE", {1, 2, {}}}})),
              (Lines{"Mr. Lee <- MR. LEE |  | 1 | 1", "Ms. Lee <- MS. LEE |  | 1 | 2"}));
}

TEST(People, ChooseTheOfficePrintedMostOften) {
    EXPECT_EQ(table(people_of({{"Ana Ruiz", {3, 9, {{"Minister", 2}, {"Deputy", 2}, {"Chair", 1}}}}})),
              Lines{"Ana Ruiz <- Ana Ruiz | Deputy | 3 | 9"});
}

TEST(People, AreNobodyInAnEmptyRun) { EXPECT_EQ(table(People()), Lines{}); }

/// Parts of a run for the laws below: names clash, and repeat from part to part.
std::vector<People> parts() {
    const char* const names[] = {"MS. PSAKI", "Jen Psaki", "JEN PSAKI", "Mr. Lee",
                                 "Ms. Lee",   "Lee",       "Alex Lee",  "Ana"};
    std::mt19937 random(20200306);
    std::vector<People> out(7);
    for (People& part : out) {
        for (int i = 0; i < 6; ++i) {
            NameUse use{1, 1 + static_cast<std::int64_t>(random() % 9), {}};
            if (random() % 2 == 0) {
                use.roles[random() % 2 == 0 ? "Secretary" : "Chair"] = use.turns;
            }
            part.add(names[random() % std::size(names)], use);
        }
    }
    return out;
}

TEST(People, CombineToTheSameBytesInAnyTreeAndOrder) {
    std::string first;
    std::mt19937 random(1);
    for (int round = 0; round < 50; ++round) {
        std::vector<People> states = parts();
        while (states.size() > 1) {
            const std::size_t from = random() % states.size();
            std::size_t into = random() % states.size();
            into = into == from ? (from + 1) % states.size() : into;
            states[into].combine(states[from]);
            states.erase(states.begin() + static_cast<std::ptrdiff_t>(from));
        }
        const std::string bytes = saved(states[0]);
        first = round == 0 ? bytes : first;
        ASSERT_EQ(bytes, first);
    }
}

TEST(People, TakeAnEmptyStateAsNeutral) {
    People some = parts()[0];
    const std::string before = saved(some);
    some.combine(People());
    EXPECT_EQ(saved(some), before);
    People none;
    none.combine(some);
    EXPECT_EQ(saved(none), before);
    EXPECT_EQ(none.memory(), some.memory());
}

}  // namespace

}  // namespace rostra::speakers
