// SPDX-License-Identifier: Apache-2.0
#include "label_places.hpp"

#include <gtest/gtest.h>

#include <string>

#include "speakers_samples.hpp"

namespace rostra::speakers {

namespace {

Lines places_in(std::string_view text) {
    Lines places;
    for (const Span place :
         label_places(text, read_transcript(text, {}, shipped_lists(), shipped_models(), {}).turns))
        places.emplace_back(slice(text, place));
    return places;
}

TEST(LabelPlaces, EndWhereSpeechBegins) {
    EXPECT_EQ(places_in("Ana Ruiz: Hello.\n\nOle Lind: Hi.\n\nAna Ruiz: Bye.\n\nOle Lind: Bye.\n"),
              (Lines{"Ana Ruiz:", "Ole Lind:", "Ana Ruiz:", "Ole Lind:"}));
}

TEST(LabelPlaces, HoldTimesAndMarks) {
    EXPECT_EQ(places_in("[00:01] **Ana Ruiz:** Hello.\n\n[00:02] **Ole Lind:** Hi.\n\n[00:03] **Ana "
                        "Ruiz:** Bye.\n\n[00:04] **Ole Lind:** Bye.\n"),
              (Lines{"[00:01] **Ana Ruiz:**", "[00:02] **Ole Lind:**", "[00:03] **Ana Ruiz:**",
                     "[00:04] **Ole Lind:**"}));
    EXPECT_EQ(places_in("Ana Ruiz: 00:00:20\n\nHello.\nAll.\n\nOle Lind: 00:01:02\n\nHi.\n\nAna Ruiz: "
                        "00:01:09\n\nBye.\n"),
              (Lines{"Ana Ruiz: 00:00:20", "Ole Lind: 00:01:02", "Ana Ruiz: 00:01:09"}));
}

TEST(LabelPlaces, AreNoneInProse) { EXPECT_EQ(places_in("It was late. Nobody spoke.\n"), Lines{}); }

}  // namespace

}  // namespace rostra::speakers
