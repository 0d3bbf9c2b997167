// SPDX-License-Identifier: Apache-2.0
#include "introductions.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "speakers_samples.hpp"

namespace rostra::speakers {

namespace {

std::vector<std::string> introduced(std::string_view head) {
    std::vector<std::string> out;
    for (const Introduction& introduction : read_introductions(head, shipped_lists())) {
        out.push_back(introduction.name + " | " + introduction.office);
    }
    return out;
}

TEST(Introductions, AreNamesBehindOffices) {
    EXPECT_EQ(
        introduced(
            "Press Briefing by Press Secretary Ana Ruiz, Deputy Director of the\nNational Economic Council "
            "Sara Fazil, and National Security Advisor Jake Lind"),
        (Lines{"Ana Ruiz | Press Secretary", "Sara Fazil | Deputy Director of the National Economic Council",
               "Jake Lind | National Security Advisor"}));
    EXPECT_EQ(introduced("We are joined by Mr. Tomas Halloran."), Lines{"Tomas Halloran. | "});
}

TEST(Introductions, DoNotRunOverABlankLine) {
    EXPECT_EQ(introduced("By Chief Engineer Ilse\nHalloran\n\nCustoms House\n"),
              Lines{"Ilse Halloran | Chief Engineer"});
}

TEST(Introductions, AreNotMadeOfOfficesAlone) {
    EXPECT_EQ(introduced("James S. Brady Press Briefing Room\n\n12:37 P.M.\n"), Lines{});
    EXPECT_EQ(introduced("The Secretary spoke. The President listened."), Lines{});
}

TEST(Introductions, TellManFromWomanByTheText) {
    const char* const text =
        "Chief Engineer Ilse Halloran spoke. Ms. Ilse\nHalloran, and Mr. Tomas Halloran, and Ilse";
    EXPECT_EQ(address_in_text(text, "Ilse Halloran", shipped_lists()), Gender::female);
    EXPECT_EQ(address_in_text(text, "Tomas Halloran", shipped_lists()), Gender::male);
    EXPECT_EQ(address_in_text(text, "Pelle Sandoval", shipped_lists()), Gender::unsaid);
    EXPECT_EQ(address_in_text("Mr. Kim Lee and Ms. Kim Lee", "Kim Lee", shipped_lists()), Gender::unsaid);
}

}  // namespace

}  // namespace rostra::speakers
