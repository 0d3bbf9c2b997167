// SPDX-License-Identifier: Apache-2.0
#include "pdf_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "page_boxes.hpp"
#include "pdf_lines.hpp"

namespace rostra::converter {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> furniture_of(const PdfText& text) {
    std::vector<std::string> out;
    for (const FurnitureMark& mark : text.furniture) {
        out.push_back((mark.rule == PageRule::page_number ? "number: " : "head: ") +
                      text.text.substr(static_cast<std::size_t>(mark.place.begin),
                                       static_cast<std::size_t>(mark.place.size())));
    }
    return out;
}

std::vector<std::string> joined_of(const PdfText& text) {
    std::vector<std::string> out;
    for (const JoinedWord& word : text.joined) {
        out.push_back(word.printed + " = " +
                      text.text.substr(static_cast<std::size_t>(word.place.begin),
                                       static_cast<std::size_t>(word.place.size())));
    }
    return out;
}

PdfText read(const std::string& pages) {
    std::vector<PdfPage> all = pages_of(pages);
    mark_furniture(all);
    return text_of(all);
}

TEST(PdfText, MakesOneWordOfTwoHalves) {
    const PdfText text =
        read("The govern-\nment said, co-\noperation and\nwell-\nknown facts.\nIt is well-known.\n\f");
    EXPECT_EQ(text.text, "The government\nsaid, cooperation\nand\nwell-known\nfacts.\nIt is well-known.");
    EXPECT_THAT(joined_of(text), ElementsAre("govern- ment = government", "co- operation = cooperation",
                                             "well- known = well-known"));
}

TEST(PdfText, LeavesOtherHyphensAlone) {
    EXPECT_EQ(read("a 5-\nyear plan\nOkafor-\nLind said -\nyes\nend-\n\nnew\n\f").text,
              "a 5-\nyear plan\nOkafor-\nLind said -\nyes\nend-\n\nnew");
    EXPECT_EQ(read("sof\u00AD\nter\nhar\u2010\nbour\n\f").text, "softer\nharbour");
    EXPECT_EQ(read("long-\n\f").text, "long-");
}

TEST(PdfText, TellsHeadsFeetAndNumbersOfPages) {
    std::string pages;
    const char* const said[] = {"One cat", "Two dogs", "Three men", "Four men"};
    for (int i = 0; i < 4; ++i)
        pages += "Minutes of 5 May\n\n" + std::string(said[i]) + " came.\n\nPage " + std::to_string(i + 11) +
                 " of 30\n\f";
    const PdfText text = read(pages);
    EXPECT_THAT(furniture_of(text),
                ElementsAre("head: Minutes of 5 May", "number: Page 11 of 30", "head: Minutes of 5 May",
                            "number: Page 12 of 30", "head: Minutes of 5 May", "number: Page 13 of 30",
                            "head: Minutes of 5 May", "number: Page 14 of 30"));
    ASSERT_EQ(text.pages.size(), 4U);
    EXPECT_EQ(text.text.substr(static_cast<std::size_t>(text.pages[1].begin), 16), "Minutes of 5 May");
}

TEST(PdfText, TakesNoTextForFurniture) {
    EXPECT_THAT(furniture_of(read("Yes.\nOne\n\fYes.\nTwo\n\f")), IsEmpty());
    EXPECT_THAT(furniture_of(read("1990 was good.\n\f1991 was better.\n\f1995 was bad.\n\f")), IsEmpty());
}

TEST(PdfText, CountsPagesWithoutWords) {
    const PdfText text = read("\f\n \n\fword\n\f");
    EXPECT_EQ(text.empty_pages, 2U);
    EXPECT_EQ(text.text, "word");
    EXPECT_EQ(pages_of("").size(), 0U);
    EXPECT_EQ(pages_of("a\f\n").size(), 1U);
    EXPECT_EQ(pages_of("a").size(), 1U);
}

TEST(PdfText, ReadsBoxes) {
    EXPECT_EQ(
        lines_of_boxes(
            "<html><doc>\n<page width=\"6\">\n<flow><block xMin=\"7\"><line x=\"1\">\n<word "
            "x=\"1\">Good</word>\n"
            "<word x=\"2\">morn-</word>\n</line><line><word x=\"1\">ing &amp; &lt;b&gt;</word></line></block>"
            "<block><line><word "
            "x=\"1\">a\f\nb</word></line></block></flow></page><page></page></doc></html>"),
        "Good morn-\ning & <b>\n\na  b\n\n\f\f");
    EXPECT_EQ(lines_of_boxes("<word x"), "");
    EXPECT_EQ(lines_of_boxes("<word x>cut"), "cut");
}

TEST(PdfText, LosesNoLetterHoweverPagesAreMade) {
    std::mt19937 random(5);
    const std::vector<std::string> parts = {"a", "word", "-",         "\u00AD", "\n", "\n\n",  "\f",
                                            " ", "12",   "caf\u00e9", "B",      ".",  "\u6e2f"};
    const auto letters = [](std::string_view text) {
        std::string out;
        for (const char c : text) {
            if (std::string_view(" \n\f-").find(c) == std::string_view::npos) out += c;
        }
        for (std::size_t at; (at = out.find("\u00AD")) != std::string::npos;) out.erase(at, 2);
        return out;
    };
    for (int round = 0; round < 2000; ++round) {
        std::string pages;
        for (std::size_t left = random() % 60; left > 0; --left) pages += parts[random() % parts.size()];
        EXPECT_EQ(letters(read(pages).text), letters(pages)) << pages;
    }
}

}  // namespace
}  // namespace rostra::converter
