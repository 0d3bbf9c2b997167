// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tei_reading.hpp"

namespace rostra::tei {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Rows = std::vector<std::string>;

const Rows& pairs_of(Rows& rows, const laws::TestRecord& record) {
    for (const auto& [name, value] : record.facts) rows.push_back(name + "=" + value);
    return rows;
}

constexpr const char* kPeople = R"(
  <fileDesc><titleStmt><title type='main'>Sitting 4 [Sample]</title><title type='sub'>Other</title></titleStmt>
    <publicationStmt><date when='2024-01-01'/></publicationStmt>
    <sourceDesc><bibl><publisher>The Chamber</publisher><date when='2020-06-17'/></bibl></sourceDesc></fileDesc>
  <profileDesc><settingDesc><setting><name type='city'>Ankara</name><date when='2020-06-17'/></setting></settingDesc>
  <particDesc><listOrg><org xml:id='party.X' role='politicalParty'><orgName full='yes'>The X Party</orgName>
      <orgName full='abb'>XP</orgName></org>
    <org xml:id='party.Y' role='politicalParty'><orgName full='yes'>Old Y</orgName></org></listOrg>
  <listPerson><person xml:id='Ada'><persName><surname>Okafor</surname><forename>Ada</forename></persName>
      <sex value='F'/><birth when='1970-02-01'/>
      <affiliation role='member' ref='#party.Y' from='2000' to='2019-12-31'/>
      <affiliation role='member' ref='#party.X' from='2020-01-01'/></person></listPerson></particDesc></profileDesc>)";

TEST(TeiReader, HandsOnSpeechesAsTheMarkUpHasThem) {
    const TeiReading reading = read_tei(tei(R"(
      <head>Debate</head>
      <note type='time'>14.02</note>
      <note type='speaker'>Ms Okafor:</note>
      <u who='#Ada' ana='#chair'><seg>Good morning.</seg>
        <vocal type='laughter'><desc>Laughter.</desc></vocal>
        <seg>We begin <kinesic type='applause'><desc>Applause</desc></kinesic> now.</seg>
        <kinesic type='applause'><desc>Applause.</desc></kinesic></u>
      <u who='#Bo'><seg>Yes.</seg></u>
      <u><seg>No.</seg></u>)",
                                            kPeople));
    EXPECT_EQ(reading.text(),
              "Debate\n\n14.02\n\nMs Okafor:\n\nGood morning.\n\nLaughter.\n\nWe begin Applause now.\n\n"
              "Applause.\n\nYes.\n\nNo.");
    EXPECT_THAT(
        reading.rows(0, {0, 1, 2, 3, 4}),
        ElementsAre("Ms Okafor: | Ada Okafor | Ada | chair | XP: Good morning.\n\nLaughter.\n\nWe begin "
                    "Applause now.",
                    " | Bo | Bo |  | : Yes.", " |  |  |  | : No."));
    EXPECT_THAT(
        reading.rows(1, {0, 1, 2}),
        ElementsAre("time | note | time: 14.02", "laughter | vocal | laughter: Laughter.",
                    "applause | kinesic | applause: Applause", "applause | kinesic | applause: Applause."));
    EXPECT_THAT(reading.rows(2, {0, 2, 3}),
                ElementsAre("Ada Okafor | party | XP: ", "Ada Okafor | affiliation | member: The X Party: ",
                            "Ada Okafor | sex | F: ", "Ada Okafor | birth | 1970-02-01: "));
    EXPECT_THAT(reading.rows(4, {0}), ElementsAre("1: Debate"));
    Rows facts;
    EXPECT_THAT(
        pairs_of(facts, reading.records[0]),
        ElementsAre("title=Sitting 4 [Sample]", "date=2020-06-17", "place=Ankara", "publisher=The Chamber"));
    EXPECT_THAT(reading.warnings, ElementsAre(HasSubstr("people who are listed nowhere: 1")));
}

TEST(TeiReader, ReadsPlays) {
    const TeiReading reading =
        read_tei(tei(R"(
      <div><head>ACT I</head><div><head>Scene 1</head><stage>Enter Ada and Bo.</stage>
      <sp who='#ada #bo'><speaker>BOTH.</speaker><l>Who is</l><l>there?</l></sp>
      <sp who='#ada'><speaker>ADA</speaker><stage>aside</stage><p>I am <stage>(sits)</stage> here.</p>
        <stage>Exit.</stage></sp>
      <sp who='#bo'><stage>alone</stage><speaker>BO</speaker></sp></div></div>)",
                     "<listPerson><person xml:id='ada' sex='FEMALE'><persName>Ada</persName>"
                     "</person></listPerson>"));
    EXPECT_EQ(reading.text(),
              "ACT I\n\nScene 1\n\nEnter Ada and Bo.\n\nBOTH.\nWho is\nthere?\n\nADA\n\naside\n\nI am (sits) "
              "here.\n\nExit.\n\nalone\n\nBO");
    EXPECT_THAT(reading.rows(0, {0, 1, 2}),
                ElementsAre("BOTH. |  | bo: Who is\nthere?", "ADA | Ada | ada: I am (sits) here."));
    EXPECT_THAT(reading.rows(1, {0, 1}),
                ElementsAre("direction | stage: Enter Ada and Bo.", "direction | stage: aside",
                            "direction | stage: (sits)", "direction | stage: Exit.",
                            "direction | stage: alone", "direction | speaker: BO"));
    EXPECT_THAT(reading.rows(4, {0}), ElementsAre("1: ACT I", "2: Scene 1"));
}

TEST(TeiReader, ReadsWordsThatAreCutForAnnotation) {
    EXPECT_EQ(read_tei(tei("<u><seg><s><w>We</w>\n<w join='right'>go</w>\n<pc>.</pc>\n</s>\n"
                           "<s><w>Now</w>\n<pc join='left'>!</pc><linkGrp><link/>x</linkGrp></s></seg></u>"))
                  .text(),
              "We go. Now!");
}

TEST(TeiReader, TakesOneOfSeveralWaysToPrintSomething) {
    EXPECT_EQ(
        read_tei(
            tei("<p>The <choice> <corr>harbour</corr> <sic>harbuor</sic> </choice> is "
                "<app><lem>open</lem><rdg>shut</rdg></app>, <del>not</del> o<lb break='no'/>\n pen.</p>"))
            .text(),
        "The harbuor is open, open.");
}

TEST(TeiReader, TellsWhatIsOnThePageAlone) {
    const TeiReading reading =
        read_tei(tei("<p>One<note place='foot'>See two.</note> two.</p><fw type='header'>THE BOOK</fw>"
                     "<fw type='pageNum'>12</fw><p>Three<pb/>four.</p>"));
    EXPECT_EQ(reading.text(), "One See two. two.\n\nTHE BOOK\n\n12\n\nThree four.");
    EXPECT_THAT(reading.rows(3, {0}),
                ElementsAre("footnote: See two.", "running-head: THE BOOK", "page-number: 12"));
    EXPECT_THAT(reading.rows(1, {0}), IsEmpty());
}

TEST(TeiReader, GoesOnWithASpeechBehindOneThatStandsWithinIt) {
    const TeiReading reading =
        read_tei(tei("<sp who='a'><p>One.</p><floatingText><body><sp "
                     "who='b'><p>Two.</p></sp></body></floatingText><p>Three.</p></sp>"));
    EXPECT_THAT(reading.rows(0, {1}), ElementsAre("a: One.", "b: Two.", "a: Three."));
}

TEST(TeiReader, HandsOnTheDocumentsOfACorpusOneByOne) {
    const TeiReading reading = read_tei(
        "<teiCorpus><teiHeader><listPerson><person "
        "xml:id='a'><persName>Ada</persName></person></listPerson></teiHeader>"
        "<TEI xml:id='one' xml:lang='deu'><text><body><u who='#a'>Eins.</u></body></text></TEI>"
        "<TEI xml:lang='tr'><text xml:lang='en'><body><u who='#a'>Two.</u></body></text></TEI></teiCorpus>");
    ASSERT_EQ(reading.records.size(), 2U);
    EXPECT_EQ(reading.records[0].key + " " + reading.records[0].language, "one de");
    EXPECT_EQ(reading.records[1].key + " " + reading.records[1].language, "2 en");
    EXPECT_THAT(reading.rows(0, {1}, 1), ElementsAre("Ada: Two."));
}

TEST(TeiReader, LeadsBackToTheFile) {
    const std::string file = tei("<p>Caf&#233; &amp; <hi>b</hi>ar\r\n is</p><p>  open </p>");
    const TeiReading reading = read_tei(file);
    EXPECT_EQ(reading.text(), "Caf\u00e9 & bar is\n\nopen");
    std::string put;
    for (const auto& [begin, end, from, to] : reading.records[0].pieces) {
        const auto size = [](std::int64_t a, std::int64_t b) { return static_cast<std::size_t>(b - a); };
        put += reading.text().substr(static_cast<std::size_t>(begin), size(begin, end)) + "<" +
               file.substr(static_cast<std::size_t>(from), size(from, to)) + ">";
    }
    EXPECT_EQ(put, "Caf<Caf>\u00e9<&#233;>&<&amp;>b<b>ar<ar>is<is>open<open>");
}

TEST(TeiReader, ReadsTheEncodingThatAFileSaysItHas) {
    EXPECT_EQ(read_tei("<?xml version='1.0' encoding='iso-8859-9'?>" + tei("<p>\xDE\xFDk</p>")).text(),
              "\u015e\u0131k");
    EXPECT_THAT(read_tei("<?xml version='1.0' encoding='klingon'?>" + tei("<p>x</p>")).failure,
                HasSubstr("its encoding is 'klingon', which is not known"));
    EXPECT_THAT(read_tei(tei("<p>\xDE</p>")).failure, HasSubstr("not valid UTF-8"));
}

}  // namespace
}  // namespace rostra::tei
