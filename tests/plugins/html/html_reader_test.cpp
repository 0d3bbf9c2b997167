// SPDX-License-Identifier: Apache-2.0
// The built reader, over pages of a few lines.
#include <gmock/gmock.h>

#include "page_reading.hpp"
#include "readers/source_words.hpp"

namespace rostra::html {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

const std::string kPage = R"(<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>The gate is open | Harbour News</title>
<meta property="og:title" content="The  gate is open"><meta property="article:published_time" content="2031-05-14T10:00:00Z">
<meta name="author" content="Ana Ruiz"><meta property="og:site_name" content="Harbour News">
<script>var nav = "<p>not said</p>";</script><style>p { color: red }</style></head>
<body><div class="top-menu"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></div>
<div class="story"><h1>The gate is&nbsp;open</h1>
<p>After three years, the old gate of the harbour was opened on Monday, <a href="/who">Ada Okafor</a> said.</p>
<p>&ldquo;It took long&rdquo;, she added,<br>and 5 &lt; 6 &amp; more words follow here, and here.</p>
<p style="display: none">never shown, never read, never said by anybody at all</p>
<div class="share-bar">Share this story, if you like, with all of your friends</div></div>
<footer>All rights reserved, by the harbour office, since the gate was built</footer></body></html>)";

TEST(HtmlReader, TellsTheMainTextFromTheRest) {
    const PageReading page = read_page(kPage);
    EXPECT_EQ(page.record.bytes,
              "Home\n\nNews\n\nThe gate is open\n\n"
              "After three years, the old gate of the harbour was opened on Monday, Ada Okafor said.\n\n"
              "“It took long”, she added,\nand 5 < 6 & more words follow here, and here.\n\n"
              "Share this story, if you like, with all of your friends\n\n"
              "All rights reserved, by the harbour office, since the gate was built");
    EXPECT_THAT(page.rows(0),
                ElementsAre("navigation: Home", "navigation: News",
                            "share: Share this story, if you like, with all of your friends",
                            "footer: All rights reserved, by the harbour office, since the gate was built"));
    EXPECT_THAT(page.rows(1), ElementsAre("1: The gate is open"));
    EXPECT_THAT(page.rows(2), ElementsAre("/: Home", "/news: News", "/who: Ada Okafor"));
}

TEST(HtmlReader, KnowsWhatThePageSaysOfItself) {
    const PageReading page = read_page(kPage);
    EXPECT_THAT(page.record.facts,
                ElementsAre(Pair("title", "The gate is open"), Pair("date", "2031-05-14"),
                            Pair("byline", "Ana Ruiz"), Pair("publisher", "Harbour News")));
    EXPECT_EQ(page.record.language, "en-GB");
    const PageReading bare =
        read_page("<title> A \n page </title><p>Words, and <time datetime=2031-05-14>today</time>.");
    EXPECT_THAT(bare.record.facts, ElementsAre(Pair("title", "A page"), Pair("date", "2031-05-14")));
    EXPECT_EQ(bare.record.language, "");
}

TEST(HtmlReader, LeadsBackToThePage) {
    const PageReading page = read_page(kPage);
    std::string rest = page.record.bytes;
    for (const auto& [begin, end, from, to] : page.record.pieces) {
        const std::string words =
            page.record.bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
        const std::string source =
            kPage.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
        if (words != source) {
            EXPECT_TRUE(source.front() == '&' && source.back() == ';') << source;
        }
        rest.replace(static_cast<std::size_t>(begin), words.size(), words.size(), ' ');
    }
    EXPECT_EQ(rest.find_first_not_of(" \n"), std::string::npos);
}

TEST(HtmlReader, LeadsBackToReferencesThatBreakOff) {
    const std::string source = "<p>a &am&amp;p; b &am\x81; c && d &#38; e &x&#38; f &poundpound;3</p>";
    const PageReading page = read_page(source, {{"encoding", std::string("windows-1252")}});
    EXPECT_EQ(page.failure, "");
    EXPECT_EQ(test::lost_words(page.record, source), "");
}

TEST(HtmlReader, ShowsWhiteSpaceAsBrowsersDo) {
    EXPECT_EQ(
        read_page(
            "<p>one\r\n  two<b>three</b> <i> four</i></p>\n<p>five</p><table><tr><td>six<td>seven</table>")
            .record.bytes,
        "one twothree four\n\nfive\n\nsix\n\nseven");
    EXPECT_EQ(read_page("a&nbsp;b&#39;c &copy;d &AMP;e &nosuch; &NotEqualTilde; &#x80; R&D").record.bytes,
              "a b'c ©d &e &nosuch; ≂̸ € R&D");
}

TEST(HtmlReader, BelievesAPageThatHoldsItsTextWhereNoneShouldBe) {
    const PageReading page = read_page(
        "<div class=sidebar><p>It is said, and said again, that the gate is open.</p><p>And so it is, at "
        "long last, today.</p></div>"
        "<div class=footer>Imprint</div>");
    EXPECT_THAT(page.rows(0), ElementsAre("footer: Imprint"));
}

TEST(HtmlReader, ReadsTheEncodingThatAPageSays) {
    const std::string said = "<meta charset=iso-8859-1><p>caf\xE9 \x93quoted\x94</p>";
    EXPECT_EQ(read_page(said).record.bytes, "café “quoted”");
    EXPECT_EQ(read_page("<meta charset=iso-8859-1><p>café</p>").record.bytes, "café")
        << "it is UTF-8, whatever it says";
    EXPECT_EQ(read_page("<meta charset=nosuch><p>café</p>").record.bytes, "café");
    EXPECT_EQ(read_page("<p>caf\xE9</p>", {{"encoding", "windows-1252"}}).record.bytes, "café");
    std::string wide = "\xFE\xFF";
    for (const char c : std::string("<p>one</p>")) wide += {'\0', c};
    const PageReading page = read_page(wide);
    EXPECT_EQ(page.record.bytes, "one");
    EXPECT_EQ(page.record.pieces.at(0)[2], 8);
}

TEST(HtmlReader, SaysWhatIsWrong) {
    EXPECT_EQ(read_page("<html><body><script>x</script></body></html>").failure, "the page shows no words");
    EXPECT_EQ(read_page("<p>one</p>", {{"largest", std::int64_t{4}}}).failure,
              "it has 10 bytes, and the option `largest` of [input.html] allows 4");
    EXPECT_THAT(read_page("x", {{"encoding", "utf-9"}}).failure,
                HasSubstr("no encoding 'utf-9' is known; it is \"auto\" or a name that ICU knows"));
    EXPECT_EQ(
        read_page("<p>caf\xE9</p>", {{"encoding", "UTF-8"}}).failure,
        "byte 6 is not valid UTF-8; convert the file to UTF-8, or set the option `encoding` of the reader");
}

}  // namespace
}  // namespace rostra::html
