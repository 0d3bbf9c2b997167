// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <random>
#include <string_view>

#include "laws/sample.hpp"

namespace rostra::laws {

namespace {

/// Sentences of one language; a text is some of them in any order.
struct Tongue {
    std::string_view language;
    std::array<std::string_view, 6> sentences;
};

constexpr Tongue kTongues[] = {
    {"en",
     {"The harbour opens on 3 March, the mayor said; 1,200 boats were counted.", "Q: Will it rain?",
      "MS. OKAFOR: It won’t. We’ve asked “them” twice.", "Read more: Harbour news | Share | Print",
      "The harbour opens, the mayor said, and the boats were counted.",
      "It cost $1.5 million (about 2 in 3 of the budget)."}},
    {"de",
     {"Der Hafen öffnet am 3. März.", "Frage: Regnet es?", "Grüße an alle, z. B. an Dr. Weiß.",
      "Das kostet 1.200,50 Euro.", "Straße um Straße wird gezählt.", "Ja!"}},
    {"ru", {"Гавань открыта.", "Вопрос: когда?", "Да.", "«Нет», ответил он.", "12 марта 2026 г.", "Ёлка."}},
    {"zh", {"港口开放了。", "问：会下雨吗？", "发言人：不会。", "共 3 页", "港口港口。", "１２"}},
    {"ar", {"الميناء مفتوح.", "سؤال: متى؟", "١٢ قاربا", "نعم،", "لا.", "شكرا!"}},
    {"th", {"ท่าเรือเปิดแล้ว", "ใช่", "ไม่", "2569", "ขอบคุณ", "น้ำ"}},
    {"",
     {"e\xCC\x81te\xCC\x81", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 🇫🇷!", "ﬁne",
      "A\xC2\xA0"
      "B",
      "<<  1  2  >>", "1.2.3.4"}},
};

/// What several texts have in common: long enough for any comparison of texts to find it.
constexpr std::string_view kShared =
    "We have counted every boat in the harbour twice, and the number is the same both times, as it should "
    "be.";

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
            {times(3'000, "港"), "zh"},
            {times(2'000, "ก้"), "th"},
            {times(2'000, "\xCC\x81"), ""},
            {times(500, "\xF0\x9F\x91\xA9\xE2\x80\x8D"), ""},
            {"\xEF\xBB\xBF\xEF\xBF\xBD\xEF\xBF\xBF\xF4\x8F\xBF\xBF", ""},
            {times(400, "A: ") + times(400, "“"), "en"},
            {times(300, "((([[[\"'"), "tlh"},
            {times(300, "99999999999999999999.99 % "), "en"}};
}

}  // namespace rostra::laws
