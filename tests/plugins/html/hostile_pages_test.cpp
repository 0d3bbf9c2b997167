// SPDX-License-Identifier: Apache-2.0
// Pages that are made to break a reader, or made by chance.
#include <gtest/gtest.h>

#include <random>

#include "page_reading.hpp"
#include "page_tree.hpp"

namespace rostra::html {
namespace {

std::string times(const std::string& part, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += part;
    return all;
}

TEST(HostilePages, AreSetAsideWhereTheyAreTooDeep) {
    EXPECT_EQ(read_page(times("<div>", 200'000) + "x").failure,
              "its elements are nested more than 1000 deep");
    EXPECT_EQ(read_page(times("<x-y>", 1001) + "x").failure, "its elements are nested more than 1000 deep");
    EXPECT_EQ(read_page(times("<div>", 900) + "x").record.bytes, "x");
    EXPECT_EQ(
        nesting_of("<div><p><p><br><span></span><!-- <i><i><i><i> --><script>'<b><b><b><b>'</script></div>"),
        2U);
}

TEST(HostilePages, AreSetAsideWhereTheyGrowBeyondMeasure) {
    // Each paragraph opens again all that was left open before it.
    std::string page = "<p>";
    for (int i = 0; i < 900; ++i) page += "<font size=" + std::to_string(i) + ">";
    page += times("<p>x", 50'000);
    EXPECT_EQ(read_page(page).failure, "it takes more memory to understand than a page of its length does");
}

TEST(HostilePages, AreReadWhereTheyAreOnlyOdd) {
    EXPECT_EQ(read_page(times("<p>x", 3)).record.bytes, "x\n\nx\n\nx");
    EXPECT_EQ(read_page("<table>one<tr><td>two").record.bytes, "one\n\ntwo");
    EXPECT_EQ(read_page(std::string("a\0b<p", 5)).failure, "");
    EXPECT_EQ(read_page("<a href=x>one<a href=y>two").record.bytes, "onetwo");
    EXPECT_EQ(read_page("one</body></html>two<!--").record.bytes, "onetwo");
    EXPECT_EQ(read_page(times("&amp", 1000)).record.bytes, times("&", 1000));
    EXPECT_EQ(read_page("<p>" + times("<br>", 10'000) + "x").record.bytes, "x");
}

TEST(HostilePages, DoNoHarmHoweverTheyAreMade) {
    std::mt19937 random(37);
    const std::vector<std::string> parts = {"<p>",        "</p>",       "<div class=footer>",
                                            "</div>",     "<table>",    "<td>",
                                            "<tr>",       "<a href=x>", "</a>",
                                            "<b>",        "</b>",       "<h1>",
                                            "text ",      "caf\u00e9",  "&amp;",
                                            "&eacute",    "&",          "<",
                                            ">",          "<!--",       "-->",
                                            "<script>",   "</script>",  "<br>",
                                            " ",          "\r\n",       "&NotEqualTilde;",
                                            "<select>",   "<svg>",      "</svg>",
                                            "<li>",       "\"",         std::string(1, '\0'),
                                            "&#0;",       "&#x110000;", "\u00a0",
                                            "<template>", "<frameset>", "<form>",
                                            "<i>"};
    for (int round = 0; round < 10'000; ++round) {
        std::string page;
        for (std::size_t left = random() % 30; left > 0; --left) page += parts[random() % parts.size()];
        const PageReading reading = read_page(page);
        if (!reading.failure.empty()) {
            ASSERT_EQ(reading.failure, "the page shows no words");
            continue;
        }
        std::string rest = reading.record.bytes;
        for (const auto& [begin, end, from, to] : reading.record.pieces) {
            const auto size = static_cast<std::size_t>(end - begin);
            const std::string words = reading.record.bytes.substr(static_cast<std::size_t>(begin), size);
            const std::string source =
                page.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
            if (words != source) {
                ASSERT_TRUE(source[0] == '&' || source[0] == '\0')
                    << page << " | " << words << " | " << source;
            }
            rest.replace(static_cast<std::size_t>(begin), size, size, ' ');
        }
        ASSERT_EQ(rest.find_first_not_of(" \n"), std::string::npos) << page << " | " << rest;
    }
}

}  // namespace
}  // namespace rostra::html
