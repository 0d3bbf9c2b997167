// SPDX-License-Identifier: Apache-2.0
#include "name_joining.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "speakers_samples.hpp"

namespace rostra::speakers {

namespace {

/// For each name the one it is joined to.
std::vector<std::string> joined(const std::vector<std::string>& names,
                                Shortening shortening = Shortening::surnames) {
    std::vector<PersonName> read;
    for (const std::string& name : names) {
        read.push_back(read_name(name, shipped_lists()));
    }
    std::vector<std::string> out;
    for (const std::size_t to : join_names(read, shortening, shipped_lists().surnames).joined) {
        out.push_back(names[to]);
    }
    return out;
}

TEST(NameJoining, TakesNoNoticeOfCase) {
    EXPECT_EQ(joined({"JEN PSAKI", "Jen Psaki"}), (Lines{"JEN PSAKI", "JEN PSAKI"}));
}

TEST(NameJoining, JoinsASurnameToTheOnlyFullName) {
    EXPECT_EQ(joined({"MS. PSAKI", "Jen Psaki"}), (Lines{"Jen Psaki", "Jen Psaki"}));
    EXPECT_EQ(joined({"Tellheim", "Karl von Tellheim"}), (Lines{"Karl von Tellheim", "Karl von Tellheim"}));
    EXPECT_EQ(joined({"López Obrador", "Andrés Manuel López Obrador"}),
              (Lines{"Andrés Manuel López Obrador", "Andrés Manuel López Obrador"}));
}

TEST(NameJoining, NeverGuessesBetweenTwo) {
    const Lines names = {"MS. HALLORAN", "Ilse Halloran", "Tomas Halloran"};
    EXPECT_EQ(joined(names), names);
}

TEST(NameJoining, ListensToTheFormOfAddress) {
    EXPECT_EQ(joined({"Ms. Lee", "Mr. Lee", "Mr. Alex Lee"}),
              (Lines{"Ms. Lee", "Mr. Alex Lee", "Mr. Alex Lee"}));
    EXPECT_EQ(joined({"Ms. Lee", "Mr. Lee"}), (Lines{"Ms. Lee", "Mr. Lee"}));
    // One of them is Alex, and nobody knows which.
    EXPECT_EQ(joined({"Ms. Lee", "Mr. Lee", "Alex Lee"}), (Lines{"Ms. Lee", "Mr. Lee", "Alex Lee"}));
    // Lee alone may be either.
    EXPECT_EQ(joined({"Ms. Lee", "Mr. Lee", "Lee"}), (Lines{"Ms. Lee", "Mr. Lee", "Lee"}));
    EXPECT_EQ(joined({"Lee", "Mr. Lee"}), (Lines{"Mr. Lee", "Mr. Lee"}));
}

TEST(NameJoining, JoinsShortFormsWithInitialsAndWithoutMiddleNames) {
    EXPECT_EQ(joined({"J. Sullivan", "Jake Sullivan"}), (Lines{"Jake Sullivan", "Jake Sullivan"}));
    EXPECT_EQ(joined({"Jake Sullivan", "Jake J. Sullivan"}), (Lines{"Jake J. Sullivan", "Jake J. Sullivan"}));
    EXPECT_EQ(joined({"Claudia Ruiz", "Claudia Ruiz Pardo"}),
              (Lines{"Claudia Ruiz Pardo", "Claudia Ruiz Pardo"}));
    EXPECT_EQ(joined({"Jane Sullivan", "Jake Sullivan"}), (Lines{"Jane Sullivan", "Jake Sullivan"}));
}

TEST(NameJoining, KnowsFamilyNamesThatStandFirst) {
    EXPECT_EQ(joined({"Mr. Wang", "Wang Xiaoming"}), (Lines{"Wang Xiaoming", "Wang Xiaoming"}));
    EXPECT_EQ(joined({"Xu", "Xu Lan", "Xu Nan"}), (Lines{"Xu", "Xu Lan", "Xu Nan"}));
    EXPECT_EQ(joined({"Mr. Thomas", "Thomas Andrews"}), (Lines{"Mr. Thomas", "Thomas Andrews"}));
}

TEST(NameJoining, TellsWhomANameThatClashesCouldMean) {
    std::vector<PersonName> names;
    for (const char* name : {"MS. HALLORAN", "Ilse Halloran", "Jen Psaki", "Tomas Halloran"}) {
        names.push_back(read_name(name, shipped_lists()));
    }
    const std::vector<NameClash> clashes =
        join_names(names, Shortening::surnames, shipped_lists().surnames).clashes;
    ASSERT_EQ(clashes.size(), 1U);
    EXPECT_EQ(clashes[0].name, 0U);
    EXPECT_EQ(clashes[0].people, (std::vector<std::size_t>{1, 3}));
}

TEST(NameJoining, FollowsAChainToTheFullestName) {
    EXPECT_EQ(joined({"Ruiz", "Claudia Ruiz", "Claudia Ruiz Pardo"}),
              (Lines{"Claudia Ruiz Pardo", "Claudia Ruiz Pardo", "Claudia Ruiz Pardo"}));
}

TEST(NameJoining, JoinsAFirstNameOnlyWhereAskedTo) {
    EXPECT_EQ(joined({"John", "John Newbery"}), (Lines{"John", "John Newbery"}));
    EXPECT_EQ(joined({"John", "John Newbery"}, Shortening::any), (Lines{"John Newbery", "John Newbery"}));
    EXPECT_EQ(joined({"John", "John Newbery", "John Pfeffer"}, Shortening::any),
              (Lines{"John", "John Newbery", "John Pfeffer"}));
}

TEST(NameJoining, FindsTheSameAmongThousandsOfNamesThatShareAPart) {
    const Lines few = {"É. Dubois",  "Élise Dubois", "O'Brien",           "Sean O'Brien",
                       "S. O'Brien", "C. Ruiz",      "Claudia Ruiz Pardo"};
    Lines many = few;
    for (int i = 0; i < 3000; ++i) {
        const std::string last = "Last" + std::to_string(i);
        many.insert(many.end(), {"Anna " + last, "A. " + last, "Nina" + std::to_string(i) + " Smith"});
    }
    many.insert(many.end(), {"Smith", "Anna"});
    const Lines found = joined(many);
    const Lines alone = joined(few);
    EXPECT_EQ(Lines(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(few.size())), alone);
    EXPECT_EQ(alone[0], "Élise Dubois");
    EXPECT_EQ(alone[2], "Sean O'Brien");
    for (std::size_t i = few.size(); i + 2 < many.size(); i += 3) {
        ASSERT_EQ(found[i + 1], many[i]);      // A. Last7 is Anna Last7
        ASSERT_EQ(found[i + 2], many[i + 2]);  // one of many Smiths
    }
    EXPECT_EQ(found[many.size() - 2], "Smith");
    EXPECT_EQ(found.back(), "Anna");
}

TEST(NameJoining, DoesNotDependOnTheOrderOfNames) {
    EXPECT_EQ(joined({"Jen Psaki", "MS. PSAKI"}), (Lines{"Jen Psaki", "Jen Psaki"}));
    EXPECT_EQ(joined({"Alex Lee", "Mr. Lee", "Ms. Lee"}), (Lines{"Alex Lee", "Mr. Lee", "Ms. Lee"}));
}

TEST(NameJoining, FindsTheFullestNameAmongManyThatShareTwoWords) {
    std::vector<std::string> names;
    for (char c = 'a'; c <= 'z'; ++c) {
        names.push_back(std::string("Ana Ruiz ") + c + "ola");
        names.push_back(std::string("Ana ") + c + "ek Ruiz");
    }
    names.push_back("Ana kola");
    names.push_back("A. kek Ruiz");
    const std::vector<std::string> found = joined(names);
    EXPECT_EQ(found[names.size() - 2], "Ana Ruiz kola");
    EXPECT_EQ(found[names.size() - 1], "Ana kek Ruiz");
    EXPECT_EQ(found.front(), "Ana Ruiz aola");
}

}  // namespace

}  // namespace rostra::speakers
