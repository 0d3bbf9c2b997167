// SPDX-License-Identifier: Apache-2.0
#include "report_html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "report_template.hpp"

namespace rostra::report {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    append_escaped(out, text);
    return out;
}

TEST(ReportHtml, EscapesMarkupAndShowsControls) {
    using namespace std::string_literals;
    EXPECT_EQ(escaped("<a href=\"x\">&'\0\x1B\x7F\r\n\xC2\x85."s),
              "&lt;a href=&quot;x&quot;&gt;&amp;&#39;\u2400\u241B\u2421\n\uFFFD.");
}

TEST(ReportHtml, CountsWithCommas) {
    EXPECT_EQ(counted(1, "row", "rows"), "1 row");
    EXPECT_EQ(counted(1234567, "row", "rows"), "1,234,567 rows");
}

TEST(ReportHtml, ListsDocumentsForBrowsersWithoutScript) {
    ListedDocument one;
    one.id = "one<b>.txt";
    one.title = "The opening";
    one.date = "2026-03";
    one.language = "en";
    one.tokens = 1400;
    one.bytes = 9500;
    const std::string page = without_script("Speeches", {one}, {"3 rows of 4 rows of table 'x' (max-rows)"});
    EXPECT_THAT(page, testing::HasSubstr("<p>1 document, 1,400 words."));
    EXPECT_THAT(page,
                testing::HasSubstr(
                    "<tr><td><bdi>one&lt;b&gt;.txt</bdi></td><td><bdi>The opening</bdi></td><td><bdi>2026-03"
                    "</bdi></td><td><bdi>en</bdi></td><td class=\"number\">1,400</td><td class=\"number\">"
                    "9,500</td></tr>"));
    EXPECT_THAT(page, testing::HasSubstr(
                          "<p>Not in this page: 3 rows of 4 rows of table &#39;x&#39; (max-rows)</p>"));
}

TEST(ReportHtml, SaysWhatToInstallWhereThePageWasNotBuilt) {
    try {
        require_page({});
        FAIL() << "it was content";
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(),
                     "the plugin 'report' was built without its page: install the packages esbuild and "
                     "node-typescript and build Rostra again, or leave \"report\" out of 'formats'");
    }
}

}  // namespace
}  // namespace rostra::report
