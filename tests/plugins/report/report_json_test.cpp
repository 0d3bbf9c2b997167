// SPDX-License-Identifier: Apache-2.0
#include "report_json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace rostra::report {
namespace {

std::string json_of(std::string_view text) {
    std::string out;
    append_json(out, text);
    return out;
}

TEST(ReportJson, KeepsEveryCharacter) {
    using namespace std::string_literals;
    const std::string text = "a\0b\x1B\x7F\"\\\r\n\t</script><!-- \xC2\x85 \u202E\xF0\x9F\x98\x80"s;
    EXPECT_EQ(nlohmann::json::parse(json_of(text)).get<std::string>(), text);
}

TEST(ReportJson, HoldsNothingThatEndsOrBeginsAnElement) {
    EXPECT_EQ(json_of("</script><!--"), R"("\u003c/script>\u003c!--")");
}

TEST(ScriptSafe, LeavesNothingThatCouldEndAScript) {
    EXPECT_EQ(script_safe(R"({"a<b":["</script>",1]})"), R"({"a\u003cb":["\u003c/script>",1]})");
}

}  // namespace
}  // namespace rostra::report
