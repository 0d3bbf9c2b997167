// SPDX-License-Identifier: Apache-2.0
// What documents have in common, as the page shows it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "report_page_text.hpp"
#include "report_sample.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::int64_t kZero = 0, kOne = 1, kTwo = 2, kFour = 4;

/// Three documents, of which the first two tell of one event.
ReportSample three_reports() {
    ReportSample sample;
    sample.add("board.txt", "We paid 90 million goes to the homes. The crest is high.\n");
    sample.add("paper.txt", "We paid 90 million crowns go to the homes. Nobody came.\n");
    sample.add("other.txt", "The crest is high. It rains.\n");
    sample.rows["document"] = {{kZero, "Opening", "2026-03-02", kOne}, {kTwo, "", "2026-03-01", kOne}};
    sample.add_pair(0, 2, 0.5);
    sample.add_pair(0, 4, 0.25);
    sample.add_pair(2, 4, 0.125);
    return sample;
}

std::string words_of(ReportSample& sample, const std::string& id) {
    return without_tags(section(sample.page(), id));
}

TEST(ReportComparison, RanksPairsByRelatednessAndNamesTheWordsThatMakeIt) {
    ReportSample sample = three_reports();
    sample.rows["similarity"][2][2] = 0.99;  // the cosine does not count
    sample.rows["similarity_term"] = {{kZero, kTwo, "homes", 0.25, kOne, kOne},
                                      {kZero, kTwo, "paid", 0.125, kOne, kTwo}};
    EXPECT_THAT(words_of(sample, "similarity"),
                testing::EndsWith(" board.txt paper.txt 0.500 homes , paid 0.000 0.000 0.000 0.000 0 0 "
                                  "board.txt other.txt 0.250 0.000 0.000 0.000 0.000 0 0 "
                                  "paper.txt other.txt 0.125 0.990 0.000 0.000 0.000 0 0 "));
}

TEST(ReportComparison, ShowsRelatedDocumentsWithDatesTitlesAndTheClosest) {
    ReportSample sample = three_reports();
    sample.rows["related_group"] = {{kOne, kZero, kTwo, "2026-03-02", "Opening"},
                                    {kOne, kTwo, kTwo, "2026-03-01", ""}};
    sample.rows["similarity_term"] = {{kZero, kTwo, "homes", 0.25, kOne, kOne},
                                      {kZero, kFour, "crest", 0.5, kOne, kOne}};
    const std::string similarity = section(sample.page(), "similarity");
    EXPECT_THAT(
        without_tags(similarity),
        HasSubstr(" Group 1: 2 documents · 2026-03-01 to 2026-03-02 · relatedness 0.50 By their words: homes "
                  "Document Date Title Closest to relatedness board.txt 2026-03-02 Opening paper.txt 0.500 "
                  "paper.txt 2026-03-01 board.txt 0.500 "));
    EXPECT_THAT(similarity, HasSubstr("<a href=\"#similar-d0-d2\">0.500</a>"));
    EXPECT_THAT(similarity, HasSubstr("<tr id=\"similar-d0-d2\">"));
}

TEST(ReportComparison, SaysOnHowManyPairsAnAverageRests) {
    ReportSample sample = three_reports();
    sample.rows["related_group"] = {
        {kOne, kZero, kFour, "", ""}, {kOne, kTwo, kFour, "", ""}, {kOne, kFour, kFour, "", ""}};
    sample.rows["similarity"].pop_back();
    EXPECT_THAT(
        words_of(sample, "similarity"),
        HasSubstr("Group 1: 4 documents · relatedness 0.38 on average, 0.25 to 0.50, in 2 of 3 pairs "));
    EXPECT_THAT(words_of(sample, "similarity"), HasSubstr(" 1 more "));
}

TEST(ReportComparison, SaysWhereNoDocumentsBelongTogether) {
    ReportSample sample = three_reports();
    EXPECT_THAT(words_of(sample, "similarity"),
                HasSubstr("No documents are related enough to belong together."));
}

TEST(ReportComparison, PutsTheMatrixInTheOrderOfTheGroups) {
    ReportSample sample = three_reports();
    sample.rows["related_group"] = {{kOne, kZero, kTwo, "", ""}, {kOne, kFour, kTwo, "", ""}};
    const std::string similarity = section(sample.page(), "similarity");
    EXPECT_THAT(without_tags(similarity),
                HasSubstr(" 1 board.txt – 0.25 0.50 2 other.txt 0.25 – 0.12 3 paper.txt 0.50 0.12 – "));
    EXPECT_THAT(similarity, HasSubstr("<tr class=\"first\"><th scope=\"row\">3 "));
}

TEST(ReportComparison, ComparesSpeakersWhereTheyAreCompared) {
    ReportSample sample = three_reports();
    sample.rows["similarity"].clear();
    sample.rows["group_similarity"] = {
        {"Doe", "<Roe>", "turn.speaker_id", 0.5, 0.25, 0.125, 0.375, std::int64_t{7}, 0.75}};
    sample.rows["group_similarity_term"] = {{"Doe", "<Roe>", "dyke", 0.5, kOne, kTwo}};
    const std::string similarity = section(sample.page(), "similarity");
    EXPECT_THAT(without_tags(similarity), testing::StartsWith(" Pairs of speakers "));
    EXPECT_THAT(without_tags(similarity),
                testing::EndsWith(" Doe &lt;Roe&gt; 0.750 dyke 0.500 0.250 0.125 0.375 7 "));
    EXPECT_THAT(similarity, Not(HasSubstr("matrix")));
    EXPECT_THAT(similarity, Not(HasSubstr("Passages")));
}

TEST(ReportComparison, ShowsCopiesWithTheEarliestAndHowTheyWereLookedFor) {
    ReportSample sample = three_reports();
    sample.rows["duplicate_cluster"] = {{kOne, kZero, kTwo, "2026-03-02", "paper.txt"},
                                        {kOne, kTwo, kTwo, "2026-03-01", "paper.txt"}};
    sample.rows["duplicate"] = {{kZero, kTwo, 0.875}};
    sample.rows["duplicate_search"] = {{"document", std::int64_t{3}, 0.8, 0.0077}};
    const std::string copies = words_of(sample, "copies");
    EXPECT_THAT(copies,
                HasSubstr("3 documents were compared. Two are copies where both have 80.0 % or more"));
    EXPECT_THAT(copies, HasSubstr("mark was missed is 0.8 %"));
    EXPECT_THAT(copies, HasSubstr(" Copies 1: 2 documents · 2026-03-01 to 2026-03-02 · Jaccard 0.88 "));
    EXPECT_THAT(copies,
                HasSubstr(" board.txt 2026-03-02 Opening paper.txt 0.875 paper.txt earliest 2026-03-01 "));
}

TEST(ReportComparison, SaysThatThereAreNoCopiesWhereTheyWereLookedForAmongTwoOrMore) {
    ReportSample sample = three_reports();
    sample.rows["duplicate_search"] = {{"document", std::int64_t{3}, 0.8, 0.0077}};
    EXPECT_THAT(words_of(sample, "copies"), HasSubstr("None is a copy of another."));
    sample.rows["duplicate_search"] = {{"document", kOne, 0.8, 0.0077}};
    EXPECT_EQ(words_of(sample, "copies"), "absent");
}

TEST(ReportComparison, ShowsCopiesAmongGroups) {
    ReportSample sample = three_reports();
    sample.rows["group_duplicate_cluster"] = {{kOne, "Doe", kTwo}, {kOne, "<Roe>", kTwo}};
    sample.rows["group_duplicate"] = {{"Doe", "<Roe>", 0.9}};
    sample.rows["duplicate_search"] = {{"turn.speaker_id", kTwo, 0.8, 0.0077}};
    EXPECT_THAT(
        words_of(sample, "copies"),
        HasSubstr(" Copies 1: 2 groups · Jaccard 0.90 Group Closest to Jaccard Doe &lt;Roe&gt; 0.900 "));
}

TEST(ReportComparison, ShowsATextOnceWithAllItsPlacesByDate) {
    ReportSample sample = three_reports();
    sample.add("last.txt", "The crest is high.");
    sample.add_place(7, 0, {38, 55}, 3, "2026-03-02", "other.txt");
    sample.add_place(7, 4, {0, 17}, 3, "2026-03-01", "other.txt");
    sample.add_place(7, 6, {0, 17}, 3, "", "other.txt");
    const std::string repeated = section(sample.page(), "repeated");
    EXPECT_THAT(
        without_tags(repeated),
        HasSubstr(
            " Text 7: in 3 documents Earliest by date: other.txt The crest is high other.txt 2026-03-01 "
            "bytes 0–17 board.txt 2026-03-02 bytes 38–55 last.txt bytes 0–17 "));
    EXPECT_THAT(repeated, HasSubstr("<a href=\"#d0b38\"><bdi>board.txt</bdi></a>"));
}

TEST(ReportComparison, NamesNoneAsTheEarliestOfATextWhereDatesDoNotTell) {
    ReportSample sample = three_reports();
    for (const std::int64_t document : {0, 2, 4}) {
        sample.add_place(1, document, {0, 5}, 3, document == 4 ? "2026-03-02" : "2026-03-01", "board.txt");
    }
    EXPECT_THAT(words_of(sample, "repeated"), HasSubstr("Earliest by date: 2 documents of 2026-03-01 "));
    sample.rows["passage_cluster"][2][6] = "2026-03-01";
    EXPECT_THAT(words_of(sample, "repeated"), Not(HasSubstr("Earliest")));
}

TEST(ReportComparison, SaysAtTheTopWhatComparingFound) {
    ReportSample sample = three_reports();
    sample.rows["related_group"] = {{kOne, kZero, kTwo, "", ""}, {kOne, kTwo, kTwo, "", ""}};
    sample.rows["duplicate_search"] = {{"document", std::int64_t{3}, 0.8, 0.0077}};
    for (const std::int64_t document : {0, 2, 4}) sample.add_place(1, document, {0, 5}, 3);
    sample.add_passage(0, {0, 2}, 2, {0, 2}, 9);
    sample.add_passage(0, {0, 2}, 2, {0, 2}, 9);
    EXPECT_THAT(
        all(sample.page(), "<p class=\"summary\">", "</p>"),
        ElementsAre(
            "3 documents · 2 tokens",
            "<a href=\"#related\">1 group of related documents</a> · <a href=\"#copies\">no copies</a> · "
            "<a href=\"#repeated\">1 text in three documents or more</a> · <a href=\"#passages\">2 shared "
            "passages</a>"));
}

TEST(ReportComparison, LeavesTextsOfTwoDocumentsToTheirPassages) {
    ReportSample sample = three_reports();
    sample.add_place(1, 0, {0, 5}, 2);
    sample.add_place(1, 2, {0, 5}, 2);
    EXPECT_EQ(words_of(sample, "repeated"), "absent");
}

TEST(ReportComparison, FoldsBoilerplateAndCommonTexts) {
    ReportSample sample = three_reports();
    for (const std::int64_t document : {0, 2, 4})
        sample.add_place(1, document, {0, 2}, 3, "", "", "boilerplate");
    for (const std::int64_t document : {0, 2, 4}) sample.add_place(2, document, {3, 5}, 3, "", "", "common");
    const std::string repeated = section(sample.page(), "repeated");
    EXPECT_THAT(all(repeated, "<summary>", "</summary>"),
                ElementsAre("1 text that most documents have (boilerplate)",
                            "1 text in so many documents that no passages were made of them (common)"));
    EXPECT_THAT(without_tags(repeated), HasSubstr("None but what follows."));
}

TEST(ReportComparison, MarksWhatEachSideOfAPassageHasInsteadOfTheOther) {
    ReportSample sample = three_reports();
    const std::int64_t passage = sample.add_passage(0, {0, 36}, 2, {0, 41}, 9, 7);
    sample.add_edit(passage, {19, 23}, {19, 28});
    const std::string passages = section(sample.page(), "passages");
    EXPECT_THAT(without_tags(passages),
                HasSubstr(" 9 tokens, 7 of them the same (77.8 %), 1 difference passage 1 "));
    EXPECT_THAT(passages,
                HasSubstr("<mark>We paid 90 million </mark><span class=\"edit\" title=\"the other side has "
                          "something else here\"><sup>1</sup>goes</span><mark> to the homes</mark>."));
    EXPECT_THAT(passages, HasSubstr("<sup>1</sup>crowns go</span><mark> to the homes</mark>. Nobody came."));
}

TEST(ReportComparison, MarksThePlaceWhereOnlyTheOtherSideHasWords) {
    ReportSample sample = three_reports();
    const std::int64_t passage = sample.add_passage(0, {0, 36}, 2, {0, 41}, 9, 8);
    sample.add_edit(passage, {19, 19}, {19, 26});
    EXPECT_THAT(
        section(sample.page(), "passages"),
        HasSubstr(
            "<span class=\"edit gap\" title=\"only the other side has something here\"><sup>1</sup>–</span>"
            "<mark>goes to the homes</mark>"));
}

TEST(ReportComparison, ShowsOfATextInManyDocumentsThreePassagesAndCountsTheRest) {
    ReportSample sample = three_reports();
    for (int i = 0; i < 5; ++i) {
        sample.add_passage(0, {0, 2}, 2, {0, 2}, 9);
        sample.rows["passage"].back()[10] = kOne;
    }
    sample.add_passage(0, {0, 2}, 2, {0, 2}, 99);
    sample.rows["passage"].back()[11] = "boilerplate";
    const std::string passages = words_of(sample, "passages");
    EXPECT_THAT(passages, testing::EndsWith(" 2 more passages of texts that are shown three times "
                                            "1 passage of boilerplate "));
    EXPECT_THAT(passages, Not(HasSubstr("99 tokens")));
}

TEST(ReportComparison, ListsWhatOnlyOneOfTwoSaysInTheOrderOfItsText) {
    ReportSample sample = three_reports();
    sample.options.insert_or_assign("max-sentences", 2);
    sample.rows["unshared"] = {
        {kZero, kTwo, kZero, kFour, kTwo, "First <one>."},
        {kZero, kTwo, std::int64_t{10}, std::int64_t{14}, kOne, "Short."},
        {kZero, kTwo, std::int64_t{38}, std::int64_t{56}, kFour, "The crest\nis high."},
        {kTwo, kZero, std::int64_t{43}, std::int64_t{55}, kTwo, "Nobody came."},
        {kTwo, std::int64_t{8}, kZero, kOne, kOne, "Of a pair that is not listed."}};
    const std::string passages = section(sample.page(), "passages");
    EXPECT_THAT(
        without_tags(passages),
        HasSubstr("What only one of them says: 3 sentences in board.txt , 1 in paper.txt Only in board.txt 3 "
                  "sentences First &lt;one&gt;. bytes 0–4 The crest is high. bytes 38–56 1 more sentence, "
                  "shorter Only in paper.txt 1 sentence Nobody came. bytes 43–55 "));
    EXPECT_THAT(passages, HasSubstr("<a href=\"#d0b38\">38–56</a>"));
    EXPECT_THAT(sample.warnings,
                ElementsAre("report.html: 2 sentences that only one of two documents has are not shown "
                            "(max-sentences, max-pairs)"));
}

TEST(ReportComparison, PutsPairsSideBySideInTheOrderOfTheirRelatedness) {
    ReportSample sample = three_reports();
    sample.add_passage(2, {0, 2}, 4, {0, 2}, 90);
    sample.add_passage(0, {0, 2}, 2, {0, 2}, 9);
    const std::string page = sample.page();
    EXPECT_THAT(all(section(page, "passages"), "<h3 id=\"", "\""), ElementsAre("pair-d0-d2", "pair-d2-d4"));
    EXPECT_THAT(section(page, "similarity"), HasSubstr("<a href=\"#pair-d2-d4\">0</a>"));
}

TEST(ReportComparison, NamesThoseWhosePassagesTheyAreWhereGroupsAreCompared) {
    ReportSample sample = three_reports();
    sample.add_passage(0, {0, 2}, 0, {8, 10}, 9);
    sample.rows["passage"].back()[12] = "Doe";
    sample.rows["passage"].back()[13] = "<Roe>";
    const std::string passages = section(sample.page(), "passages");
    EXPECT_THAT(passages, HasSubstr("<h3><bdi>&lt;Roe&gt;</bdi> and <bdi>Doe</bdi></h3>"));
    EXPECT_THAT(
        passages,
        HasSubstr("<a href=\"#d0b8\">8–10</a></span> <span class=\"speaker\"><bdi>&lt;Roe&gt;</bdi>"));
}

TEST(ReportComparison, NamesCopiesByTitlesOfDocumentsThatAreNotListed) {
    ReportSample sample = three_reports();
    sample.options.insert_or_assign("max-documents", 1);
    sample.rows["duplicate_cluster"] = {{kOne, kTwo, kTwo, "", ""}, {kOne, kFour, kTwo, "", ""}};
    sample.rows["document"] = {{kTwo, "Nobody came", "", kOne}};
    EXPECT_THAT(words_of(sample, "copies"), HasSubstr(" Document Title paper.txt Nobody came other.txt "));
}

TEST(ReportComparison, FoldsThePlacesBeyondTheFirstEight) {
    ReportSample sample = three_reports();
    sample.options.insert_or_assign("max-members", 10);
    for (std::int32_t i = 0; i < 12; ++i) sample.add_place(1, std::int64_t{i} % 3 * 2, {i, i + 2}, 3);
    const std::string repeated = section(sample.page(), "repeated");
    EXPECT_THAT(repeated,
                HasSubstr("<summary>2 more places listed</summary><ol class=\"places\" start=\"9\">"));
    EXPECT_THAT(without_tags(repeated), testing::EndsWith(" 2 places are not listed "));
}

TEST(ReportComparison, LeavesOutCommonTextsOfASingleDocument) {
    ReportSample sample = three_reports();
    sample.add_place(1, 0, {0, 2}, 1, "", "", "common");
    EXPECT_EQ(words_of(sample, "repeated"), "absent");
}

TEST(ReportComparison, DatesBothSidesOfAPassage) {
    ReportSample sample = three_reports();
    sample.add_passage(0, {0, 2}, 2, {0, 2}, 9);
    EXPECT_THAT(words_of(sample, "passages"), HasSubstr(" paper.txt 2026-03-01 bytes 0–2 "));
}

TEST(ReportComparison, CountsWhatItLeavesOut) {
    ReportSample sample = three_reports();
    for (const char* limit : {"max-clusters", "max-members"}) sample.options.insert_or_assign(limit, 1);
    for (const std::int64_t group : {1, 2}) {
        sample.rows["related_group"].push_back({group, group, kTwo, "", ""});
        sample.rows["related_group"].push_back({group, group + 9, kTwo, "", ""});
        sample.rows["duplicate_cluster"].push_back({group, kZero, kTwo, "", ""});
        sample.rows["duplicate_cluster"].push_back({group, kTwo, kTwo, "", ""});
        for (const std::int64_t document : {0, 2, 4}) sample.add_place(group, document, {0, 5}, 3);
    }
    sample.rows["related_group"][0][1] = kZero;
    sample.rows["related_group"][2][1] = kTwo;
    const std::string page = sample.page();
    EXPECT_THAT(without_tags(section(page, "similarity")), HasSubstr(" 1 more group, smaller "));
    EXPECT_THAT(without_tags(section(page, "copies")), testing::EndsWith(" 1 more group of copies "));
    EXPECT_THAT(without_tags(section(page, "repeated")),
                testing::EndsWith(" 2 places are not listed 1 more text, shorter or in fewer places "));
    EXPECT_THAT(all(section(page, "left-out"), "<li>", "</li>"),
                ElementsAre("1 group of related documents is not shown (max-clusters)",
                            "1 group of copies is not shown (max-clusters)",
                            "1 text in several documents is not shown (max-clusters)",
                            "4 documents of groups, or places of texts, are not listed (max-members)"));
}

TEST(ReportComparison, LinksOnlyToPlacesThatAreThere) {
    ReportSample sample = three_reports();
    sample.rows["similarity"].clear();
    sample.fill_comparison("text");
    const std::string page = sample.page();
    const auto ids = all(page, " id=\"", "\"");
    const std::set<std::string> places(ids.begin(), ids.end());
    EXPECT_EQ(places.size(), ids.size()) << "an id is there twice";
    for (const std::string& link : all(page, "href=\"#", "\"")) EXPECT_TRUE(places.contains(link)) << link;
}

TEST(ReportComparison, OfOneDocumentShowsNothing) {
    ReportSample sample;
    sample.add("a.txt", "Alone.");
    sample.rows["duplicate_search"] = {{"document", kOne, 0.8, 0.0077}};
    EXPECT_THAT(all(sample.page(), "<section id=\"", "\""), ElementsAre("documents", "texts"));
    EXPECT_THAT(sample.warnings, IsEmpty());
}

TEST(ReportComparison, WritesTheSameHoweverItIsCalled) {
    ReportSample sample = three_reports();
    sample.rows["similarity"].clear();
    sample.fill_comparison("text");
    sample.add_passage(0, {0, 2}, 4, {0, 2}, 9);
    const std::string whole = sample.page();
    for (const Pieces pieces : {Pieces{1, 1}, Pieces{1, 2}, Pieces{2, 3}})
        EXPECT_EQ(sample.page(pieces), whole);
}

}  // namespace
}  // namespace rostra::test
