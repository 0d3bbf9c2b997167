// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report_page_data.hpp"
#include "report_sample.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::size_t times(const std::string& page, const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = page.find(what); at != std::string::npos; at = page.find(what, at + 1)) ++found;
    return found;
}

TEST(ReportWriter, AllowsNothingButItsOwnScriptAndStyle) {
    const std::string page = two_speeches().page();
    EXPECT_THAT(page, testing::ContainsRegex(
                          "content=\"default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]+='; style-src "
                          "'sha256-[A-Za-z0-9+/]+='; img-src blob:; base-uri 'none'; form-action 'none'\""));
    for (const char* outside : {"src=\"", "@import", "<link", "<iframe", "<base"}) {
        EXPECT_THAT(page, Not(HasSubstr(outside)));
    }
    EXPECT_EQ(times(page, "<script>"), 1U);
}

TEST(ReportWriter, HoldsEveryRowOfLayersAndTables) {
    const std::string page = two_speeches().page();
    EXPECT_EQ(values(page, "turn", "document"), json({"one.txt", "one.txt", "one.txt", "two.txt"}));
    EXPECT_EQ(values(page, "turn", "begin"), json({22, 66, 88, 9}));
    EXPECT_EQ(values(page, "turn", "speaker_id"), json({"Jane Doe", "", "Jane Doe", "John Roe"}));
    EXPECT_EQ(values(page, "noise", "rule"), json({"navigation"}));
    EXPECT_EQ(values(page, "document", "date"), json({"2026-03", "2026-04"}));
    EXPECT_EQ(values(page, "term_frequency", "tf_idf"), json({0, 0, 0.3}));
}

TEST(ReportWriter, HoldsTablesThatNobodyToldItOf) {
    const std::string page = two_speeches().page();
    EXPECT_EQ(product(page, "vendor.mood").at("role"), "");
    EXPECT_EQ(product(page, "turn").at("role"), "turn");
    EXPECT_EQ(values(page, "vendor.mood", "document"), json({"one.txt", "two.txt"}));
    EXPECT_EQ(values(page, "vendor.mood", "mood"), json({"calm", "calm"}));
    EXPECT_EQ(product(page, "vendor.mood").at("columns")[0],
              json({{"name", "document"}, {"type", "document"}}));
}

TEST(ReportWriter, HandsOnAsTextWhatAScriptCannotCount) {
    EXPECT_EQ(values(two_speeches().page(), "vendor.mood", "score"), json({"9007199254740993", -4}));
}

TEST(ReportWriter, HoldsTheTextsAsTheyAre) {
    using namespace std::string_literals;
    ReportSample sample = two_speeches();
    sample.add("three.txt", "a\0b</script>\r\n\u202E\xE4\xB8\xAD"s, "zh");
    const std::string page = sample.page();
    const json document = block(page, "run").at("documents").at(2);
    EXPECT_EQ(document,
              json({{"id", "three.txt"}, {"language", "zh"}, {"bytes", 20}, {"held", 20}, {"block", 0}}));
    EXPECT_EQ(block(page, "texts-0").at(2), "a\0b</script>\r\n\u202E\xE4\xB8\xAD"s);
}

TEST(ReportWriter, PutsTextsBeyondTheirRoomIntoFilesBesideThePage) {
    ReportSample sample = two_speeches();
    const std::string first = sample.documents.front().text;
    sample.options.insert_or_assign("text-in-page", static_cast<std::int64_t>(first.size()));
    const std::string page = sample.page();
    const json run = block(page, "run");
    EXPECT_EQ(block(page, "texts-0"), json({first}));
    EXPECT_FALSE(run.at("documents").at(0).contains("file"));
    EXPECT_EQ(run.at("documents").at(1).at("file"), "report-texts-1.js");
    EXPECT_EQ(run.at("documents").at(1).at("block"), 1);
    EXPECT_EQ(run.at("leftOut"), json::array());
    ASSERT_THAT(sample.beside, testing::ElementsAre(testing::Pair("report-texts-1.js", testing::_)));
    EXPECT_THAT(sample.beside.at("report-texts-1.js"),
                testing::MatchesRegex("rostraText\\(\"texts-1\",\"[A-Za-z0-9+/=]+\"\\);\n"));
    const std::string nonce = run.at("nonce");
    EXPECT_EQ(nonce.size(), 32U);
    EXPECT_THAT(page, HasSubstr("=' 'nonce-" + nonce + "'; style-src "));
    sample.documents.back().text += ".";
    EXPECT_NE(block(sample.page(), "run").at("nonce"), nonce);
}

TEST(ReportWriter, GoesWithoutWhatNoStageProvides) {
    ReportSample sample = two_speeches();
    for (const Shape& shape : ReportSample::shapes()) sample.absent.push_back(shape.name);
    const std::string page = sample.page();
    EXPECT_THAT(block(page, "run").at("products"), IsEmpty());
    EXPECT_EQ(block(page, "run").at("documents").size(), 2U);
    EXPECT_THAT(sample.warnings, IsEmpty());
}

TEST(ReportWriter, SurvivesARunWithoutDocuments) {
    ReportSample sample;
    EXPECT_THAT(block(sample.page(), "run").at("documents"), IsEmpty());
}

TEST(ReportWriter, SaysHowManyDocumentsWereSetAside) {
    // Ordinals 0 and 2 are there, 1 is not.
    EXPECT_EQ(block(two_speeches().page(), "run").at("setAside"), 1);
}

TEST(ReportWriter, CountsWhatItLeavesOutInThePageAndInWarnings) {
    ReportSample sample = two_speeches();
    sample.options.insert_or_assign("max-text", 100);
    sample.options.insert_or_assign("max-rows", 2);
    const std::string page = sample.page();
    const std::vector<std::string> sentences = {
        "43 bytes of text (max-text)", "2 rows of 4 rows of layer 'turn' (max-rows)",
        "1 row of 3 rows of table 'term_frequency' (max-rows, max-terms)"};
    EXPECT_EQ(block(page, "run").at("leftOut"), json(sentences));
    ASSERT_EQ(sample.warnings.size(), sentences.size());
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        EXPECT_EQ(sample.warnings[i], "report.html: " + sentences[i]);
        EXPECT_THAT(page, HasSubstr("<p>Not in this page: "));
    }
    EXPECT_EQ(product(page, "turn").at("rows"), 2);
    EXPECT_EQ(product(page, "turn").at("of"), 4);
}

TEST(ReportWriter, CutsTextBetweenCharactersAndHoldsNoneBehindIt) {
    ReportSample sample;
    sample.options.insert_or_assign("max-text", 5);
    sample.add("a.txt", "\xE4\xB8\xAD\xE6\x96\x87");
    sample.add("b.txt", "x");
    const std::string page = sample.page();
    EXPECT_EQ(block(page, "texts-0"), json({"\xE4\xB8\xAD", ""}));
    EXPECT_EQ(block(page, "run").at("documents")[0].at("held"), 3);
}

TEST(ReportWriter, KeepsTheHeadsOfListsOfTermsByCountAndByTfIdf) {
    ReportSample sample;
    sample.add("a.txt", "x");
    sample.options.insert_or_assign("max-terms", 1);
    sample.rows["term_frequency"].clear();
    for (int i = 0; i < 30; ++i) {
        sample.rows["term_frequency"].push_back({"document", "a.txt", std::int64_t{1},
                                                 "t" + std::to_string(i), std::int64_t{100 - i},
                                                 i == 20 ? 0.9 : 0.1});
    }
    EXPECT_EQ(values(sample.page(), "term_frequency", "term"), json({"t0", "t20"}));
}

TEST(ReportWriter, ShortensAllListsOfTermsAlike) {
    ReportSample sample;
    sample.add("a.txt", "x");
    sample.options.insert_or_assign("max-rows", 6);
    sample.options.insert_or_assign("max-terms", 100);
    for (const char* group : {"a", "b", "c"}) {
        for (int i = 0; i < 50; ++i) {
            sample.rows["term_frequency"].push_back(
                {"document", group, std::int64_t{1}, group + std::to_string(i), std::int64_t{100 - i}, 0.5});
        }
    }
    EXPECT_EQ(values(sample.page(), "term_frequency", "term"), json({"a0", "a1", "b0", "b1", "c0", "c1"}));
}

TEST(ReportWriter, LeavesTextTextWhateverItHolds) {
    using namespace std::string_literals;
    const std::string evil =
        "</bdi></noscript><script>alert(\"x\")</script>'&\0\x1B\x7F"s + "\u202E\u0085\r\r\n";
    ReportSample sample;
    TestDocument& first = sample.add(evil + "1", evil + "LABEL: said " + evil, "en\"><script>");
    ReportSample::add_turn(first, "LABEL:", "said " + evil, evil, "named", evil);
    ReportSample::add_noise(first, evil, evil);
    sample.options.insert_or_assign("title", evil);
    sample.rows["document"] = {{std::int64_t{0}, evil, evil, std::int64_t{1}}};
    sample.rows["vendor.mood"] = {{std::int64_t{0}, evil, std::int64_t{1}}};
    const std::string page = sample.page();
    EXPECT_EQ(times(page, "<script>"), 1U);
    EXPECT_EQ(times(page, "</noscript>"), times(page, "<noscript>"));
    EXPECT_EQ(page.find('\0'), std::string::npos);
    EXPECT_EQ(block(page, "texts-0").at(0), first.text);
    EXPECT_THAT(page, HasSubstr("<title>&lt;/bdi&gt;&lt;/noscript&gt;&lt;script&gt;"));
}

TEST(ReportWriter, HidesNamesInEverythingIfAskedTo) {
    ReportSample sample = two_speeches();
    sample.options.insert_or_assign("anonymise", true);
    sample.options.insert_or_assign("title", "What Jane Doe said");
    sample.options.insert_or_assign("max-rows", 3);  // the row that names the second is left out
    sample.documents.front().id = "doe.txt";
    sample.documents.back().id = "Jane.txt";
    sample.rows["document"].front()[1] = "Doe opens";
    sample.rows["term_frequency"].back()[3] = "doe opens";
    const std::string page = sample.page();
    const std::string data = page.substr(0, page.find("<script>"));  // without the page's own script
    for (const char* name : {"Doe", "DOE", "Jane", "Roe"}) {
        EXPECT_EQ(data.find(name), std::string::npos) << name;
        EXPECT_EQ(block(page, "texts-0").dump().find(name), std::string::npos) << name;
    }
    const json run = block(page, "run");
    EXPECT_EQ(run.at("pseudonyms"), 2);
    EXPECT_EQ(run.at("title"), "What P1 said");
    EXPECT_EQ(run.at("documents")[0].at("id"), "P1.txt");
    EXPECT_EQ(run.at("documents")[1].at("id"), "P1.txt (2)");
    EXPECT_EQ(values(page, "turn", "document"), json({"P1.txt", "P1.txt", "P1.txt"}));
    EXPECT_EQ(values(page, "turn", "speaker_id"), json({"P1", "", "P1"}));
    EXPECT_EQ(values(page, "document", "title"), json({"P1 opens", ""}));
    EXPECT_EQ(values(page, "term_frequency", "term"), json({"the", "bridge", "P1 opens"}));
    const std::string before = sample.documents.front().text;
    const std::string after = block(page, "texts-0").at(0);
    EXPECT_EQ(after.size(), before.size());
    EXPECT_EQ(after.find("Good morning"), before.find("Good morning"));
}

TEST(ReportWriter, HidesAuthorsAndTheVoicesOfCaptions) {
    ReportSample sample = two_speeches();
    sample.options.insert_or_assign("anonymise", true);
    sample.more = {
        {Shape::Kind::layer, "fact", {{"name", ColumnKind::dictionary}, {"value", ColumnKind::string}}},
        {Shape::Kind::layer, "cue", {{"voice", ColumnKind::dictionary}}}};
    TestDocument& first = sample.documents.front();
    first.layers["fact"] = {{{0, 4}, {"author", "Ilse Halloran"}}, {{0, 4}, {"publisher", "Bridge"}}};
    first.layers["cue"] = {{{0, 4}, {"Tomas Oldacre"}}, {{5, 6}, {""}}};
    const std::string page = sample.page();
    EXPECT_EQ(block(page, "run").at("pseudonyms"), 4);
    for (const char* name : {"Ilse", "Halloran", "Tomas", "Oldacre"}) {
        EXPECT_EQ(page.substr(0, page.find("<script>")).find(name), std::string::npos) << name;
    }
    EXPECT_EQ(values(page, "fact", "value")[1], "Bridge");
    EXPECT_EQ(values(page, "cue", "voice")[1], "");
}

TEST(ReportWriter, BringsTheStopWordsOfTheDocumentsLanguages) {
    ReportSample sample = two_speeches();
    sample.add("three.txt", "Skipet kom.", "nb");
    sample.add("four.txt", "x", "tlh");
    const json words = block(sample.page(), "run").at("stopWords");
    EXPECT_EQ(words.size(), 2U);
    EXPECT_THAT(" " + words.at("en").get<std::string>() + " ", HasSubstr(" the "));
    EXPECT_THAT(" " + words.at("no").get<std::string>() + " ", HasSubstr(" og "));
}

TEST(ReportWriter, WritesTheSameHoweverItIsCalled) {
    ReportSample sample = two_speeches();
    const std::string whole = sample.page();
    for (const Pieces pieces : {Pieces{1, 1}, Pieces{1, 2}, Pieces{2, 3}})
        EXPECT_EQ(sample.page(pieces), whole);
}

}  // namespace
}  // namespace rostra::test
