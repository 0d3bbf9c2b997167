// SPDX-License-Identifier: Apache-2.0
#include "rolling_lines.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <string>
#include <vector>

namespace rostra::captions {
namespace {

using Lines = std::vector<std::string>;

/// The lines that are kept of cues a second long, each with the second in which it was shown first.
Lines kept(const std::vector<Lines>& cues) {
    std::vector<ShownCue> shown;
    std::vector<ShownLine> lines;
    for (std::size_t i = 0; i < cues.size(); ++i) {
        const auto begin = static_cast<std::int64_t>(i);
        shown.push_back({{begin, begin + 1}, lines.size(), cues[i].size()});
        for (const std::string& line : cues[i]) {
            const bool timed = line.starts_with('*');
            lines.push_back({std::string_view(line).substr(timed ? 1 : 0), timed});
        }
    }
    const std::vector<LineFate> fates = follow_lines(shown, lines);
    Lines out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (fates[i].kept) out.push_back(std::to_string(fates[i].since) + " " + std::string(lines[i].words));
    }
    return out;
}

TEST(RollingLines, AreSaidOnce) {
    EXPECT_EQ(kept({{"one"}, {"one", "two"}, {"two", "three"}, {"three", "four"}}),
              (Lines{"0 one", "1 two", "2 three", "3 four"}));
    EXPECT_EQ(kept({{"one", "two", "three"}, {"two", "three", "four"}, {"three", "four", "five"}}),
              (Lines{"0 one", "0 two", "0 three", "1 four", "2 five"}));
}

TEST(RollingLines, StandStillForAMoment) {
    EXPECT_EQ(kept({{"*one"}, {"one"}, {"one", "*two"}, {"two"}, {"two", "*three"}, {"three"}}),
              (Lines{"0 one", "2 two", "4 three"}));
}

TEST(RollingLines, GrowWordByWord) {
    EXPECT_EQ(
        kept({{"so"}, {"so we"}, {"so we go"}, {"so we go", "by"}, {"so we go", "by sea"}, {"by sea", "to"}}),
        (Lines{"0 so we go", "3 by sea", "5 to"}));
}

TEST(RollingLines, MayBeSaidAgainByTheSpeaker) {
    EXPECT_EQ(kept({{"yes"}, {"yes", "*yes"}, {"yes"}, {"yes", "*no"}, {"no", "*no"}, {"no", "so"}}),
              (Lines{"0 yes", "1 yes", "3 no", "4 no", "5 so"}));
}

TEST(RollingLines, AreNoRefrain) {
    const std::vector<Lines> song = {
        {"row the boat"}, {"row the boat"}, {"the tide is late"}, {"row the boat"}};
    EXPECT_EQ(kept(song),
              (Lines{"0 row the boat", "1 row the boat", "2 the tide is late", "3 row the boat"}));
    EXPECT_EQ(kept({{"a", "b"}, {"b", "c"}, {"d", "e"}, {"f", "g"}, {"h", "i"}}).size(), 10U)
        << "one line that comes again does not make captions roll";
}

TEST(RollingLines, AreFollowedWhereverCaptionsRoll) {
    std::vector<Lines> cues;
    for (int i = 0; i < 60; ++i)
        cues.push_back({"film " + std::to_string(i), "film again " + std::to_string(i)});
    cues.push_back({"film again 59"});
    for (int i = 0; i < 60; ++i)
        cues.push_back({"live " + std::to_string(i), "live " + std::to_string(i + 1)});
    const Lines lines = kept(cues);
    EXPECT_EQ(lines.size(), 120U + 1 + 61);
}

TEST(RollingLines, AreShownInOneLayerOnly) {
    std::vector<ShownCue> cues = {{{0, 9}, 0, 1}, {{0, 9}, 1, 1}, {{0, 9}, 2, 1}, {{9, 10}, 3, 1}};
    const std::vector<ShownLine> lines = {{"sign", false}, {"door", false}, {"sign", false}, {"sign", false}};
    const std::vector<LineFate> fates = follow_lines(cues, lines);
    EXPECT_TRUE(fates[0].kept && fates[1].kept && !fates[2].kept && fates[3].kept);
}

}  // namespace
}  // namespace rostra::captions
