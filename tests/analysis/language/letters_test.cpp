// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/language/letters.hpp"

#include <gtest/gtest.h>

#include "rostra/analysis/language/language_tag.hpp"

namespace rostra {
namespace {

TEST(Letters, AreToldApart) {
    for (const char32_t c : {U'a', U'Z', U'\u00DF', U'\u4E3B', U'\u0416'}) EXPECT_TRUE(is_letter(c));
    for (const char32_t c : {U'1', U'\u0663', U'.', U'\u3002', U'\u0301'}) EXPECT_FALSE(is_letter(c));
    EXPECT_TRUE(is_digit(U'\u0663'));
    EXPECT_TRUE(is_alphanumeric(U'\u0663') && is_alphanumeric(U'\u4E3B'));
    EXPECT_TRUE(is_word_part(U'\u0301') && !is_alphanumeric(U'\u0301'));
    EXPECT_TRUE(is_capital(U'\u00C9') && is_capital(U'\u01C5') && !is_capital(U'\u4E3B'));
    EXPECT_TRUE(is_small(U'\u00E9') && is_small(U'\u00AA') && !is_small(U'\u00C9') && !is_small(U'\u2170'));
}

TEST(Letters, OfAsciiAreAsIcuHasThem) {
    for (char32_t c = 0; c < 0x80; ++c) {
        const auto icu = static_cast<UChar32>(c);
        EXPECT_EQ(is_letter(c), u_isalpha(icu) != 0);
        EXPECT_EQ(is_digit(c), u_isdigit(icu) != 0);
        EXPECT_EQ(is_capital(c), u_isUUppercase(icu) != 0);
        EXPECT_EQ(is_small(c), u_islower(icu) != 0);
        EXPECT_EQ(fold_case(c), static_cast<char32_t>(u_foldCase(icu, U_FOLD_CASE_DEFAULT)));
        EXPECT_EQ(to_small(c), static_cast<char32_t>(u_tolower(icu)));
    }
}

TEST(Letters, AreFoldedOneForOne) {
    EXPECT_EQ(fold_case("\u00C9TAT d'\u00C9t\u00E9"), "\u00E9tat d'\u00E9t\u00E9");
    EXPECT_EQ(fold_case("STRASSE"), "strasse");
    EXPECT_EQ(fold_phrase("  Chief\u00A0of \tSTAFF "), "chief of staff");
}

TEST(Letters, AreCountedUpToALimit) {
    EXPECT_EQ(count_characters<is_alphanumeric>("a. b. c. 4", 9), 4);
    EXPECT_EQ(count_characters<is_alphanumeric>("a. b. c. 4", 2), 2);
}

TEST(LanguageTag, BeginsWithTheLanguage) {
    EXPECT_EQ(primary_language("pt-BR"), "pt");
    EXPECT_EQ(primary_language("EN"), "en");
    EXPECT_EQ(primary_language(""), "");
}

}  // namespace
}  // namespace rostra
