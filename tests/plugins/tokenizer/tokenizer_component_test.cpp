// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::tokenizer {
namespace {

using laws::OptionMap;
using laws::OptionValue;
using laws::Rows;
using laws::Shape;

const laws::LoadedModule& library() {
    static const laws::LoadedModule kModule(TOKENIZER_LIBRARY);
    return kModule;
}

/// Options as the host fills them in, but for those given.
OptionMap options(const OptionMap& given) {
    OptionMap all = {{"case", "fold"},
                     {"form", "nfkc"},
                     {"stems", "none"},
                     {"apostrophes", "fold"},
                     {"numbers", true},
                     {"punctuation", false},
                     {"stop-words", OptionValue::List{}},
                     {"min-length", 1},
                     {"keep-noise", false}};
    for (const auto& [name, value] : given) all.insert_or_assign(name, value);
    return all;
}

laws::ComponentSetup setup(const OptionMap& given, bool with_noise = false) {
    const Shape noise = {Shape::Kind::layer, "noise", {}, false};
    const Shape token = {Shape::Kind::layer, "token", {{"norm", laws::ColumnKind::dictionary}}, true};
    return {options(given), {{noise, with_noise}}, {token}, TOKENIZER_DATA};
}

Rows run(const laws::TestDocuments& documents, const OptionMap& given, std::size_t batch = 100,
         bool with_noise = false) {
    laws::InMemoryHost host(documents);
    return laws::TestAnalyzer(host, library(), "tokens", setup(given, with_noise)).run(documents, batch)[0];
}

/// The norms of one text, parted by `|`.
std::string norms(const std::string& text, const OptionMap& given = {}, const std::string& language = "en") {
    std::string out;
    for (const auto& row : run({{0, "a.txt", text, language, {}}}, given)) out += row.at(3) + '|';
    return out;
}

TEST(TokenizerComponent, WritesSpansAndNorms) {
    EXPECT_EQ(run({{0, "a.txt", "Don’t STOP, €5", "en", {}}}, {}),
              (Rows{{"0", "0", "7", "don't"}, {"0", "8", "12", "stop"}, {"0", "17", "18", "5"}}));
}

TEST(TokenizerComponent, DoesWhatItsOptionsSay) {
    const std::string text = "The ﬁrst, Don’t A 42";
    EXPECT_EQ(norms(text), "the|first|don't|a|42|");
    EXPECT_EQ(norms(text, {{"case", "keep"}}), "The|first|Don't|A|42|");
    EXPECT_EQ(norms(text, {{"form", "none"}, {"case", "keep"}}), "The|ﬁrst|Don't|A|42|");
    EXPECT_EQ(norms(text, {{"apostrophes", "keep"}}), "the|first|don’t|a|42|");
    EXPECT_EQ(norms(text, {{"numbers", false}}), "the|first|don't|a||");
    EXPECT_EQ(norms(text, {{"punctuation", true}}), "the|first|,|don't|a|42|");
    EXPECT_EQ(norms(text, {{"min-length", 3}}), "the|first|don't|||");
    EXPECT_EQ(norms(text, {{"stop-words", OptionValue::List{"en"}}}), "|first|||42|");
    EXPECT_EQ(norms("Der große Hund", {{"stop-words", OptionValue::List{"en", "de"}}}), "|grosse|hund|");
}

TEST(TokenizerComponent, SetsTheWordsOfAFileAside) {
    const test::TemporaryFolder folder;
    const std::string path = folder.path() + "/words.txt";
    std::ofstream(path) << "\xEF\xBB\xBF# mine\n  STRASSE # a street\r\n\nhund\n";
    EXPECT_EQ(norms("Die Straße und der Hund", {{"stop-word-file", path}}), "die||und|der||");
}

TEST(TokenizerComponent, NamesTheFileOfStopWordsThatItCannotRead) {
    laws::InMemoryHost host;
    try {
        const laws::TestAnalyzer tokenizer(host, library(), "tokens",
                                           setup({{"stop-word-file", "/nowhere/words.txt"}}));
        FAIL() << "made all the same";
    } catch (const laws::ComponentError& error) {
        ASSERT_TRUE(error.failure.has_value());
        EXPECT_EQ(error.failure->message, "the file '/nowhere/words.txt' is not there; name another file");
        EXPECT_NE(error.failure->where, 0U);
    }
}

TEST(TokenizerComponent, TellsTheTwoLettersIOfTurkish) {
    const std::string text = "IRMAK ırmak İSTANBUL istanbul DİYARBAKIR I\xCC\x87zmir Ⅳ";
    EXPECT_EQ(norms(text, {}, "tr"), "ırmak|ırmak|istanbul|istanbul|diyarbakır|izmir|ıv|");
    EXPECT_EQ(norms(text, {}, "az-Latn"), norms(text, {}, "tr-TR"));
    EXPECT_EQ(norms("IRMAK ırmak", {}, "en"), "irmak|ırmak|");
    EXPECT_EQ(norms("IRMAK ırmak", {{"case", "keep"}}, "tr"), "IRMAK|ırmak|");
    const test::TemporaryFolder folder;
    const std::string path = folder.path() + "/words.txt";
    std::ofstream(path) << "ırmak\nve\n";
    EXPECT_EQ(norms("IRMAK VE İstanbul", {{"stop-word-file", path}}, "tr"), "||istanbul|");
}

TEST(TokenizerComponent, FindsTheStemsOfALanguage) {
    const OptionMap stems = {{"stems", "snowball"}};
    EXPECT_EQ(norms("Universities running quickly, a University runs", stems),
              "univers|run|quick|a|univers|run|");
    EXPECT_EQ(norms("Die Häuser des Hauses", stems, "de-AT"), "die|haus|des|haus|");
    EXPECT_EQ(norms("министры министров", stems, "ru"), "министр|министр|");
    EXPECT_EQ(norms("evlerimiz EVLER", stems, "tr"), "ev|ev|");
    EXPECT_EQ(norms("中国 universities", stems, "zh"), "中国|universities|");
    EXPECT_EQ(norms("universities", stems, ""), "universities|");
    EXPECT_EQ(norms("The universities", {{"stems", "snowball"}, {"stop-words", OptionValue::List{"en"}}}),
              "|univers|");
}

TEST(TokenizerComponent, GivesEachDocumentOfABatchTheNormsOfItsLanguage) {
    laws::TestDocuments documents;
    const char* const languages[] = {"en", "tr", "de", "", "tr", "en"};
    for (int i = 0; i < 60; ++i) {
        documents.push_back(
            {i, std::to_string(i) + ".txt", "INSISTING Häuser DIN universities", languages[i % 6], {}});
    }
    const OptionMap stems = {{"stems", "snowball"}};
    const Rows whole = run(documents, stems, 60);
    for (const std::size_t batch : {1U, 2U, 7U}) EXPECT_EQ(run(documents, stems, batch), whole) << batch;
    std::string first;
    for (std::size_t i = 0; i < 8; ++i) first += whole[i].at(3) + '|';
    EXPECT_EQ(first, "insist|häuser|din|univers|ınsıstıngı|häuser|dın|universities|");
}

TEST(TokenizerComponent, LeavesOutTheWordsThatNoiseTouches) {
    laws::TestDocuments documents = {{0, "a.txt", "one two three four", "en", {}}};
    documents[0].layers["noise"] = {{{0, 3}, {}}, {{1, 2}, {}}, {{6, 9}, {}}};
    const Rows clean = {{"0", "14", "18", "four"}};
    EXPECT_EQ(run(documents, {}, 1, true), clean);
    EXPECT_EQ(run(documents, {{"keep-noise", true}}, 1, true).size(), 4U);
}

TEST(TokenizerComponent, GivesTheSameForAnyBatches) {
    laws::TestDocuments documents;
    for (int i = 0; i < 300; ++i) {
        const std::string text =
            i % 7 == 0 ? "" : "Document " + std::to_string(i) + " sagt EU:n Größe 中国 ok";
        documents.push_back({i, std::to_string(i) + ".txt", text, i % 3 == 0 ? "fi" : "en", {}});
    }
    const Rows whole = run(documents, {}, 300);
    EXPECT_GT(whole.size(), 1500U);
    for (const std::size_t batch : {1U, 2U, 7U, 299U}) EXPECT_EQ(run(documents, {}, batch), whole) << batch;
}

TEST(TokenizerComponent, FindsNothingInNothing) {
    EXPECT_EQ(run({{0, "a.txt", "", "en", {}}, {1, "b.txt", " \n\t", "", {}}}, {}), Rows{});
    EXPECT_EQ(norms(std::string("a\0b\0\0 c", 7)), "a|b|c|");
}

TEST(TokenizerComponent, NoticesThatItIsToStopWithinALongText) {
    std::string text;
    while (text.size() < 2'000'000) text += "a b c ";
    const laws::TestDocuments documents = {{0, "a.txt", text, "en", {}}};
    laws::InMemoryHost host(documents);
    host.stop_after = 3;
    laws::TestAnalyzer tokenizer(host, library(), "tokens", setup({}));
    try {
        static_cast<void>(tokenizer.run(documents, 1));
        FAIL() << "went on";
    } catch (const laws::ComponentError& error) {
        EXPECT_EQ(error.status, ROSTRA_STOPPED);
    }
}

}  // namespace
}  // namespace rostra::tokenizer
