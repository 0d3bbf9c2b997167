// SPDX-License-Identifier: Apache-2.0
// Rubbish: what is found stays in order, inside the text and on character boundaries, whatever the text is.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "figure_samples.hpp"
#include "rostra/analysis/language/code_points.hpp"

namespace rostra::figures {
namespace {

const std::string_view kPieces[] = {"1",
                                    "12",
                                    "300",
                                    "2024",
                                    "0",
                                    "007",
                                    ".",
                                    ",",
                                    " ",
                                    " ",
                                    " ",
                                    "-",
                                    "–",
                                    "/",
                                    ":",
                                    "%",
                                    "$",
                                    "€",
                                    "(",
                                    ")",
                                    "½",
                                    "^",
                                    "e",
                                    "x10^",
                                    "one",
                                    "two",
                                    "twenty",
                                    "five",
                                    "hundred",
                                    "thousand",
                                    "million",
                                    "and",
                                    "a",
                                    "half",
                                    "thirds",
                                    "quarter",
                                    "in",
                                    "out of",
                                    "point",
                                    "minus",
                                    "to",
                                    "from",
                                    "between",
                                    "more than",
                                    "about",
                                    "nearly",
                                    "hundreds",
                                    "several",
                                    "percent",
                                    "points",
                                    "dollars",
                                    "cents",
                                    "USD",
                                    "k",
                                    "bn",
                                    "m",
                                    "km",
                                    "years",
                                    "old",
                                    "ago",
                                    "May",
                                    "Feb.",
                                    "th",
                                    "st",
                                    "pm",
                                    "No.",
                                    "Article",
                                    "people",
                                    "of",
                                    "the",
                                    "per",
                                    "day",
                                    "１２",
                                    "٣",
                                    "三",
                                    "百",
                                    "萬",
                                    "第",
                                    "年",
                                    "é",
                                    "ß",
                                    "\n",
                                    "+",
                                    "#",
                                    "\xF0\x9F\x98\x80",
                                    "dreiundzwanzig",
                                    "quatre-vingt",
                                    "veinte",
                                    "100000000000000000000000000000000000000000000"};

void expect_sound(const std::string& text, const std::string& language) {
    Span before = {0, 0};
    for (const Figure& figure : find_in(text, language, true)) {
        EXPECT_LE(before.end, figure.span.begin) << text;
        EXPECT_LT(figure.span.begin, figure.span.end) << text;
        ASSERT_LE(static_cast<std::size_t>(figure.span.end), text.size()) << text;
        EXPECT_FALSE(is_trail_byte(text[static_cast<std::size_t>(figure.span.begin)])) << text;
        if (static_cast<std::size_t>(figure.span.end) < text.size()) {
            EXPECT_FALSE(is_trail_byte(text[static_cast<std::size_t>(figure.span.end)])) << text;
        }
        if (figure.interval.low && figure.interval.high) {
            EXPECT_LE(*figure.interval.low, *figure.interval.high) << text;
        }
        before = figure.span;
    }
}

TEST(FiguresRandom, StaysInsideAnyText) {
    std::mt19937 random(11);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    for (const std::string language : {"en", "de", "fr", "es", "zh", ""}) {
        for (int round = 0; round < 2000; ++round) {
            std::string text;
            for (std::size_t left = 1 + below(16); left > 0; --left) {
                text += kPieces[below(std::size(kPieces))];
                if (below(3) != 0) text += ' ';
            }
            expect_sound(text, language);
        }
    }
}

TEST(FiguresRandom, StaysInsideMutatedSentences) {
    const std::string sentences[] = {
        "Nearly two and a half million people, some 300 of them children, fled between 5 and 7 May 2024.",
        "Exports rose 3.5 percent to $5.3 billion in the first half of 2024, up from $4.9bn a year earlier.",
        "A 10-year-old paid US$1,234.50 for 75 USD million at 2.15pm; call +44 20 7946 0958."};
    std::mt19937 random(12);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    for (const std::string& sentence : sentences) {
        for (int round = 0; round < 1000; ++round) {
            std::string text = sentence;
            for (std::size_t edits = 1 + below(4); edits > 0; --edits) {
                const std::size_t at = below(text.size());
                if (below(2) == 0) {
                    text.erase(at, 1 + below(3));
                } else {
                    text.insert(at, std::string(1, " -.,/:$%159ae("[below(14)]));
                }
                if (text.empty()) text = "5";
            }
            expect_sound(text, "en");
        }
    }
}

TEST(FiguresRandom, TakesLongRunsInTheirStride) {
    for (const std::string piece :
         {"1", "1,", "1 ", "1-", "one ", "1/2 ", "-", "half a ", "hundred ", "and ", "三", "more than "}) {
        std::string text;
        while (text.size() < 100000) text += piece;
        expect_sound(text, "en");
    }
}

}  // namespace
}  // namespace rostra::figures
