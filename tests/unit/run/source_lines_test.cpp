// SPDX-License-Identifier: Apache-2.0
#include "run/source_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::array kTwoPieces = {SourcePiece{0, 5, 120, 125}, SourcePiece{5, 6, 125, 130}};

TEST(SourceLines, HaveAPieceInFourNumbers) {
    EXPECT_EQ(to_json_line("a \"b\".html", "a.html", kTwoPieces),
              R"({"document":"a \"b\".html","input":"a.html","pieces":[[0,5,120,125],[5,6,125,130]]})");
    EXPECT_EQ(to_json_line("a", "a", {}), R"({"document":"a","input":"a","pieces":[]})");
}

TEST(SourceLines, AreFoundByTheirDocument) {
    const std::string lines = to_json_line("a#1", "a", {}) + "\n" + to_json_line("a", "a", kTwoPieces) + "\n";
    const auto first = find_sources(lines, "a#1");
    ASSERT_TRUE(first && *first);
    EXPECT_EQ((*first)->input, "a");
    EXPECT_THAT((*first)->pieces, IsEmpty());
    const auto second = find_sources(lines, "a");
    ASSERT_TRUE(second && *second);
    EXPECT_THAT((*second)->pieces, ElementsAre(kTwoPieces[0], kTwoPieces[1]));
    const auto none = find_sources(lines, "a#");
    ASSERT_TRUE(none);
    EXPECT_FALSE(*none);
}

TEST(SourceLines, AreRefusedWhereTheyAreDamaged) {
    for (const char* pieces : {"", "[1,2]", "[[0,5,120]]", "[[0,5,120,\"x\"]]", "[[0,5"}) {
        const std::string line = std::string(R"({"document":"a","input":"a","pieces":)") + pieces + "}\n";
        const auto found = find_sources("{}\n" + line, "a");
        ASSERT_FALSE(found) << line;
        EXPECT_EQ(found.error().message, "sources.jsonl:2: is no such line as a run writes; run again");
    }
}

}  // namespace
}  // namespace rostra::core
