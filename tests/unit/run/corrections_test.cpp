// SPDX-License-Identifier: Apache-2.0
#include "run/corrections.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Corrections corrections_of(std::string_view text) {
    ReadCorrections read = parse_corrections(text, "c.toml");
    EXPECT_THAT(read.errors, IsEmpty());
    return Corrections(std::move(read.corrections));
}

TEST(PlacesOfCorrections, TakeWhiteSpaceForWhiteSpace) {
    EXPECT_THAT(places_of("one  two\n", "So one\n\ttwo. One two, one two"),
                ElementsAre(Pair(3, 11), Pair(22, 29)));
    EXPECT_THAT(places_of("onetwo", "one two"), IsEmpty());
    EXPECT_THAT(places_of("one two three", "one two"), IsEmpty());
    EXPECT_THAT(places_of(" ", "one two"), IsEmpty());
    EXPECT_THAT(places_of("aa", "aaaa"), ElementsAre(Pair(0, 2), Pair(2, 4)));
}

TEST(Corrections, AreOrderedByPlaceThenAsWritten) {
    const Corrections corrections = corrections_of(
        "[[correction]]\nlayer = \"turn\"\ntext = \"two\"\nends = true\nkind = \"named\"\n"
        "[[correction]]\nlayer = \"noise\"\ntext = \"one\"\nrule = \"share\"\n");
    const Corrections::Placed placed = corrections.place("a", "one two");
    std::vector<std::string> rows;
    for (const PlacedCorrection& one : placed.corrections) {
        rows.push_back(std::to_string(one.begin) + ' ' + std::string(one.layer) + ' ' +
                       std::string(one.name) + '=' + std::string(one.value));
    }
    EXPECT_THAT(rows, ElementsAre("0 noise rule=share", "4 turn ends=true", "4 turn kind=named"));
    EXPECT_THAT(placed.used, ElementsAre(0, 1));
}

TEST(Corrections, HoldForTheirOwnDocument) {
    const Corrections corrections = corrections_of(
        "[[correction]]\ndocument = \"a\"\nlayer = \"turn\"\ntext = \"one\"\nkind = \"named\"\n");
    EXPECT_EQ(corrections.place("a", "one").corrections.size(), 1U);
    EXPECT_THAT(corrections.place("b", "one").corrections, IsEmpty());
    EXPECT_THAT(corrections.place("b", "one").used, IsEmpty());
}

TEST(Corrections, SayWhichOccurrenceIsMeant) {
    const auto begins = [](const std::string& occurrence) {
        const Corrections corrections =
            corrections_of("[[correction]]\nlayer = \"turn\"\ntext = \"a\"\nkind = \"named\"\n" + occurrence);
        std::vector<std::int32_t> found;
        for (const PlacedCorrection& one : corrections.place("d", "a b a b a").corrections)
            found.push_back(one.begin);
        return found;
    };
    EXPECT_THAT(begins("occurrence = 2\n"), ElementsAre(4));
    EXPECT_THAT(begins("occurrence = \"all\"\n"), ElementsAre(0, 4, 8));
    EXPECT_THAT(begins(""), IsEmpty());
    EXPECT_THAT(begins("occurrence = 4\n"), IsEmpty());
}

TEST(Corrections, WereForNoDocument) {
    const Corrections corrections = corrections_of(
        "[[correction]]\ndocument = \"a\"\nlayer = \"turn\"\ntext = \"one\"\nkind = \"named\"\n"
        "[[correction]]\nlayer = \"turn\"\ntext = \"two\"\nkind = \"named\"\n");
    EXPECT_THAT(corrections.unused({0, 1}), IsEmpty());
    EXPECT_THAT(corrections.unused({}),
                ElementsAre("c.toml:1: no document has the id 'a'", "c.toml:6: 'two' stands in no document"));
}

TEST(Corrections, OfAnEmptyFileAreNone) {
    EXPECT_THAT(parse_corrections("", "c.toml").corrections, IsEmpty());
}

}  // namespace
}  // namespace rostra::core
