// SPDX-License-Identifier: Apache-2.0
#include "tei_people.hpp"

#include <gtest/gtest.h>

namespace rostra::tei {
namespace {

TeiPeople people(const std::string& list) {
    TeiPeople people;
    read_people("<listPerson>" + list + "</listPerson>", people);
    return people;
}

std::string name(const TeiPeople& people, const char* id) {
    const TeiPerson* person = people.person(id);
    return person == nullptr ? "nobody" : people.name_of(*person);
}

TEST(TeiPeople, MakeANameOfItsParts) {
    const TeiPeople some = people(
        "<person "
        "xml:id='a'><persName><surname>Garc\u00eda</surname><surname>Ruiz</surname><nameLink>de</nameLink>"
        "<forename>Ana</forename></persName><persName>Second Name</persName></person>"
        "<person xml:id='b'><persName> Bo\n Lind </persName></person><person xml:id='c'/>"
        "<personGrp xml:id='d'><name>Chorus</name></personGrp>");
    EXPECT_EQ(name(some, "a"), "Ana de Garc\u00eda Ruiz");
    EXPECT_EQ(name(some, "b"), "Bo Lind");
    EXPECT_EQ(name(some, "c"), "c");
    EXPECT_EQ(name(some, "d"), "Chorus");
    EXPECT_EQ(name(some, "e"), "nobody");
}

TEST(TeiPeople, TellTwoOfOneNameApart) {
    const TeiPeople some = people(
        "<person xml:id='k1'><persName>Ay\u015fe Kaya</persName></person>"
        "<person xml:id='k2'><persName>Ay\u015fe Kaya</persName></person>");
    EXPECT_EQ(name(some, "k1"), "Ay\u015fe Kaya (k1)");
    EXPECT_EQ(name(some, "k2"), "Ay\u015fe Kaya (k2)");
}

TEST(TeiPeople, KnowThePartyOfADay) {
    const TeiPeople some = people(
        "<org xml:id='X' role='politicalParty'><orgName>Party X</orgName></org>"
        "<org xml:id='Y' role='politicalParty'><orgName>Party Y</orgName></org>"
        "<person xml:id='a'><persName>A</persName><affiliation ref='#X' from='2001' to='2010-05'/>"
        "<affiliation ref='#Y' from='2010-06-01'/></person>");
    const auto party = [&](const char* day) {
        const auto facts = some.facts_of(*some.person("a"), day);
        return facts.empty() ? std::string() : facts[0].first + "=" + facts[0].second;
    };
    EXPECT_EQ(party("2000-12-31"), "");
    EXPECT_EQ(party("2001-01-01"), "party=Party X");
    EXPECT_EQ(party("2010-05-31"), "party=Party X");
    EXPECT_EQ(party("2010-06-01"), "party=Party Y");
    EXPECT_EQ(party(""), "party=Party Y");
}

TEST(TeiPeople, AreFoundByAnyPointer) {
    EXPECT_EQ(id_of("#a"), "a");
    EXPECT_EQ(id_of("people.xml#a"), "a");
    EXPECT_EQ(id_of("a"), "a");
}

}  // namespace
}  // namespace rostra::tei
