// SPDX-License-Identifier: Apache-2.0
#include "report_pseudonyms.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rostra::test {
namespace {

using report::Pseudonyms;

Pseudonyms named(const std::vector<std::string>& names, const std::string& text) {
    Pseudonyms persons({"mr", "ms"});
    for (const std::string& name : names) persons.add_person(name);
    persons.read(text);
    return persons;
}

/// Without the characters that are not seen.
std::string seen(std::string text) {
    for (const std::string unseen : {"\xC2\xAD", "\xE2\x81\xA0"}) {
        for (std::size_t at = 0; (at = text.find(unseen)) != std::string::npos;)
            text.erase(at, unseen.size());
    }
    return text;
}

std::string in_text(const std::vector<std::string>& names, const std::string& text) {
    const std::string hidden = named(names, text).in_text(text);
    EXPECT_EQ(hidden.size(), text.size());
    return seen(hidden);
}

TEST(Pseudonyms, HideFullNamesPartsAndCapitals) {
    EXPECT_EQ(in_text({"Noor Whitlock", "Rurik Dahl"},
                      "MS. WHITLOCK: I asked Rurik Dahl. Noor did, said Whitlock; Dahl's ferry sailed."),
              "MS. P1: I asked P2. P1 did, said P1; P2's ferry sailed.");
}

TEST(Pseudonyms, KeepEveryPlaceWhereItIs) {
    const std::string text = "Then Noor Whitlock spoke.";
    const std::string hidden = named({"Noor Whitlock"}, text).in_text(text);
    EXPECT_EQ(hidden.find("spoke"), text.find("spoke"));
    EXPECT_EQ(in_text({"Noor Whitlock"}, "Noor\nWhitlock spoke."), "P1\n spoke.");
}

TEST(Pseudonyms, GoOverInitialsAndSmallWords) {
    EXPECT_EQ(in_text({"Joris van Ellen", "John Kennedy"},
                      "Mr. van Ellen met John F. Kennedy, and Van Ellen left."),
              "Mr. P1 met P2, and P1 left.");
}

TEST(Pseudonyms, ReadSmallWordsWithoutEndInTimeThatGrowsWithTheText) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += "de ";  // each with all that follow would take hours
    EXPECT_EQ(in_text({"Ana de Souza"}, text + "and Souza spoke."), text + "and P1 spoke.");
}

TEST(Pseudonyms, TakeANameThatStandsForNobodyAsAPersonsOwn) {
    Pseudonyms persons({});
    persons.add_person("Noor Whitlock", "");
    EXPECT_EQ(persons.in_value("Whitlock"), "P1");
}

TEST(Pseudonyms, SayNobodyWhereSeveralMayBeMeant) {
    EXPECT_EQ(in_text({"Ilse Halloran", "Tomas Halloran"}, "Tomas Halloran and Ms. Halloran: the Hallorans."),
              "P2 and Ms. P?: the P?.");
}

TEST(Pseudonyms, LeaveWordsThatAreOrdinaryInTheTexts) {
    EXPECT_EQ(
        in_text(
            {"Will May"},
            "Will it open? It will, they say, and may sail or may turn: it will. Will May agreed in May."),
        "Will it open? It will, they say, and may sail or may turn: it will. P1 agreed in May.");
}

TEST(Pseudonyms, TakeForPartOfANameNoFormOfAddress) {
    EXPECT_EQ(in_text({"MR. VAN ELLEN", "Ms Dahl"}, "MR. SANDOVAL asked Ms Oldacre and Ms Dahl."),
              "MR. SANDOVAL asked Ms Oldacre and Ms P2.");
}

TEST(Pseudonyms, HideNamesInScriptsWithoutCapitalsAsAWhole) {
    EXPECT_EQ(in_text({"张伟明"}, "记者问张伟明部长。"), "记者问P1部长。");
}

TEST(Pseudonyms, SayThatANameIsTooShortForOne) {
    std::vector<std::string> names;
    for (char c = 'A'; c < 'K'; ++c) names.push_back(std::string("Name") + c);
    names.push_back("Li");
    EXPECT_EQ(in_text(names, "Li spoke."), "** spoke.");
    EXPECT_EQ(named(names, "Li spoke.").in_value("Li"), "P11");
}

TEST(Pseudonyms, HideNamesInTermsIdsAndJson) {
    const Pseudonyms persons = named({"Noor Whitlock"}, "Noor Whitlock spoke.");
    EXPECT_EQ(persons.in_value("whitlock said"), "P1 said");
    EXPECT_EQ(persons.in_value("2024-04-18-whitlock.txt"), "2024-04-18-P1.txt");
    EXPECT_EQ(persons.in_json(R"({"a":"x\nWhitlock \u0057"})"), R"({"a":"x\nP1 \u0057"})");
}

TEST(Pseudonyms, LeaveKeysAndLiteralsOfJson) {
    const Pseudonyms persons = named({"CYNTHIA TRUE", "Jay Null", "Max Dahl"}, "");
    EXPECT_EQ(persons.in_json(R"({"max-rows": 5, "a" : [true, null, "true", "\"Max\"", ""], "b": "Dahl"})"),
              R"({"max-rows": 5, "a" : [true, null, "P1", "\"P3\"", ""], "b": "P3"})");
}

TEST(Pseudonyms, KnowAPersonByOtherNamesAndDoubtfulOnesOnlyIfTheyAreNew) {
    Pseudonyms persons({"mr"});
    persons.add_person("J. Dahl", "Rurik Dahl");
    persons.add_person(" ", "Rurik Dahl");
    persons.add_perhaps("MR. DAHL");
    persons.add_perhaps("Oldacre");
    persons.read("Dahl, Rurik, Oldacre");
    EXPECT_EQ(persons.persons(), 2U);
    EXPECT_EQ(persons.in_value("J. Dahl, Rurik and Oldacre"), "J. P1, P1 and P2");
    EXPECT_EQ(persons.in_value("J. Dahl"), "P1");
}

}  // namespace
}  // namespace rostra::test
