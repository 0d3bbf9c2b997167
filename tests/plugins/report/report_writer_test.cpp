// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/property_tree/xml_parser.hpp>
#include <set>
#include <sstream>

#include "report_page_text.hpp"
#include "report_sample.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(ReportWriter, LoadsNothing) {
    const std::string page = two_speeches().page();
    for (const char* outside : {"http:", "https:", "src=", "url(", "@import", "<link", "<iframe", "<base"}) {
        EXPECT_THAT(page, Not(HasSubstr(outside)));
    }
    EXPECT_THAT(page, HasSubstr("default-src 'none'"));
    for (const std::string& link : all(page, "href=\"", "\"")) EXPECT_EQ(link.front(), '#') << link;
}

TEST(ReportWriter, LinksOnlyToPlacesThatAreThere) {
    const std::string page = two_speeches().page();
    const auto ids = all(page, " id=\"", "\"");
    const std::set<std::string> places(ids.begin(), ids.end());
    EXPECT_EQ(places.size(), ids.size()) << "an id is there twice";
    for (const std::string& link : all(page, "href=\"#", "\"")) EXPECT_TRUE(places.contains(link)) << link;
}

TEST(ReportWriter, ListsDocumentsAndLeavesOutColumnsThatSayNothing) {
    ReportSample sample = two_speeches();
    EXPECT_EQ(without_tags(section(sample.page(), "documents")),
              " Document Title Date Language Tokens Turns Bytes one.txt The opening 2026-03 en 14 3 95 "
              "two.txt 2026-04 "
              "en 10 1 48 ");
    sample.absent = {"document", "turn"};
    for (TestDocument& document : sample.documents) document.language.clear();
    EXPECT_EQ(without_tags(section(sample.page(), "documents")), " Document Bytes one.txt 95 two.txt 48 ");
}

TEST(ReportWriter, SharesOutWhatWasSaidByPersonAndByKindWhereThereIsNoName) {
    const std::string page = two_speeches().page();
    EXPECT_EQ(
        without_tags(section(page, "speakers")),
        " What each said of all that was said, in characters without white space and noise. Speaker Role "
        "Documents Turns Characters Share Jane Doe Mayor 1 2 40 50.0 % John Roe 1 1 31 38.8 % questions "
        "without a "
        "name 1 1 9 11.2 % ");
    EXPECT_THAT(page,
                HasSubstr("<p class=\"summary\">2 documents · 24 tokens · 4 turns · 2 named speakers</p>"));
}

TEST(ReportWriter, ShowsFrequentTermsOfTheCorpusAndTypicalOnesOfGroups) {
    ReportSample sample = two_speeches();
    sample.rows["term_frequency"][0][6] = 1.4;
    EXPECT_THAT(without_tags(section(sample.page(), "terms")),
                testing::EndsWith(
                    " In all documents Frequent words Term Count Per million the 3 125,000 bridge 2 83,333 "
                    "Typical words Term Count Per million bridge 2 83,333 By document one.txt Typical "
                    "sequences of 2 Term Count good morning 1 By speaker none Typical words Term Count "
                    "safe 1 "));
}

TEST(ReportWriter, ListsPairsAndShowsAMatrixOfAFew) {
    ReportSample sample = two_speeches();
    EXPECT_THAT(without_tags(section(sample.page(), "similarity")),
                testing::EndsWith(" Passages one.txt two.txt 0.300 0.500 0.250 0.428 0.600 6 1 "));
    EXPECT_THAT(section(sample.page(), "similarity"), Not(HasSubstr("matrix")));
    sample.add("three.txt", "x");
    EXPECT_THAT(without_tags(section(sample.page(), "similarity")),
                HasSubstr("Relatedness of each two documents, by group 1 2 3 1 one.txt – 0.30 – 2 two.txt "
                          "0.30 – – 3 three.txt "
                          "– – – "));
}

TEST(ReportWriter, ShowsAPassageWhereItStandsInBothTexts) {
    const std::string passages = section(two_speeches().page(), "passages");
    EXPECT_THAT(passages,
                HasSubstr("<h4>6 tokens, word for word <span class=\"bytes\">passage 1</span></h4>"));
    EXPECT_THAT(passages,
                HasSubstr("<a href=\"#d0b36\"><bdi>one.txt</bdi></a> <span class=\"date\">2026-03</span> "
                          "<span class=\"bytes\">bytes "
                          "36–63</span> <span class=\"speaker\"><bdi>Jane "
                          "Doe</bdi></span></figcaption><blockquote dir=\"auto\" lang=\"en\">Home &gt; "
                          "News\nMS. DOE: Good morning. <mark>The bridge will open in May</mark>.\nIs it "
                          "safe?\nMS. DOE: It is. </blockquote>"));
    EXPECT_THAT(passages,
                HasSubstr("<blockquote dir=\"auto\" lang=\"en\">John Roe <mark>The bridge will open in "
                          "May</mark>, they say. </blockquote>"));
}

TEST(ReportWriter, ShowsTextsWithTurnsNoiseAndPlaces) {
    const std::string texts = section(two_speeches().page(), "texts");
    EXPECT_THAT(
        texts,
        HasSubstr(
            "</table><div class=\"outside\"><p dir=\"auto\"><span class=\"noise\" title=\"noise: "
            "navigation\">Home &gt; News</span></p></div>"
            "<div class=\"turn\" id=\"d0b22\"><div class=\"who\"><b><bdi>MS. DOE:</bdi></b>"
            "<span class=\"person\"><bdi>Jane Doe</bdi></span></div><div class=\"said\"><p dir=\"auto\">Good "
            "morning. <a class=\"place\" id=\"d0b36\"></a>The bridge will open in May.</p></div></div>"
            "<div class=\"turn\" id=\"d0b66\"><div class=\"who\"><i>question</i></div>"
            "<div class=\"said\"><p dir=\"auto\">Is it safe?</p></div></div>"));
    EXPECT_THAT(
        texts,
        HasSubstr("<div class=\"who\"><b><bdi>John Roe</bdi></b></div><div class=\"said\">"
                  "<p dir=\"auto\">The bridge will open in May,\nthey say.</p></div></div></article>"));
}

TEST(ReportWriter, KeepsWithALabelWhatEndsItsLine) {
    ReportSample sample;
    TestDocument& document = sample.add("a.txt", "Jane Doe (softly): Hello.\nJohn Roe:\nShare this\nYes.\n");
    ReportSample::add_turn(document, "Jane Doe", "Hello.", "Jane Doe");
    ReportSample::add_turn(document, "John Roe", "Yes.", "John Roe");
    EXPECT_THAT(
        section(sample.page(), "texts"),
        HasSubstr("<div class=\"who\"><b><bdi>Jane Doe (softly):</bdi></b><span class=\"person\"><bdi>Jane "
                  "Doe</bdi></span></div><div class=\"said\"><p dir=\"auto\">Hello.</p></div></div>"
                  "<div class=\"outside\"><p dir=\"auto\">Share this</p></div>"
                  "<div class=\"turn\" id=\"d0b47\"><div class=\"who\"><b><bdi>John Roe:</bdi></b></div>"));
}

TEST(ReportWriter, PartsParagraphsAtBlankLines) {
    ReportSample sample;
    sample.add("a.txt", "\n one\ntwo \r\n\r\n\r\nthree\n \u00A0 \n\nfour\u00A0\n\n");
    EXPECT_THAT(section(sample.page(), "texts"),
                HasSubstr("<div class=\"outside\"><p dir=\"auto\"> one\ntwo </p><p dir=\"auto\">three</p>"
                          "<p dir=\"auto\">four\u00A0</p></div></article>"));
}

TEST(ReportWriter, HasNoSectionOfWhatNoStageProvides) {
    ReportSample sample = two_speeches();
    for (const Shape& shape : ReportSample::shapes()) sample.absent.push_back(shape.name);
    const std::string page = sample.page();
    EXPECT_THAT(all(page, "<section id=\"", "\""), ElementsAre("documents", "texts"));
    EXPECT_THAT(all(page, "<li><a href=\"#", "\""), ElementsAre("documents", "texts"));
    EXPECT_THAT(sample.warnings, IsEmpty());
}

TEST(ReportWriter, SurvivesARunWithoutDocuments) {
    ReportSample sample;
    EXPECT_THAT(all(sample.page(), "<section id=\"", "\""), ElementsAre("documents"));
}

TEST(ReportWriter, CountsWhatItLeavesOutInPlaceAtTheEndAndInWarnings) {
    ReportSample sample = two_speeches();
    for (const char* limit : {"max-documents", "max-terms", "max-groups", "max-pairs", "max-passages"}) {
        sample.options.insert_or_assign(limit, 1);
    }
    sample.options.insert_or_assign("max-text", 60);
    sample.rows["term_frequency"].push_back(
        {"document", "two.txt", std::int64_t{2}, "they say", std::int64_t{1}, 100000.0, 0.3});
    sample.rows["similarity"].push_back(sample.rows["similarity"][0]);
    sample.add_passage(0, {0, 4}, 2, {0, 4}, 1);
    const std::string page = sample.page();
    EXPECT_THAT(without_tags(section(page, "documents")), testing::EndsWith(" 1 more document "));
    EXPECT_THAT(without_tags(section(page, "speakers")), testing::EndsWith(" 2 more speakers "));
    EXPECT_THAT(without_tags(section(page, "terms")), HasSubstr(" the 3 125,000 1 more "));
    EXPECT_THAT(without_tags(section(page, "terms")), HasSubstr(" good morning 1 1 more group "));
    EXPECT_THAT(without_tags(section(page, "similarity")), testing::EndsWith(" 1 more pair, less related "));
    EXPECT_THAT(without_tags(section(page, "passages")), testing::EndsWith(" 1 more passage, shorter "));
    EXPECT_THAT(without_tags(section(page, "texts")), testing::EndsWith(" 35 more bytes of text "));
    const std::vector<std::string> sentences = {"1 document is not listed (max-documents)",
                                                "83 bytes of text are not shown (max-documents, max-text)",
                                                "2 speakers are not listed (max-groups)",
                                                "1 group has no lists of terms (max-groups)",
                                                "1 pair is not listed (max-pairs)",
                                                "1 shared passage is not shown (max-passages)"};
    EXPECT_EQ(all(section(page, "left-out"), "<li>", "</li>"), sentences);
    ASSERT_EQ(sample.warnings.size(), sentences.size());
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        EXPECT_EQ(sample.warnings[i], "report.html: " + sentences[i]);
    }
}

TEST(ReportWriter, CutsTextBetweenCharacters) {
    ReportSample sample;
    sample.options.insert_or_assign("max-text", 5);
    sample.add("a.txt", "\xE4\xB8\xAD\xE6\x96\x87");
    sample.add("b.txt", "short");
    const std::string texts = section(sample.page(), "texts");
    EXPECT_THAT(
        texts, HasSubstr("<p dir=\"auto\">\xE4\xB8\xAD</p></div><p class=\"more\">3 more bytes of text</p>"));
    EXPECT_THAT(texts, HasSubstr("<bdi>b.txt</bdi></h3><p class=\"more\">5 more bytes of text</p>"));
}

TEST(ReportWriter, ShowsTheEndsOfAVeryLongPassage) {
    ReportSample sample;
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "word ";
    sample.add("a.txt", text);
    sample.add("b.txt", text);
    sample.add_passage(0, {0, 4999}, 2, {0, 4999}, 1000, 990);
    const std::string passages = without_tags(section(sample.page(), "passages"));
    EXPECT_THAT(passages, HasSubstr("1,000 tokens, 990 of them the same (99.0 %)"));
    EXPECT_THAT(passages, HasSubstr(" … 3,801 bytes left out … "));
    EXPECT_LT(passages.size(), 5000U);
}

TEST(ReportWriter, NamesAPlaceThatAPassageHasInALabel) {
    ReportSample sample = two_speeches();
    sample.rows["passage"][0][2] = std::int64_t{17};  // "DOE:"
    const std::string page = sample.page();
    EXPECT_THAT(page, HasSubstr("href=\"#d0b17\""));
    EXPECT_THAT(page, HasSubstr("<p dir=\"auto\"><a class=\"place\" id=\"d0b17\"></a>Good morning."));
}

TEST(ReportWriter, IsWellFormedWhateverTextsIdsAndTermsHold) {
    using namespace std::string_literals;
    const std::string evil = "</bdi><script>alert(\"x\")</script>'&\0\x1B\x7F"s + "\u202E\u0085\r\r\n";
    ReportSample sample;
    TestDocument& first =
        sample.add(evil + "1", evil + "LABEL: said " + evil + "\n\n\n" + evil, "en\"><script>");
    ReportSample::add_turn(first, "LABEL:", "said " + evil, evil, "named", evil);
    ReportSample::add_noise(first, evil, evil);
    sample.add(evil + "2", evil, evil);
    sample.options.insert_or_assign("title", evil);
    sample.rows["document"] = {{std::int64_t{0}, evil, evil, std::int64_t{1}}};
    for (const char* scope : {"document", "turn.speaker_id", "<script>"}) {
        sample.rows["term_frequency"].push_back(
            {scope, evil, std::int64_t{1}, evil, std::int64_t{1}, 1.0, 1.0});
    }
    sample.fill_comparison(evil);
    const std::string page = sample.page();
    EXPECT_EQ(all(page, "<script", ">").size(), 1U);
    EXPECT_EQ(page.find('\0'), std::string::npos);
    std::istringstream xml(markup(page));
    boost::property_tree::ptree tree;
    EXPECT_NO_THROW(boost::property_tree::read_xml(xml, tree));
}

TEST(ReportWriter, WritesTheSameHoweverItIsCalled) {
    ReportSample sample = two_speeches();
    const std::string whole = sample.page();
    for (const Pieces pieces : {Pieces{1, 1}, Pieces{1, 2}, Pieces{2, 3}})
        EXPECT_EQ(sample.page(pieces), whole);
}

}  // namespace
}  // namespace rostra::test
