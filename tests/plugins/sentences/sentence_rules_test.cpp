// SPDX-License-Identifier: Apache-2.0
#include "sentence_rules.hpp"

#include <gtest/gtest.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <array>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "plugins/break_test_file.hpp"
#include "rostra/analysis/language/code_points.hpp"

namespace rostra::sentences {
namespace {

using Boundaries = std::vector<std::int32_t>;

const SentenceClasses& classes() {
    static const SentenceClasses all;
    return all;
}

Boundaries boundaries(const SentenceRules& rules, std::string_view text) {
    Boundaries found;
    for (std::size_t at = 0; at < text.size();) {
        at = rules.next(text, at).end;
        found.push_back(static_cast<std::int32_t>(at));
    }
    return found;
}

/// ICU's own sentence iterator.
class IcuSentences {
public:
    explicit IcuSentences(const char* locale) {
        UErrorCode status = U_ZERO_ERROR;
        iterator_.reset(ubrk_open(UBRK_SENTENCE, locale, nullptr, 0, &status));
        if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    }
    [[nodiscard]] Boundaries operator()(std::string_view text) const {
        UErrorCode status = U_ZERO_ERROR;
        UText utext = UTEXT_INITIALIZER;
        utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
        ubrk_setUText(iterator_.get(), &utext, &status);
        if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
        Boundaries found;
        for (std::int32_t at = ubrk_next(iterator_.get()); at != UBRK_DONE; at = ubrk_next(iterator_.get())) {
            found.push_back(at);
        }
        utext_close(&utext);
        return found;
    }

private:
    struct Close {
        void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
    };
    std::unique_ptr<UBreakIterator, Close> iterator_;
};

// One character of each kind that the rules tell apart, and more.
constexpr std::array<char32_t, 30> kCharacters = {
    'a', 'b', 'A',  'B',  '1',  '.',  '!',   '?',   ' ',    ' ',    '(',    ')',    '"',    ',',    ';',
    ':', '-', '\n', '\r', 0x85, 0xAD, 0x300, 0x5D0, 0x2019, 0x201C, 0x2026, 0x2028, 0x3002, 0x4E2D, 0x1F600};

class SentenceRulesIn : public testing::TestWithParam<const char*> {
protected:
    SentenceRules rules_{
        classes(), {.line_ends_are_spaces = false, .semicolon_asks = std::string_view(GetParam()) == "el"}};
    IcuSentences icu_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Languages, SentenceRulesIn, testing::Values("en", "el"));

TEST_P(SentenceRulesIn, AgreeWithIcuOnEveryThreeCharacters) {
    for (const char32_t a : kCharacters) {
        for (const char32_t b : kCharacters) {
            for (const char32_t c : kCharacters) {
                std::string text;
                for (const char32_t character : {a, b, c}) append_utf8(text, character);
                ASSERT_EQ(boundaries(rules_, text), icu_(text)) << text;
            }
        }
    }
}

TEST_P(SentenceRulesIn, AgreeWithIcuOnRandomText) {
    std::mt19937_64 random(3);
    for (int i = 0; i < 50'000; ++i) {
        std::string text;
        for (std::uint64_t left = 1 + random() % 40; left > 0; --left) {
            append_utf8(text, kCharacters[random() % kCharacters.size()]);
        }
        ASSERT_EQ(boundaries(rules_, text), icu_(text)) << text;
    }
}

TEST(SentenceRules, AgreeWithIcuOnEveryCodePoint) {
    const SentenceRules rules(classes(), {});
    const IcuSentences icu("en");
    for (char32_t c = 0; c < 0x110000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string text;
        for (const char32_t character :
             {U'a', U'.', c, U' ', U'B', U'.', U' ', c, U'b', c, U'.', U'A', c, U' ', c, U'C'}) {
            append_utf8(text, character);
        }
        ASSERT_EQ(boundaries(rules, text), icu(text)) << std::hex << static_cast<unsigned>(c);
    }
}

TEST(SentenceRules, PassUnicodesTests) {
    const SentenceRules rules(classes(), {});
    const auto cases = test::read_break_test(ROSTRA_UNICODE_DATA "/auxiliary/SentenceBreakTest.txt");
    EXPECT_EQ(cases.size(), 502U);
    test::TailoredCases tailored(ROSTRA_TEST_DATA "/sentence_break_tailored.txt");
    for (const test::BreakCase& expected : cases) tailored.judge(expected, boundaries(rules, expected.text));
    tailored.check_all_met();
}

TEST(SentenceRules, TakeLineEndsForSpacesWhereLinesAreWrapped) {
    const SentenceRules rules(classes(), {.line_ends_are_spaces = true, .semicolon_asks = false});
    EXPECT_EQ(boundaries(rules, "One\ntwo. Three\r\nfour"), (Boundaries{9, 20}));
}

TEST(SentenceRules, StayWithinBytesThatAreNoUtf8) {
    const SentenceRules rules(classes(), {});
    std::mt19937_64 random(5);
    for (int i = 0; i < 5000; ++i) {
        std::string text(1 + random() % 100, ' ');
        for (char& c : text) c = static_cast<char>(random());
        ASSERT_EQ(boundaries(rules, text).back(), static_cast<std::int32_t>(text.size()));
    }
}

}  // namespace
}  // namespace rostra::sentences
