// SPDX-License-Identifier: Apache-2.0
#include "word_rules.hpp"

#include <gtest/gtest.h>

#include "dictionary_words.hpp"
#include "plugins/break_test_file.hpp"
#include "plugins/tokenizer/icu_words.hpp"
#include "plugins/tokenizer/word_samples.hpp"

namespace rostra::tokenizer {
namespace {

/// The rules, and the dictionaries where they have a say.
class AllBoundaries {
public:
    explicit AllBoundaries(const std::string& language)
        : dictionary_(language), rules_(classes(), dictionary_.colon_joins()) {}

    std::vector<std::int32_t> operator()(std::string_view text) {
        std::vector<std::int32_t> found;
        for (std::size_t begin = 0; begin < text.size();) {
            const Segment segment = rules_.segment_at(text, begin);
            for (const std::size_t end : dictionary_.ends(text.substr(begin, segment.end - begin))) {
                found.push_back(static_cast<std::int32_t>(begin + end));
            }
            begin = segment.end;
        }
        return found;
    }

private:
    static const WordClassTable& classes() {
        static const WordClassTable table;
        return table;
    }
    DictionaryWords dictionary_;
    WordRules rules_;
};

std::string code_points(const std::u32string& text) {
    std::string out;
    for (const char32_t c : text) {
        char buffer[12];
        std::snprintf(buffer, sizeof buffer, "%s%04X", out.empty() ? "" : " ", static_cast<unsigned>(c));
        out += buffer;
    }
    return out;
}

class WordRulesIn : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Languages, WordRulesIn, testing::Values("en", "fi", "sv", "th", "zh"));

TEST_P(WordRulesIn, AgreeWithIcuOnEveryThreeCharacters) {
    AllBoundaries ours(GetParam());
    const test::IcuWords icu(GetParam());
    for (const char32_t a : test::kWordCharacters) {
        for (const char32_t b : test::kWordCharacters) {
            for (const char32_t c : test::kWordCharacters) {
                std::string text;
                for (const char32_t character : {a, b, c}) append_utf8(text, character);
                ASSERT_EQ(ours(text), icu.boundaries(text)) << code_points({a, b, c});
            }
        }
    }
}

TEST_P(WordRulesIn, AgreeWithIcuOnRandomText) {
    AllBoundaries ours(GetParam());
    const test::IcuWords icu(GetParam());
    test::WordSamples samples(7);
    for (int i = 0; i < 5000; ++i) {
        const std::string text = samples.next();
        ASSERT_EQ(ours(text), icu.boundaries(text)) << text;
    }
}

// Between two letters, two digits, two katakana and after a space each code point shows what it joins.
TEST(WordRules, AgreeWithIcuOnEveryCodePoint) {
    AllBoundaries ours("en");
    const test::IcuWords icu("root");
    constexpr char32_t kCodePoints = 0x110000;
    for (char32_t c = 0; c < kCodePoints; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        // Unassigned and private planes hold one kind of character; some of it will do.
        if (c >= 0x40000 && c % 0x100 != 0 && (c < 0xE0000 || c > 0xE0FFF)) continue;
        std::string text;
        for (const char32_t character : {U'a', c, U'a', U' ', U'1', c, U'1', U' ', U'\u30A2', c, U'\u30A2',
                                         U' ', c, c, U'\u05D0', c, U'\u05D0'}) {
            append_utf8(text, character);
        }
        ASSERT_EQ(ours(text), icu.boundaries(text)) << code_points({c});
    }
}

TEST(WordRules, PassUnicodesTestsButForWhatIcuTailors) {
    AllBoundaries ours("en");
    const auto cases = test::read_break_test(ROSTRA_UNICODE_DATA "/auxiliary/WordBreakTest.txt");
    EXPECT_EQ(cases.size(), 1823U);
    test::TailoredCases tailored(ROSTRA_TEST_DATA "/word_break_tailored.txt");
    for (const test::BreakCase& expected : cases) {
        tailored.judge(expected, ours(expected.text));
    }
    tailored.check_all_met();
}

}  // namespace
}  // namespace rostra::tokenizer
