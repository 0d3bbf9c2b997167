// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <random>
#include <string_view>

#include "laws/sample.hpp"

namespace rostra::test {

namespace {

/// Sentences of one language; a text is some of them in any order.
struct Tongue {
    std::string_view language;
    std::array<std::string_view, 6> sentences;
};

constexpr Tongue kTongues[] = {
    {"en",
     {"The harbour opens on 3 March, the mayor said; 1,200 boats were counted.", "Q: Will it rain?",
      "MS. OKAFOR: It won\xE2\x80\x99t. We\xE2\x80\x99ve asked \xE2\x80\x9Cthem\xE2\x80\x9D twice.",
      "Read more: Harbour news | Share | Print", "The harbour opens, the mayor said, and the boats were counted.",
      "It cost $1.5 million (about 2 in 3 of the budget)."}},
    {"de",
     {"Der Hafen \xC3\xB6" "ffnet am 3. M\xC3\xA4rz.", "Frage: Regnet es?", "Gr\xC3\xBC\xC3\x9F" "e an alle, z. B. an Dr. Wei\xC3\x9F.",
      "Das kostet 1.200,50 Euro.", "Stra\xC3\x9F" "e um Stra\xC3\x9F" "e wird gez\xC3\xA4hlt.", "Ja!"}},
    {"ru",
     {"\xD0\x93\xD0\xB0\xD0\xB2\xD0\xB0\xD0\xBD\xD1\x8C \xD0\xBE\xD1\x82\xD0\xBA\xD1\x80\xD1\x8B\xD1\x82\xD0\xB0.",
      "\xD0\x92\xD0\xBE\xD0\xBF\xD1\x80\xD0\xBE\xD1\x81: \xD0\xBA\xD0\xBE\xD0\xB3\xD0\xB4\xD0\xB0?", "\xD0\x94\xD0\xB0.",
      "\xC2\xAB\xD0\x9D\xD0\xB5\xD1\x82\xC2\xBB, \xD0\xBE\xD1\x82\xD0\xB2\xD0\xB5\xD1\x82\xD0\xB8\xD0\xBB \xD0\xBE\xD0\xBD.",
      "12 \xD0\xBC\xD0\xB0\xD1\x80\xD1\x82\xD0\xB0 2026 \xD0\xB3.", "\xD0\x81\xD0\xBB\xD0\xBA\xD0\xB0."}},
    {"zh",
     {"\xE6\xB8\xAF\xE5\x8F\xA3\xE5\xBC\x80\xE6\x94\xBE\xE4\xBA\x86\xE3\x80\x82", "\xE9\x97\xAE\xEF\xBC\x9A\xE4\xBC\x9A\xE4\xB8\x8B\xE9\x9B\xA8\xE5\x90\x97\xEF\xBC\x9F",
      "\xE9\x83\xAD\xE5\x98\x89\xE6\x98\x86\xEF\xBC\x9A\xE4\xB8\x8D\xE4\xBC\x9A\xE3\x80\x82", "\xE5\x85\xB1 3 \xE9\xA1\xB5", "\xE6\xB8\xAF\xE5\x8F\xA3\xE6\xB8\xAF\xE5\x8F\xA3\xE3\x80\x82",
      "\xEF\xBC\x91\xEF\xBC\x92"}},
    {"ar",
     {"\xD8\xA7\xD9\x84\xD9\x85\xD9\x8A\xD9\x86\xD8\xA7\xD8\xA1 \xD9\x85\xD9\x81\xD8\xAA\xD9\x88\xD8\xAD.", "\xD8\xB3\xD8\xA4\xD8\xA7\xD9\x84: \xD9\x85\xD8\xAA\xD9\x89\xD8\x9F",
      "\xD9\xA1\xD9\xA2 \xD9\x82\xD8\xA7\xD8\xB1\xD8\xA8\xD9\x8B\xD8\xA7", "\xD9\x86\xD8\xB9\xD9\x85\xD8\x8C", "\xD9\x84\xD8\xA7.", "\xD8\xB4\xD9\x83\xD8\xB1\xD9\x8B\xD8\xA7!"}},
    {"th",
     {"\xE0\xB8\x97\xE0\xB9\x88\xE0\xB8\xB2\xE0\xB9\x80\xE0\xB8\xA3\xE0\xB8\xB7\xE0\xB8\xAD\xE0\xB9\x80\xE0\xB8\x9B\xE0\xB8\xB4\xE0\xB8\x94\xE0\xB9\x81\xE0\xB8\xA5\xE0\xB9\x89\xE0\xB8\xA7", "\xE0\xB9\x83\xE0\xB8\x8A\xE0\xB9\x88",
      "\xE0\xB9\x84\xE0\xB8\xA1\xE0\xB9\x88", "2569", "\xE0\xB8\x82\xE0\xB8\xAD\xE0\xB8\x9A\xE0\xB8\x84\xE0\xB8\xB8\xE0\xB8\x93", "\xE0\xB8\x99\xE0\xB9\x89\xE0\xB8\xB3"}},
    {"",
     {"e\xCC\x81te\xCC\x81", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 \xF0\x9F\x87\xAB\xF0\x9F\x87\xB7!", "\xEF\xAC\x81ne", "A\xC2\xA0" "B", "<<  1  2  >>", "1.2.3.4"}},
};

/// What several texts have in common: long enough for any comparison of texts to find it.
constexpr std::string_view kShared =
    "We have counted every boat in the harbour twice, and the number is the same both times, as it should be.";

}  // namespace

std::vector<SampleText> plain_texts(std::uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<SampleText> texts;
    for (int i = 0; i < 14; ++i) {
        const Tongue& tongue = kTongues[(static_cast<std::size_t>(i) + seed) % std::size(kTongues)];
        SampleText& added = texts.emplace_back(SampleText{"", std::string(tongue.language)});
        for (std::size_t n = i % 5 == 3 ? 0 : 1 + random() % 12; n > 0; --n) {
            added.text += random() % 6 == 0 ? kShared : tongue.sentences[random() % tongue.sentences.size()];
            constexpr std::string_view kBetween[] = {" ", "\n", "\n\n", "\r\n"};
            added.text += kBetween[random() % std::size(kBetween)];
        }
    }
    return texts;
}

std::vector<SampleText> hard_texts() {
    const auto times = [](std::size_t count, std::string_view what) {
        std::string text;
        for (; count > 0; --count) text += what;
        return text;
    };
    return {{"", "en"},
            {"a", "en"},
            {"\n", "en"},
            {std::string("\0", 1), ""},
            {std::string("a\0b\0\0c: d\0", 10), "en"},
            {times(100'000, "x"), "en"},
            {times(10'000, "word and "), "en"},
            {times(5'000, "\n"), "en"},
            {times(2'000, "\r\n \t"), ""},
            {times(3'000, "\xE6\xB8\xAF"), "zh"},
            {times(2'000, "\xE0\xB8\x81\xE0\xB9\x89"), "th"},
            {times(2'000, "\xCC\x81"), ""},
            {times(500, "\xF0\x9F\x91\xA9\xE2\x80\x8D"), ""},
            {"\xEF\xBB\xBF\xEF\xBF\xBD\xEF\xBF\xBF\xF4\x8F\xBF\xBF", ""},
            {times(400, "A: ") + times(400, "\xE2\x80\x9C"), "en"},
            {times(300, "((([[[\"'"), "tlh"},
            {times(300, "99999999999999999999.99 % "), "en"}};
}

}  // namespace rostra::test
