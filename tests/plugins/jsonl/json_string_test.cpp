// SPDX-License-Identifier: Apache-2.0
#include "json_string.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace rostra::jsonl {
namespace {

std::string json(std::string_view value) {
    std::string out;
    append_json_string(out, value);
    return out;
}

TEST(JsonString, EscapesQuotesBackslashesAndControls) {
    EXPECT_EQ(json("say \"so\" \\ / '"), R"("say \"so\" \\ / '")");
    EXPECT_EQ(json("a\nb\rc\td\be\ff"), R"("a\nb\rc\td\be\ff")");
    EXPECT_EQ(json(std::string_view("\0\x01\x1F\x7F", 4)), "\"\\u0000\\u0001\\u001f\x7F\"");
}

TEST(JsonString, KeepsUtf8AsItIs) {
    EXPECT_EQ(json("\xC3\xA9\xE2\x80\xA8\xF0\x9F\x8E\x99"), "\"\xC3\xA9\xE2\x80\xA8\xF0\x9F\x8E\x99\"");
    EXPECT_EQ(json(""), "\"\"");
}

TEST(JsonString, ReadsBackAsEveryCodePoint) {
    std::string all;
    for (std::uint32_t point = 0; point <= 0x10FFFF; ++point) {
        if (point >= 0xD800 && point < 0xE000) continue;
        if (point < 0x80) {
            all += static_cast<char>(point);
        } else if (point < 0x800) {
            all += static_cast<char>(0xC0 | point >> 6);
            all += static_cast<char>(0x80 | (point & 0x3F));
        } else if (point < 0x10000) {
            all += static_cast<char>(0xE0 | point >> 12);
            all += static_cast<char>(0x80 | (point >> 6 & 0x3F));
            all += static_cast<char>(0x80 | (point & 0x3F));
        } else {
            all += static_cast<char>(0xF0 | point >> 18);
            all += static_cast<char>(0x80 | (point >> 12 & 0x3F));
            all += static_cast<char>(0x80 | (point >> 6 & 0x3F));
            all += static_cast<char>(0x80 | (point & 0x3F));
        }
    }
    EXPECT_TRUE(nlohmann::json::parse(json(all)).get<std::string>() == all);
}

}  // namespace
}  // namespace rostra::jsonl
