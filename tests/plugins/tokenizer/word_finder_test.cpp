// SPDX-License-Identifier: Apache-2.0
#include "word_finder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "plugins/tokenizer/icu_words.hpp"
#include "plugins/tokenizer/word_samples.hpp"
#include "support/corpus_test.hpp"

namespace rostra::tokenizer {
namespace {

const WordClassTable& classes() {
    static const WordClassTable table;
    return table;
}

test::WordBounds words_of(WordFinder& finder, std::string_view text) {
    test::WordBounds found;
    WordSpans spans;
    for (std::size_t at = 0; at < text.size();) {
        spans.clear();
        at = finder.next(text, at, spans);
        for (std::size_t i = 0; i < spans.size(); ++i) found.emplace_back(spans.begin(i), spans.end(i));
    }
    return found;
}

/// Each token in brackets, with a letter for its kind.
std::string marked(std::string_view text, bool with_marks, const std::string& language = "en") {
    WordFinder finder(classes(), language, with_marks);
    WordSpans spans;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        spans.clear();
        at = finder.next(text, at, spans);
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const auto begin = static_cast<std::size_t>(spans.begin(i));
            constexpr std::string_view kKinds = "wnpki";
            out += kKinds[static_cast<std::size_t>(spans.kind(i))];
            out +=
                '[' + std::string(text.substr(begin, static_cast<std::size_t>(spans.end(i)) - begin)) + ']';
        }
    }
    return out;
}

TEST(WordFinder, KeepsWordsTogetherAsIcuDoes) {
    EXPECT_EQ(marked("Don't stop 3.14 e.g. U.S. joe@example.com snake_case.", false),
              "w[Don't]w[stop]n[3.14]w[e.g]w[U.S]w[joe@example.com]w[snake_case]");
    EXPECT_EQ(marked("It’s 1,000 – that’s “fine”…", false), "w[It’s]n[1,000]w[that’s]w[fine]");
}

TEST(WordFinder, FindsMarksOnlyWhereAsked) {
    EXPECT_EQ(marked("Yes – “no”. 😀 @ _ a@b", true), "w[Yes]p[–]p[“]w[no]p[”]p[.]p[😀]p[@]p[_]w[a@b]");
    EXPECT_EQ(marked("Yes – “no”. 😀 @ _ a@b", false), "w[Yes]w[no]w[a@b]");
}

TEST(WordFinder, TellsWordsFromNumbers) {
    EXPECT_EQ(marked("covid19 3rd 19 1_000 ٣٤ 2024-25 B2B 1️⃣", false),
              "w[covid19]w[3rd]n[19]n[1_000]n[٣٤]n[2024]n[25]w[B2B]n[1️⃣]");
}

TEST(WordFinder, DividesWhatIsWrittenWithoutSpaces) {
    EXPECT_EQ(marked("我们是中国人。", false, "zh"), "i[我们]i[是]i[中国人]");
    EXPECT_EQ(marked("カタカナに行く", false, "ja"), "k[カタカナ]k[に]i[行く]");
    EXPECT_EQ(marked("สวัสดีครับ", false, "th"), "w[สวัสดี]w[ครับ]");
    EXPECT_EQ(marked("2023년 한국", false, "ko"), "n[2023]w[년]w[한국]");
}

TEST(WordFinder, JoinsLettersOverAColonWhereTheLanguageDoes) {
    EXPECT_EQ(marked("EU:n jäsen", false, "fi"), "w[EU:n]w[jäsen]");
    EXPECT_EQ(marked("EU:n jäsen", false, "en"), "w[EU]w[n]w[jäsen]");
}

TEST(WordFinder, LeavesNarrowSpacesOutOfTheEndsOfWords) {
    EXPECT_EQ(marked("mot\u202F! 1\u202F000", true, "fr"), "w[mot]p[!]n[1\u202F000]");
}

TEST(WordFinder, HasAnswersForLanguagesNobodyKnows) {
    EXPECT_EQ(marked("a:b c", false, "xx-unknown-and-long"), "w[a]w[b]w[c]");
    EXPECT_EQ(marked("a:b c", false, "not a tag"), "w[a]w[b]w[c]");
}

class WordFinderIn : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Languages, WordFinderIn, testing::Values("en", "fi"));

TEST_P(WordFinderIn, AgreesWithIcuOnRandomText) {
    WordFinder finder(classes(), GetParam(), true);
    const test::IcuWords icu(GetParam());
    test::WordSamples samples(11);
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = samples.next();
        ASSERT_EQ(words_of(finder, text), icu.words(text)) << text;
    }
}

// What stands at the seam of two blocks of the scanner, at each place around it, with and without more behind
// it.
TEST_P(WordFinderIn, AgreesWithIcuAtEverySeam) {
    WordFinder finder(classes(), GetParam(), true);
    const test::IcuWords icu(GetParam());
    for (const char32_t a : test::kWordCharacters) {
        for (const char32_t b : test::kWordCharacters) {
            for (std::size_t before = 58; before < 66; ++before) {
                for (const std::string_view behind :
                     {"", "a", "1 x", " and more of it, so that another block is full …… a"}) {
                    std::string text(before, 'x');
                    text[before / 2] = ' ';
                    append_utf8(text, a);
                    append_utf8(text, b);
                    text += behind;
                    ASSERT_EQ(words_of(finder, text), icu.words(text)) << text;
                }
            }
        }
    }
}

TEST(WordFinder, FindsTheSameWordsWithAndWithoutMarks) {
    WordFinder words(classes(), "en", false);
    WordFinder marks(classes(), "en", true);
    test::WordSamples samples(13);
    WordSpans spans;
    const auto without_marks = [&](WordFinder& finder, std::string_view text) {
        test::WordBounds found;
        for (std::size_t at = 0; at < text.size();) {
            spans.clear();
            at = finder.next(text, at, spans);
            spans.keep_if([](Span, WordKind kind) { return kind != WordKind::kPunctuation; });
            for (std::size_t i = 0; i < spans.size(); ++i) found.emplace_back(spans.begin(i), spans.end(i));
        }
        return found;
    };
    for (int i = 0; i < 5000; ++i) {
        const std::string text = samples.next();
        ASSERT_EQ(without_marks(words, text), without_marks(marks, text)) << text;
    }
}

TEST(WordFinder, GoesOnWhereItStoppedInLongTexts) {
    std::string text;
    test::WordSamples samples(17);
    while (text.size() < 1'000'000) text += samples.next();
    WordFinder finder(classes(), "en", true);
    EXPECT_EQ(words_of(finder, text), test::IcuWords("en").words(text));
}

TEST(WordFinder, TakesAHundredMegabytesOfOneWordAsOneToken) {
    constexpr std::size_t kSize = 100'000'000;
    const std::string text(kSize, 'a');
    WordFinder finder(classes(), "en", false);
    EXPECT_EQ(words_of(finder, text), (test::WordBounds{{0, kSize}}));
}

TEST(WordFinder, CutsARunOfIdeographsThatNobodyWrote) {
    std::string text;
    for (int i = 0; i < 200'000; ++i) text += "中国";
    WordFinder finder(classes(), "zh", false);
    const test::WordBounds words = words_of(finder, text);
    EXPECT_GT(words.size(), 200'000U);
    EXPECT_EQ(words.back().second, static_cast<std::int32_t>(text.size()));
    for (std::size_t i = 1; i < words.size(); ++i) ASSERT_EQ(words[i - 1].second, words[i].first);
}

// The host promises UTF-8; whoever breaks that promise gets tokens within the text and nothing worse.
TEST(WordFinder, StaysWithinBytesThatAreNoUtf8) {
    std::mt19937_64 random(19);
    WordFinder finder(classes(), "en", true);
    for (int i = 0; i < 5000; ++i) {
        std::string text(random() % 200, ' ');
        for (char& c : text) c = static_cast<char>(random());
        std::int32_t last = 0;
        for (const auto& [begin, end] : words_of(finder, text)) {
            ASSERT_LE(last, begin);
            ASSERT_LT(begin, end);
            ASSERT_LE(end, static_cast<std::int32_t>(text.size()));
            last = end;
        }
    }
}

class RealTranscripts : public test::CorpusTest {};

TEST_F(RealTranscripts, HaveTheWordsThatIcuFinds) {
    WordFinder finder(classes(), "en", true);
    const test::IcuWords icu("en");
    int files = 0;
    for (const char* set : {"wh_briefings", "plays_de", "plays_ru", "tw_election", "mananeras"}) {
        for (const auto& entry : std::filesystem::directory_iterator(corpora() / "turns" / set / "raw")) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(file), {}};
            ASSERT_EQ(words_of(finder, text), icu.words(text)) << entry.path();
            ++files;
        }
    }
    EXPECT_GT(files, 50);
}

}  // namespace
}  // namespace rostra::tokenizer
