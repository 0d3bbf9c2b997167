// SPDX-License-Identifier: Apache-2.0
#include "unicode/decode.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "unicode/encoding_names.hpp"
#include "unicode/utf8.hpp"

namespace rostra::core {
namespace {

using namespace std::string_view_literals;

/// `text` in UTF-16 or UTF-32, written out by hand so that it does not come from the code under test.
std::string widen(std::u32string_view text, std::size_t width, bool big_endian) {
    std::string bytes;
    for (const char32_t c : text) {
        for (std::size_t i = 0; i < width; ++i) {
            const std::size_t shift = 8 * (big_endian ? width - 1 - i : i);
            bytes +=
                static_cast<char>(static_cast<unsigned char>(static_cast<std::uint32_t>(c) >> shift & 0xFFU));
        }
    }
    return bytes;
}

constexpr std::u32string_view kBriefing = U"The Minister spoke first.\nNobody asked.\n";
constexpr std::string_view kBriefingUtf8 = "The Minister spoke first.\nNobody asked.\n";

std::string text_of(const Result<Decoded>& decoded, std::string_view bytes) {
    return decoded ? std::string(decoded->text(bytes)) : "error: " + decoded.error().message;
}

std::string message_of(std::string_view bytes, const DecodeOptions& options = {}) {
    const Result<Decoded> decoded = decode(bytes, options);
    return decoded ? "no error" : decoded.error().message;
}

TEST(Decode, BorrowsValidUtf8) {
    const std::string bytes = "d\u00E9j\u00E0 vu \U0001F600";
    const Result<Decoded> decoded = decode(bytes);
    ASSERT_TRUE(decoded);
    EXPECT_FALSE(decoded->differs());
    EXPECT_EQ(decoded->text(bytes).data(), bytes.data());
    EXPECT_EQ(decoded->text(bytes), bytes);
    EXPECT_EQ(decoded->encoding, "UTF-8");
    EXPECT_EQ(decoded->source, EncodingSource::utf8);
}

TEST(Decode, TakesAnEmptyFileForText) {
    for (const std::string_view encoding : {"auto", "UTF-8", "UTF-16", "windows-1252"}) {
        const Result<Decoded> decoded = decode("", {.encoding = encoding});
        ASSERT_TRUE(decoded) << encoding;
        EXPECT_FALSE(decoded->differs());
        EXPECT_EQ(decoded->text(""), "");
    }
}

TEST(Decode, DropsAByteOrderMarkWithoutCopying) {
    const std::string bytes = "\xEF\xBB\xBFSpeaker: yes";
    const Result<Decoded> decoded = decode(bytes);
    ASSERT_TRUE(decoded);
    EXPECT_TRUE(decoded->differs());
    EXPECT_EQ(decoded->text(bytes), "Speaker: yes");
    EXPECT_EQ(decoded->text(bytes).data(), bytes.data() + 3);
    EXPECT_EQ(decoded->source, EncodingSource::mark);
}

TEST(Decode, ReadsEveryUnicodeFormByItsMark) {
    struct Case {
        std::string_view mark;
        std::size_t width;
        bool big_endian;
        std::string_view encoding;
    };
    for (const Case& form :
         {Case{"\xFF\xFE"sv, 2, false, "UTF-16LE"}, Case{"\xFE\xFF"sv, 2, true, "UTF-16BE"},
          Case{"\xFF\xFE\0\0"sv, 4, false, "UTF-32LE"}, Case{"\0\0\xFE\xFF"sv, 4, true, "UTF-32BE"}}) {
        const std::string bytes = std::string(form.mark) + widen(kBriefing, form.width, form.big_endian);
        const Result<Decoded> decoded = decode(bytes);
        EXPECT_EQ(text_of(decoded, bytes), kBriefingUtf8) << form.encoding;
        ASSERT_TRUE(decoded);
        EXPECT_EQ(decoded->encoding, form.encoding);
        EXPECT_EQ(decoded->source, EncodingSource::mark);
        EXPECT_TRUE(decoded->differs());
    }
}

TEST(Decode, KnowsUnicodeFormsWithoutAMark) {
    struct Case {
        std::size_t width;
        bool big_endian;
        std::string_view encoding;
    };
    for (const Case& form : {Case{2, false, "UTF-16LE"}, Case{2, true, "UTF-16BE"},
                             Case{4, false, "UTF-32LE"}, Case{4, true, "UTF-32BE"}}) {
        for (
            const auto& [wide, utf8] :
            {std::pair{kBriefing, kBriefingUtf8},
             std::pair{
                 U"\u041C\u0438\u043D\u0438\u0441\u0442\u0440 \u0437\u0430\u044F\u0432\u0438\u043B, \u0447\u0442\u043E\n"sv,
                 "\u041C\u0438\u043D\u0438\u0441\u0442\u0440 \u0437\u0430\u044F\u0432\u0438\u043B, \u0447\u0442\u043E\n"sv},
             std::pair{U"\u5916\u52D9\u7701\u306E\u5831\u9053\u5B98\u3002\n"sv,
                       "\u5916\u52D9\u7701\u306E\u5831\u9053\u5B98\u3002\n"sv}}) {
            const std::string bytes = widen(wide, form.width, form.big_endian);
            const Result<Decoded> decoded = decode(bytes);
            EXPECT_EQ(text_of(decoded, bytes), utf8) << form.encoding;
            ASSERT_TRUE(decoded);
            EXPECT_EQ(decoded->encoding, form.encoding);
            EXPECT_EQ(decoded->source, EncodingSource::detected);
        }
    }
}

TEST(Decode, DetectsLegacyEncodings) {
    struct Case {
        std::string_view bytes;
        std::string_view encoding;
        std::string_view text;
    };
    // The bytes are those of Python's codecs.
    for (const Case& legacy :
         {Case{"Le ministre a d\xE9"
               "clar\xE9 \xE0 la presse que les n\xE9gociations \xE9taient termin\xE9"
               "es.",
               "ISO-8859-1", "Le ministre a déclaré à la presse que les négociations étaient terminées."},
          Case{"He said: \x93We will not wait for the others.\x94 The press did not respond to this.",
               "windows-1252",
               "He said: “We will not wait for the others.” The press did not respond to this."},
          Case{"\xCC\xE8\xED\xE8\xF1\xF2\xF0 \xE7\xE0\xFF\xE2\xE8\xEB, \xF7\xF2\xEE "
               "\xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0"
               "\xFB \xE7\xE0\xE2\xE5\xF0\xF8\xE5\xED\xFB.",
               "windows-1251", "Министр заявил, что переговоры завершены."},
          Case{"\x8A\x4F\x96\xB1\x8F\xC8\x82\xCC\x95\xF1\x93\xB9\x8A\xAF\x82\xCD\x8B\x4C\x8E\xD2\x89\xEF\x8C"
               "\xA9\x82\xC5"
               "\x8E\x9F\x82\xCC\x82\xE6\x82\xA4\x82\xC9\x8F\x71\x82\xD7\x82\xBD\x81\x42",
               "Shift_JIS", "外務省の報道官は記者会見で次のように述べた。"},
          Case{"\xCD\xE2\xBD\xBB\xB2\xBF\xB7\xA2\xD1\xD4\xC8\xCB\xD4\xDA\xC0\xFD\xD0\xD0\xBC\xC7\xD5\xDF\xBB"
               "\xE1\xC9\xCF"
               "\xB1\xED\xCA\xBE\xA3\xAC\xD6\xD0\xB7\xBD\xB6\xD4\xB4\xCB\xB1\xED\xCA\xBE\xB9\xD8\xC7\xD0\xA1"
               "\xA3",
               "GB18030", "外交部发言人在例行记者会上表示，中方对此表示关切。"},
          Case{"\x1B$B30L3>J$NJsF;41$O5-<T2q8+\x1B(B", "ISO-2022-JP", "外務省の報道官は記者会見"}}) {
        const Result<Decoded> decoded = decode(legacy.bytes);
        EXPECT_EQ(text_of(decoded, legacy.bytes), legacy.text);
        ASSERT_TRUE(decoded) << legacy.encoding;
        EXPECT_EQ(decoded->encoding, legacy.encoding);
        EXPECT_EQ(decoded->source, EncodingSource::detected);
        EXPECT_TRUE(decoded->differs());
    }
}

TEST(Decode, LooksWhereTheTextIsNotAscii) {
    const std::string bytes = std::string(100'000, 'x') +
                              "\nLe ministre a d\xE9"
                              "clar\xE9 que les n\xE9gociations sont "
                              "termin\xE9"
                              "es et que la r\xE9union \xE9tait utile.";
    const Result<Decoded> decoded = decode(bytes);
    ASSERT_TRUE(decoded) << decoded.error().message;
    EXPECT_EQ(decoded->encoding, "ISO-8859-1");
}

TEST(Decode, UsesANamedEncodingAsNamed) {
    const std::string_view bytes = "\xA4 5";
    const Result<Decoded> decoded = decode(bytes, {.encoding = "latin9"});
    EXPECT_EQ(text_of(decoded, bytes), "€ 5");
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->encoding, "ISO-8859-15");
    EXPECT_EQ(decoded->source, EncodingSource::named);
    // Even where a mark says otherwise.
    EXPECT_EQ(text_of(decode("\xEF\xBB\xBFx", {.encoding = "ISO-8859-1"}), ""), "ï»¿x");
}

TEST(Decode, DropsTheMarkOfANamedEncoding) {
    const std::string utf16 = "\xFF\xFE" + widen(U"yes", 2, false);
    for (const std::string_view name : {"UTF-16", "UTF-16LE"}) {
        EXPECT_EQ(text_of(decode(utf16, {.encoding = name}), utf16), "yes") << name;
    }
    EXPECT_EQ(text_of(decode("\xEF\xBB\xBFyes", {.encoding = "utf8"}), "\xEF\xBB\xBFyes"), "yes");
}

TEST(Decode, BorrowsWhatAnotherEncodingLeavesAsItIs) {
    const std::string bytes = "plain ASCII";
    const Result<Decoded> decoded = decode(bytes, {.encoding = "windows-1252"});
    ASSERT_TRUE(decoded);
    EXPECT_FALSE(decoded->differs());
    EXPECT_EQ(decoded->text(bytes).data(), bytes.data());
    EXPECT_EQ(decoded->encoding, "windows-1252");
}

TEST(Decode, RefusesAnUnknownName) {
    EXPECT_EQ(message_of("x", {.encoding = "utf-88"}),
              "no encoding is called 'utf-88'; did you mean 'UTF-8'?");
    EXPECT_EQ(message_of("x", {.encoding = ""}), "no encoding is called ''");
}

TEST(Decode, NamesTheMalformedByte) {
    constexpr std::string_view kCure =
        "; set `on-bad-bytes = \"replace\"` to read such bytes as U+FFFD, or `encoding` if it is another one";
    EXPECT_EQ(message_of("na\xC3\xAFve caf\xC3\xA9 \xFF!"),
              "byte 13 (0xFF) is not valid UTF-8" + std::string(kCure));
    EXPECT_EQ(message_of("\xEF\xBB\xBF"
                         "caf\xE9!"),
              "byte 6 (0xE9) is not valid UTF-8" + std::string(kCure));
    EXPECT_EQ(message_of("ab\xE2\x82", {.encoding = "UTF-8"}),
              "byte 2 (0xE2 0x82): the file ends within a character of UTF-8" + std::string(kCure));
    EXPECT_EQ(message_of("caf\xE9", {.encoding = "ascii"}),
              "byte 3 (0xE9) is not valid US-ASCII" + std::string(kCure));
    EXPECT_EQ(message_of("ab\x81\x20", {.encoding = "sjis"}),
              "byte 2 (0x81) is not valid Shift_JIS" + std::string(kCure));
    EXPECT_EQ(message_of("\xFF\xFE"
                         "a\0b"sv),
              "byte 4 (0x62): the file ends within a character of UTF-16LE" + std::string(kCure));
    EXPECT_EQ(message_of("\xFE\xFF\xDC\x00\0a"sv),
              "byte 2 (0xDC 0x00) is not valid UTF-16BE" + std::string(kCure));
    EXPECT_EQ(message_of("o\0\x80"sv, {.encoding = "gsm-03.38-2009"}),
              "what stands before byte 3 is not valid gsm-03.38-2009" +
                  std::string(kCure));  // ICU does not tell every byte
    EXPECT_EQ(message_of("+2AA-", {.encoding = "UTF-7"}),
              "before byte 5: half a surrogate pair, which is not valid UTF-7" + std::string(kCure));
}

TEST(Decode, SaysWhichBytesAnErrorIsAbout) {
    using Bytes = std::pair<std::int64_t, std::int64_t>;
    const auto about = [](std::string_view bytes, const DecodeOptions& options = {}) {
        const Error error = decode(bytes, options).error();
        return Bytes(error.begin, error.end);
    };
    EXPECT_EQ(about("caf\xE9"), Bytes(3, 4));
    EXPECT_EQ(about("\xEF\xBB\xBF"
                    "caf\xE9!"),
              Bytes(6, 7));  // the mark is among the document's bytes
    EXPECT_EQ(about("ab\xE2\x82", {.encoding = "UTF-8"}), Bytes(2, 4));
    EXPECT_EQ(about("\xFE\xFF\xDC\x00\0a"sv), Bytes(2, 4));
    EXPECT_EQ(about("\x01\x02\x03\x04\x05\x06\x07\x0E"), Bytes(0, 1));
    EXPECT_EQ(about("+2AA-", {.encoding = "UTF-7"}), Bytes(5, 5));  // known only to stand before it
    EXPECT_EQ(about("abc", {.longest_text = 2}), Bytes(0, 0));      // all of them
}

TEST(Decode, NamesTheMalformedByteBehindLongText) {
    const std::string text = "Ж" + std::string(200'000, 'x');
    EXPECT_TRUE(message_of(text + "\xFF" + text).starts_with("byte 200002 (0xFF) is not valid UTF-8"));
}

TEST(Decode, ReplacesMalformedBytesAndCountsThem) {
    const DecodeOptions replace{.bad_bytes = BadBytes::replace};
    struct Case {
        std::string_view bytes;
        std::string_view text;
        std::size_t replaced;
    };
    for (const Case& damaged : {Case{"na\xC3\xAFve \xFF!", "naïve \uFFFD!", 1},
                                // Each maximal part of a sequence is one replacement (Unicode 15.0, section
                                // 3.9).
                                Case{"\xC3\xA9\xC3\xA9\xC3\xA9 \xE2\x82 \xF0\x9F\x98.\xC0\x80",
                                     "ééé \uFFFD \uFFFD.\uFFFD\uFFFD", 4},
                                Case{"\xFF\xFE"
                                     "a\0b"sv,
                                     "a\uFFFD", 1},
                                Case{"\xFE\xFF\xDC\x00\0a"sv, "\uFFFDa", 1}}) {
        const Result<Decoded> decoded = decode(damaged.bytes, replace);
        EXPECT_EQ(text_of(decoded, damaged.bytes), damaged.text);
        ASSERT_TRUE(decoded);
        EXPECT_EQ(decoded->replaced, damaged.replaced);
        EXPECT_TRUE(decoded->differs());
    }
    EXPECT_EQ(decode("+2AA-x", {.encoding = "UTF-7", .bad_bytes = BadBytes::replace})->replaced, 1U);
}

TEST(Decode, SaysWhenNoEncodingFits) {
    EXPECT_EQ(message_of("caf\xE9"),
              "byte 3 (0xE9) is not valid UTF-8, and no other encoding fits well enough to be trusted; set "
              "`encoding`, or "
              "`on-bad-bytes = \"replace\"` to read such bytes as U+FFFD");
    const Result<Decoded> decoded = decode("caf\xE9", {.bad_bytes = BadBytes::replace});
    EXPECT_EQ(text_of(decoded, ""), "caf\uFFFD");
}

TEST(Decode, SaysThatUtf16WithoutAMarkIsCutOff) {
    const std::string bytes = widen(kBriefing, 2, false) + "x";
    EXPECT_TRUE(
        message_of(bytes).starts_with("byte 80 (0x78): the file ends within a character of UTF-16LE; "))
        << message_of(bytes);
}

TEST(Decode, KeepsSingleNulBytes) {
    for (const std::string_view bytes :
         {"one\0two"sv, "a\0b"sv,
          "a\0"sv
          "bcdef"sv,
          "\0"sv, "dos text\r\n\x1A"sv, "\x1B[31mred\x1B[0m and under\b_lined"sv}) {
        const Result<Decoded> decoded = decode(bytes);
        EXPECT_EQ(text_of(decoded, bytes), bytes);
        ASSERT_TRUE(decoded);
        EXPECT_FALSE(decoded->differs());
        EXPECT_EQ(decoded->source, EncodingSource::utf8);
    }
}

TEST(Decode, RefusesWhatDoesNotLookLikeText) {
    EXPECT_EQ(message_of("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x01\xF4\0\0\x02"sv),
              "does not look like text: 10 of its 23 bytes are control characters, the first at byte 6 "
              "(0x1A); leave it "
              "out of the inputs, or set `encoding` if it is text");
    EXPECT_EQ(message_of("\x01\x02\x03\x04\x05\x06\x07\x0E"),
              "does not look like text: 8 of its 8 bytes are control characters, the first at byte 0 (0x01); "
              "leave it "
              "out of the inputs, or set `encoding` if it is text");
    std::minstd_rand random(7);
    std::string noise(5000, ' ');
    for (char& c : noise) c = static_cast<char>(static_cast<unsigned char>(random() >> 8 & 0xFFU));
    EXPECT_TRUE(message_of(noise).starts_with("does not look like text: ")) << message_of(noise);
    EXPECT_TRUE(
        message_of(std::string(5000, '\0')).starts_with("does not look like text: 5000 of its 5000 bytes"));
}

TEST(Decode, TakesAnyBytesAsNamed) {
    EXPECT_EQ(text_of(decode("\x01\x02\x03\x04\x05\x06", {.encoding = "UTF-8"}), "\x01\x02\x03\x04\x05\x06"),
              "\x01\x02\x03\x04\x05\x06");
}

TEST(Decode, RefusesTextsThatOffsetsCannotReach) {
    const std::string message =
        "the text is longer than 10 bytes, the most that one document can have; split it into several";
    EXPECT_EQ(message_of("01234567890", {.longest_text = 10}), message);
    EXPECT_EQ(message_of("ééééééééééé", {.encoding = "ISO-8859-1", .longest_text = 10}), message);
    EXPECT_EQ(message_of("\xEF\xBB\xBF"
                         "01234567890",
                         {.longest_text = 10}),
              message);
    EXPECT_EQ(message_of("\xEF\xBB\xBF"
                         "0123456789",
                         {.longest_text = 10}),
              "no error");
    EXPECT_EQ(kLongestText, 2147483647U);
}

TEST(Decode, ReadsALongSingleLine) {
    const std::string line(std::size_t{100} << 20, 'x');
    const Result<Decoded> decoded = decode(line);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->text(line).data(), line.data());
}

/// Whatever the bytes and whatever the encoding is said to be, it ends, and what comes out is UTF-8.
TEST(Decode, AlwaysMakesUtf8) {
    std::minstd_rand random(42);
    for (const std::string& encoding : encoding_names()) {
        std::string bytes(random() % 300, ' ');
        for (char& c : bytes) {
            constexpr std::string_view kSwitches = "\x1B$()+-A&\n\x0E";
            const auto any = static_cast<char>(static_cast<unsigned char>(random() >> 8 & 0xFFU));
            c = random() % 3 == 0 ? kSwitches[random() % kSwitches.size()] : any;
        }
        const Result<Decoded> replaced =
            decode(bytes, {.encoding = encoding, .bad_bytes = BadBytes::replace});
        ASSERT_TRUE(replaced) << encoding << ": " << replaced.error().message;
        EXPECT_TRUE(is_utf8(replaced->text(bytes))) << encoding;
        const Result<Decoded> strict = decode(bytes, {.encoding = encoding});
        ASSERT_EQ(static_cast<bool>(strict), replaced->replaced == 0) << encoding;
        if (strict) {
            EXPECT_EQ(strict->text(bytes), replaced->text(bytes)) << encoding;
        } else {
            EXPECT_EQ(strict.error().message.find("()"), std::string::npos)
                << encoding << strict.error().message;
        }
    }
}

}  // namespace
}  // namespace rostra::core
