// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "base/near_name.hpp"
#include "unicode/encoding_names.hpp"
#include "unicode/language.hpp"
#include "unicode/unicode_version.hpp"
#include "unicode/utf8.hpp"

namespace rostra::core {
namespace {

TEST(EncodingNames, AreKnownInAnySpelling) {
    for (const char* name : {"UTF-8", "utf8", "Latin1", "windows-1252", "Shift_JIS", "gb18030", "UTF-16LE"}) {
        EXPECT_TRUE(is_encoding(name)) << name;
    }
    for (const char* name : {"", "auto", "utf-88", "English"}) {
        EXPECT_FALSE(is_encoding(name)) << name;
    }
}

TEST(EncodingNames, AreOfferedForMisspeltOnes) {
    EXPECT_EQ(did_you_mean("shift-jiss", encoding_names()), "; did you mean 'Shift_JIS'?");
    EXPECT_EQ(did_you_mean("koi8-rr", encoding_names()), "; did you mean 'KOI8-R'?");
}

TEST(Language, IsFoundInRunningText) {
    EXPECT_EQ(detect_language(
                  "The spokesperson said that the two sides had agreed to meet again in the coming weeks."),
              "en");
    EXPECT_EQ(detect_language(
                  "Le porte-parole a déclaré que les deux parties étaient convenues de se revoir bientôt."),
              "fr");
    EXPECT_EQ(detect_language("外交部发言人在例行记者会上表示，中方对此表示严重关切，希望有关方面保持冷静。"),
              "zh");
    EXPECT_EQ(detect_language("הדובר אמר היום כי שני הצדדים הסכימו להיפגש שוב בשבועות הקרובים בירושלים."),
              "he");
}

TEST(Language, IsUnknownWhereThereIsTooLittle) {
    EXPECT_EQ(detect_language(""), "");
    EXPECT_EQ(detect_language("123 456"), "");
    EXPECT_EQ(detect_language("ok"), "");
}

TEST(Language, IsThatOfTheMiddleOfALongText) {
    const std::string sentence = "外交部发言人在例行记者会上表示，中方对此表示严重关切。";
    // Some of these have the sample begin or end within a character, which has three bytes.
    for (std::size_t padding = 0; padding < 6; ++padding) {
        std::string text = "The English page has links, and so on. " + std::string(padding, '.');
        while (text.size() < 30'000) text += sentence;
        EXPECT_EQ(detect_language(text), "zh") << padding;
    }
}

TEST(Language, IsThatOfMostOfTheMiddleWhereThereAreSeveral) {
    // The pieces that are looked at first are in two languages; of the middle, more is Chinese.
    std::string text;
    while (text.size() < 10'000)
        text += "The spokesperson said that the two sides had agreed to meet again. ";
    while (text.size() < 20'000) text += "外交部发言人在例行记者会上表示，中方对此表示严重关切。";
    while (text.size() < 28'000)
        text += "The spokesperson said that the two sides had agreed to meet again. ";
    EXPECT_EQ(detect_language(text), "zh");
}

TEST(Language, IsNoOtherForBeginningElsewhereInAText) {
    const std::string sentence =
        "O portavoz dixo onte que as dúas partes acordaran volver verse axiña en Compostela. ";
    std::string galician;
    while (galician.size() < 4'000) galician += sentence;
    for (std::size_t begin = 0; begin < sentence.size(); begin += 7)
        EXPECT_EQ(detect_language(std::string_view(galician).substr(begin, 2'000)), "gl") << begin;
}

TEST(UnicodeVersion, IsThatOfTheLibrary) {
    EXPECT_TRUE(icu_version().find('.') != std::string::npos) << icu_version();
    EXPECT_GE(std::stoi(icu_version()), 72);
    EXPECT_GE(std::stoi(unicode_version()), 15);
}

TEST(Utf8, IsWhatUnicodeSays) {
    for (const char* good : {"", "plain", "é", "€", "\U0001F600", "\xEF\xBF\xBF"})
        EXPECT_TRUE(is_utf8(good)) << good;
    for (const char* bad : {"\x80", "\xC0\x80", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8"}) {
        EXPECT_FALSE(is_utf8(bad)) << bad;
    }
}

}  // namespace
}  // namespace rostra::core
