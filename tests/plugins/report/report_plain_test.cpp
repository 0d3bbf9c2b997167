// SPDX-License-Identifier: Apache-2.0
#include "report_plain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rostra::report {
namespace {

TEST(ReportPlain, HasTheFirstRowsAsTextAndSaysHowManyThereAre) {
    std::string out;
    append_plain(out, {"speaker", false, {"name", "turns"}, {{"Ann <b>", "3"}, {"", "1"}}, 1200});
    EXPECT_EQ(out,
              "<table><caption>Table speaker, the first 2 of 1,200 rows</caption><thead><tr><th "
              "scope=\"col\">name</th>"
              "<th scope=\"col\">turns</th></tr></thead><tbody><tr><td><bdi>Ann "
              "&lt;b&gt;</bdi></td><td><bdi>3</bdi></td></tr>"
              "<tr><td><bdi></bdi></td><td><bdi>1</bdi></td></tr></tbody></table>\n");
}

TEST(ReportPlain, CutsLongValuesBetweenCharacters) {
    std::string text(159, 'a');
    text += "\xC3\xA9" + std::string(20, 'b');
    std::string out;
    append_plain(out, {"turn", true, {"text"}, {{text}}, 1});
    EXPECT_THAT(out, testing::HasSubstr("<caption>Layer turn</caption>"));
    EXPECT_THAT(out, testing::HasSubstr("<bdi>" + std::string(159, 'a') + " …</bdi>"));
}

TEST(ReportPlain, SaysNothingOfWhatHasNoRows) {
    std::string out;
    append_plain(out, {"event", true, {"kind"}, {}, 0});
    EXPECT_EQ(out, "");
}

}  // namespace
}  // namespace rostra::report
