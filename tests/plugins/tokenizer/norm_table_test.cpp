// SPDX-License-Identifier: Apache-2.0
#include "norm_table.hpp"

#include <gtest/gtest.h>

#include <random>
#include <unordered_map>

#include "plugins/tokenizer/word_samples.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/buffer.hpp"

namespace rostra::tokenizer {
namespace {

/// Tokens parted by spaces.
WordSpans spans_of(std::string_view text) {
    WordSpans spans;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin) spans.add(begin, end, text[begin] <= '9' ? WordKind::kNumber : WordKind::kWord);
        begin = end + 1;
    }
    return spans;
}

/// The norms of a batch that is one text, each token's and, apart, those of the dictionary.
struct Norms {
    std::vector<std::string> of_tokens;
    std::vector<std::string> dictionary;
};
Norms norms_of(NormTable& table, std::string_view text) {
    const WordSpans spans = spans_of(text);
    std::vector<std::int32_t> codes(spans.size());
    table.begin();
    table.codes(text, spans, codes.data());
    const StringBuffer dictionary = table.take();
    Norms norms;
    for (std::size_t i = 0; i < dictionary.size(); ++i) norms.dictionary.emplace_back(dictionary[i]);
    for (const std::int32_t code : codes)
        norms.of_tokens.push_back(norms.dictionary.at(static_cast<std::size_t>(code)));
    return norms;
}

using Strings = std::vector<std::string>;

const SetAside kNothing{};

TEST(NormTable, GivesCodesInTheOrderOfArrival) {
    NormTable table({}, kNothing);
    const Norms norms = norms_of(table, "The cat the Cat ÜBER über dog");
    EXPECT_EQ(norms.dictionary, (Strings{"the", "cat", "über", "dog"}));
    EXPECT_EQ(norms.of_tokens, (Strings{"the", "cat", "the", "cat", "über", "über", "dog"}));
}

TEST(NormTable, TellsWordsApartThatShareTheirFirstSixteenBytes) {
    NormTable table({}, kNothing);
    const std::string text =
        "abcdefghijklmnop abcdefghijklmnopq abcdefghijklmnopr ABCDEFGHIJKLMNOPQ abcdefghijklmno "
        "abcdefghijklmnopabcdefghijklmnop abcdefghijklmnopabcdefghijklmnopq";
    EXPECT_EQ(norms_of(table, text).dictionary,
              (Strings{"abcdefghijklmnop", "abcdefghijklmnopq", "abcdefghijklmnopr", "abcdefghijklmno",
                       "abcdefghijklmnopabcdefghijklmnop", "abcdefghijklmnopabcdefghijklmnopq"}));
}

TEST(NormTable, KeepsWhatIsSetAsideInItsPlaceWithTheEmptyNorm) {
    SetAside aside;
    aside.stop_words = {"the", "straße", "überraschungsmomente"};
    aside.min_length = 2;
    aside.numbers = true;
    NormTable table({.fold_case = true, .nfkc = false, .plain_apostrophe = true}, aside);
    const Norms norms = norms_of(table, "The é cat 42 STRASSE Straße Überraschungsmomente x dog dé");
    EXPECT_EQ(norms.of_tokens, (Strings{"", "", "cat", "", "strasse", "strasse", "", "", "dog", "dé"}));
    EXPECT_EQ(norms.dictionary, (Strings{"", "cat", "strasse", "dog", "dé"}));
}

TEST(NormTable, KnowsNothingOfThePreviousBatch) {
    NormTable table({}, kNothing);
    EXPECT_EQ(norms_of(table, "one two Größenordnungen").dictionary,
              (Strings{"one", "two", "grössenordnungen"}));
    EXPECT_EQ(norms_of(table, "Größenordnungen two three").dictionary,
              (Strings{"grössenordnungen", "two", "three"}));
    EXPECT_EQ(norms_of(table, "").dictionary, Strings{});
}

TEST(NormTable, ForgetsABatchThatWasLeftHalfway) {
    NormTable table({}, kNothing);
    const WordSpans spans = spans_of("left behind");
    std::vector<std::int32_t> codes(2);
    table.codes("left behind", spans, codes.data());
    EXPECT_EQ(norms_of(table, "right").dictionary, Strings{"right"});
}

/// The norm of each token by Normalizer alone, codes by a map: slow and plain.
Norms plain_norms(NormOptions options, std::string_view text) {
    Normalizer normalizer(options);
    std::unordered_map<std::string, std::size_t> codes;
    Norms norms;
    const WordSpans spans = spans_of(text);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const auto begin = static_cast<std::size_t>(spans.begin(i));
        std::string norm(normalizer(text.substr(begin, static_cast<std::size_t>(spans.end(i)) - begin)));
        if (codes.try_emplace(norm, codes.size()).second) norms.dictionary.push_back(norm);
        norms.of_tokens.push_back(std::move(norm));
    }
    return norms;
}

class NormTableWith : public testing::TestWithParam<NormOptions> {};
INSTANTIATE_TEST_SUITE_P(Options, NormTableWith,
                         testing::Values(NormOptions{true, true, true}, NormOptions{true, false, false},
                                         NormOptions{false, true, false}, NormOptions{false, false, true}));

TEST_P(NormTableWith, AgreesWithThePlainWayOnRandomWords) {
    std::mt19937_64 random(23);
    NormTable table(GetParam(), kNothing);
    constexpr std::u32string_view kLetters = U"abcABCXYZ@[`{019'.\u2019ßÄäÉ\u0301ǅﬁΣσςжЖ中ｗ\U0001D400";
    for (int round = 0; round < 20; ++round) {
        std::string text;
        for (int words = round * 300; words > 0; --words) {
            const bool ascii = random() % 2 != 0;
            for (std::uint64_t letters = 1 + random() % (random() % 4 == 0 ? 40 : 6); letters > 0;
                 --letters) {
                append_utf8(text, kLetters[random() % (ascii ? 16 : kLetters.size())]);
            }
            text += ' ';
        }
        const Norms expected = plain_norms(GetParam(), text);
        const Norms found = norms_of(table, text);
        ASSERT_EQ(found.of_tokens, expected.of_tokens);
        ASSERT_EQ(found.dictionary, expected.dictionary);
    }
}

// What NormTable rests on: a norm is its own norm, and folding ASCII beforehand changes no norm.
TEST_P(NormTableWith, FindsNormsThatAreTheirOwnNorms) {
    Normalizer normalizer(GetParam());
    for (char32_t c = 1; c < 0x110000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string text = "K";
        append_utf8(text, c);
        text += "K\u0301\u0345";
        const std::string norm(normalizer(text));
        ASSERT_EQ(normalizer(norm), norm) << std::hex << static_cast<unsigned>(c);
        if (!GetParam().fold_case) continue;
        text.front() = 'k';
        ASSERT_EQ(normalizer(text), norm) << std::hex << static_cast<unsigned>(c);
    }
}

TEST(Normalizer, DoesWhatItsOptionsSay) {
    const auto norm = [](NormOptions options, std::string_view token) {
        return std::string(Normalizer(options)(token));
    };
    EXPECT_EQ(norm({}, "ﬁＮＡＬ"), "final");
    EXPECT_EQ(norm({}, "co\u00ADop"), "coop");
    EXPECT_EQ(norm({}, "DON’T"), "don't");
    EXPECT_EQ(norm({.plain_apostrophe = false}, "DON’T"), "don’t");
    EXPECT_EQ(norm({.fold_case = false}, "ﬁＮＡＬ"), "fiNAL");
    EXPECT_EQ(norm({.nfkc = false}, "ﬁＮÉ"), "fiｎé");
    EXPECT_EQ(norm({.fold_case = false, .nfkc = false}, "ﬁＮÉ"), "ﬁＮÉ");
    EXPECT_EQ(norm({}, "İI"), "i̇i");
    EXPECT_EQ(norm({}, ""), "");
}

}  // namespace
}  // namespace rostra::tokenizer
