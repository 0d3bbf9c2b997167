// SPDX-License-Identifier: Apache-2.0
#include "dashed_speech.hpp"

#include <gtest/gtest.h>

#include "quote_text.hpp"
#include "quotes_samples.hpp"

namespace rostra::quotes {

namespace {

TEST(DashedSpeech, EndsWithItsLineOrWhereSomebodyIsSaidToSayIt) {
    EXPECT_EQ(quotes_in("— Come up, Kinch, said Ann Roe.\n\n— Why?\nhe asked.\n\n— No!\n\n"
                        "-- It is late, Ole Lind added quietly. Go.\n",
                        "en"),
              Lines({"direct: Come up, Kinch < Ann Roe = Ann Roe (said)", "direct: Why? < he (asked)",
                     "direct: No!", "direct: It is late < Ole Lind = Ole Lind (added)"}));
    EXPECT_EQ(
        quotes_in("— Merci, dit Anne Roux.\n— De rien, répondit Luc Petit.\n— Bon ! cria Anne Roux.\n", "fr"),
        Lines({"direct: Merci < Anne Roux = Anne Roux (dit)",
               "direct: De rien < Luc Petit = Luc Petit (répondit)",
               "direct: Bon ! < Anne Roux = Anne Roux (cria)"}));
}

TEST(DashedSpeech, IsNotWhatAListOrASignatureIs) {
    EXPECT_EQ(quotes_in("— apples, pears\n— plums\n— Ann Roe\n— cherries, said to be sour\n"), Lines());
}

TEST(DashedSpeech, IsNotLookedForWhereMarksHoldWhatIsSaid) {
    EXPECT_EQ(
        quotes_in("“Yes,” said Ann Roe. “No,” said Ole Lind. “So?” said Ann Roe. “Go,” said Ole Lind.\n\n"
                  "— Come, said Ann Roe.\n— No, said Ole Lind.\n— Why, said Ann Roe.\n")
            .size(),
        4U);
}

TEST(DashedSpeech, IsCutOutWhereNoiseIs) {
    const std::string_view text =
        "— Come, said Ann Roe.\n— No, said Ole Lind.\n— Why, said Ann Roe.\n— Go, said Ole Lind.\n";
    const std::size_t go = text.find("— Go");
    const Span cuts[] = {span_of(go, text.size())};
    EXPECT_EQ(find_in(text, "en", {}, cuts).size(), 3U);
    EXPECT_EQ(find_in(text).size(), 4U);
}

}  // namespace

}  // namespace rostra::quotes
