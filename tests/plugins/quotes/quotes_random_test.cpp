// SPDX-License-Identifier: Apache-2.0
// Rubbish: what is found stays in order, inside the text and on character boundaries, whatever the text is.
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

#include "quote_text.hpp"
#include "quotes_samples.hpp"
#include "rostra/analysis/language/code_points.hpp"

namespace rostra::quotes {

namespace {

const std::string_view kPieces[] = {"\"",
                                    "'",
                                    "“",
                                    "”",
                                    "„",
                                    "‘",
                                    "’",
                                    "‚",
                                    "«",
                                    "»",
                                    "‹",
                                    "›",
                                    "「",
                                    "」",
                                    "『",
                                    "』",
                                    " ",
                                    " ",
                                    " ",
                                    "\n",
                                    "\n\n",
                                    ",",
                                    ".",
                                    "!",
                                    "?",
                                    ":",
                                    "--",
                                    "\n— ",
                                    "—",
                                    "said",
                                    "asked",
                                    "according to",
                                    "that",
                                    "Xu",
                                    "Ana Ruiz",
                                    "Mr.",
                                    "he",
                                    "she",
                                    "the",
                                    "old man",
                                    "Vice Minister",
                                    "noted",
                                    "thought",
                                    "went on",
                                    "é",
                                    "说",
                                    "：",
                                    "。",
                                    "\xF0\x9F\x98\x80",
                                    "12"};

void expect_sound(const std::string& text, const std::vector<FoundQuote>& found) {
    const auto on_boundary = [&text](std::int32_t at) {
        const auto place = static_cast<std::size_t>(at);
        return place <= text.size() && (place == text.size() || !is_trail_byte(text[place]));
    };
    Span last;
    for (const auto& [quote, identity] : found) {
        ASSERT_LE(last, quote.span) << text;
        last = quote.span;
        for (const Span span : {quote.span, quote.speaker ? quote.speaker->span : quote.span, quote.cue}) {
            ASSERT_TRUE(0 <= span.begin && span.begin <= span.end) << text;
            ASSERT_TRUE(on_boundary(span.begin) && on_boundary(span.end)) << text;
        }
        ASSERT_FALSE(quote.span.empty()) << text;
    }
}

TEST(QuotesOfRubbish, AreInOrderAndOnCharacterBoundaries) {
    std::mt19937 random(20260101);
    const char* const languages[] = {"en", "de", "zh"};
    for (int round = 0; round < 100000; ++round) {
        std::string text;
        const std::size_t pieces = random() % 24;
        for (std::size_t i = 0; i < pieces; ++i) {
            if (random() % 8 != 0) {
                text += kPieces[random() % std::size(kPieces)];
            } else {
                const char32_t code = static_cast<char32_t>(random() % 0x3200);
                append_utf8(text, code);
            }
            if (random() % 2 == 0) text += ' ';
        }
        std::vector<Span> cuts;
        if (round % 3 == 0) {
            const std::size_t begin = character_floor(text, random() % (text.size() + 1));
            const std::size_t end = std::max(begin, character_floor(text, begin + random() % 9));
            cuts.push_back(span_of(begin, end));
        }
        expect_sound(text, find_in(text, languages[round % 3], {}, cuts));
        if (HasFatalFailure()) return;
    }
}

TEST(QuotesOfRubbish, TakeTimeInProportionToTheText) {
    // Each of these made some way of looking for words, marks or people run over the whole text at every
    // step, were its reach not bounded; the test's time limit notices.
    for (const std::string_view piece :
         {"\"", "“", "'a ", "‘“", "said", "said ", "Xu said. ", "“A,” said Xu. ", "Mr. ", "X ", "。", "说：“",
          "\n\n\"A ", "— A, said Xu.\n", "Xu Ana said that “it’s a test” is. "}) {
        std::string text;
        while (text.size() < 400000) text += piece;
        expect_sound(text, find_in(text));
    }
}

}  // namespace

}  // namespace rostra::quotes
