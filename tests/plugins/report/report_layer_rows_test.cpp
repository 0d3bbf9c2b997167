// SPDX-License-Identifier: Apache-2.0
#include "report_layer_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

#include "report_page_text.hpp"
#include "report_sample.hpp"

namespace rostra::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(LayerRows, ShowATimeByHoursMinutesAndSeconds) {
    using report::time_text;
    EXPECT_EQ(time_text(0), "0:00:00.000");
    EXPECT_EQ(time_text(3'723'004), "1:02:03.004");
    EXPECT_EQ(time_text(-1), "-0:00:00.001");
    EXPECT_EQ(time_text(360'000'000), "100:00:00.000");
    EXPECT_EQ(time_text(std::numeric_limits<std::int64_t>::min()), "-2562047788015:12:55.808");
}

TEST(LayerRows, ShortenLists) {
    using report::short_list;
    EXPECT_EQ(short_list("[1]"), "1");
    EXPECT_EQ(short_list("[1,-2,0.5,1e-09]"), "1, -2, 0.5, 1e-09");
    EXPECT_EQ(short_list("[1,2,3,4,5]"), "1, 2, 3, 4, … (5)");
}

TEST(LayerRows, ListWhatTheOptionNamesByLayer) {
    ReportSample sample = two_speeches();
    sample.options.insert_or_assign(
        "columns", OptionValue::List{"noise.rule", "turn.label_end", "turn.role", "noise.rule"});
    sample.options.insert_or_assign("max-rows", 2);
    const std::string page = sample.page();
    const std::string layers = section(page, "layers");
    EXPECT_EQ(without_tags(layers),
              " noise Document Text rule one.txt Home &gt; News navigation "
              "turn Document Text label_end role one.txt Good morning. The bridge will open in May. 21 Mayor "
              "one.txt Is it safe? 66 2 more rows ");
    EXPECT_THAT(layers, HasSubstr("<a href=\"#d0b0\"><bdi>one.txt</bdi></a>"));
    EXPECT_THAT(page, HasSubstr("<a class=\"place\" id=\"d0b0\"></a>"));
    EXPECT_THAT(sample.warnings, ElementsAre("report.html: 2 rows of layers are not listed (max-rows)"));
}

TEST(LayerRows, AreRefusedForWhatIsNoColumn) {
    ReportSample sample = two_speeches();
    sample.options.insert_or_assign("columns", OptionValue::List{"turn.nothing"});
    EXPECT_THROW(
        {
            try {
                sample.page();
            } catch (const std::exception& error) {
                EXPECT_THAT(error.what(),
                            HasSubstr("'turn.nothing' is no column of a layer; of the layer 'fact', "
                                      "name 'fact.name' or 'fact.value'"));
                throw;
            }
        },
        std::exception);
}

}  // namespace
}  // namespace rostra::test
