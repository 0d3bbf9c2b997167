// SPDX-License-Identifier: Apache-2.0
#include "name_suggestions.hpp"

#include <gtest/gtest.h>

#include <string>

#include "speakers_samples.hpp"

namespace rostra::speakers {

namespace {

Lines suggested(std::string_view text) {
    return suggest_names(text, read_transcript(text, {}, shipped_lists(), shipped_models(), {}).turns,
                         shipped_lists());
}

/// A talk in which an office speaks that bears no name; `named` is what another says.
std::string talk(const std::string& named) {
    return "MR. LIND: Good morning. " + named +
           "\n\nTHE PRESIDENT: Thank you. I will say what I came to say about the bridges.\n\nQ: Is it "
           "open?\n\nTHE PRESIDENT: It is. I opened it myself.\n\nMR. LIND: That is all for today.\n\nQ: "
           "Thank "
           "you.\n";
}

TEST(NameSuggestions, AskForTheHolderWhomTheTextNames) {
    EXPECT_EQ(suggested(talk("President Ruiz will speak. Here is President Ana Ruiz.")),
              Lines{"\"THE PRESIDENT\" speaks 43 % and has no name; did you mean \"Ana Ruiz\"? Say so with "
                    "aliases = { "
                    "\"THE PRESIDENT\" = \"Ana Ruiz\" }"});
    EXPECT_EQ(
        suggested(talk("This is President Ruiz's day, and not President Hauser's.")),
        Lines{
            "\"THE PRESIDENT\" speaks 42 % and has no name; did you mean \"Hauser\" or \"Ruiz\"? Say so with "
            "aliases = { \"THE PRESIDENT\" = \"Hauser\" }"});
}

TEST(NameSuggestions, LeaveFormsOfAddressOutOfTheName) {
    EXPECT_EQ(
        suggested(talk("The President (Mr. Ruiz) is in the chair.")),
        Lines{"\"THE PRESIDENT\" speaks 46 % and has no name; did you mean \"Ruiz\"? Say so with aliases = { "
              "\"THE PRESIDENT\" = \"Ruiz\" }"});
    EXPECT_EQ(suggested(talk("The President (Mr. and Mrs.) is in the chair.")), Lines{});
}

TEST(NameSuggestions, AreNoneWhereNobodyIsNamed) {
    EXPECT_EQ(suggested(talk("The President will speak, and the President of the Senate.")), Lines{});
    EXPECT_EQ(suggested(talk("Mr. President, Ruiz is here.")), Lines{});
}

TEST(NameSuggestions, AreNotThoseWhoSpeakUnderTheirNames) {
    EXPECT_EQ(suggested(talk("I am President Lind.")), Lines{});
}

TEST(NameSuggestions, AreNoneForWhoHardlySpeaks) {
    const std::string lines(2000, 'a');
    EXPECT_EQ(suggested(talk("President Ruiz will speak. " + lines)), Lines{});
}

}  // namespace

}  // namespace rostra::speakers
