// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::sentences {
namespace {

using laws::OptionMap;
using laws::OptionValue;
using laws::Rows;
using laws::Shape;

const laws::LoadedModule& library() {
    static const laws::LoadedModule kModule(SENTENCES_LIBRARY);
    return kModule;
}

laws::ComponentSetup setup(const OptionMap& given, bool with_noise = false) {
    OptionMap options = {{"lines", "auto"}, {"languages", OptionValue::List{}}, {"keep-noise", false}};
    for (const auto& [name, value] : given) options.insert_or_assign(name, value);
    return {options,
            {{{Shape::Kind::layer, "noise", {}, false}, with_noise}},
            {{Shape::Kind::layer, "sentence", {}, true}, {Shape::Kind::layer, "paragraph", {}, true}},
            "plugins/sentences/data"};
}

/// Sentences, then paragraphs, of one text, each as it stands there.
struct Found {
    std::vector<std::string> sentences;
    std::vector<std::string> paragraphs;
};
Found found_in(const laws::TestDocument& document, const OptionMap& given = {}) {
    const laws::TestDocuments documents = {document};
    laws::InMemoryHost host(documents);
    laws::TestAnalyzer analyzer(host, library(), "boundaries",
                                setup(given, document.layers.contains("noise")));
    const std::vector<Rows> rows = analyzer.run(documents, 1);
    const auto texts = [&](const Rows& layer) {
        std::vector<std::string> out;
        for (const auto& row : layer) {
            const std::size_t begin = std::stoul(row.at(1));
            out.push_back(document.text.substr(begin, std::stoul(row.at(2)) - begin));
        }
        return out;
    };
    return {texts(rows[0]), texts(rows[1])};
}

using Strings = std::vector<std::string>;

TEST(SentencesComponent, WritesSentencesAndParagraphs) {
    const Found found = found_in({0, "a.txt", " Mr. Ma spoke. Then he left. \n\nThe end\n", "en-GB", {}});
    EXPECT_EQ(found.sentences, (Strings{"Mr. Ma spoke.", "Then he left.", "The end"}));
    EXPECT_EQ(found.paragraphs, (Strings{"Mr. Ma spoke. Then he left.", "The end"}));
}

TEST(SentencesComponent, TakesLinesAsItIsTold) {
    const laws::TestDocument document = {0, "a.txt", "It was\ncold. We\nleft.\n\nEnd", "en", {}};
    EXPECT_EQ(found_in(document).paragraphs, (Strings{"It was", "cold. We", "left.", "End"}));
    EXPECT_EQ(found_in(document, {{"lines", "wrapped"}}).paragraphs,
              (Strings{"It was\ncold. We\nleft.", "End"}));
    EXPECT_EQ(found_in(document, {{"lines", "wrapped"}}).sentences,
              (Strings{"It was\ncold.", "We\nleft.", "End"}));
}

TEST(SentencesComponent, KnowsTheAbbreviationsOfTheLanguagesNamedAndOfAFile) {
    const laws::TestDocument document = {0, "a.txt", "Mr. Ma met the Blg. Owner.", "", {}};
    EXPECT_EQ(found_in(document).sentences, (Strings{"Mr.", "Ma met the Blg.", "Owner."}));
    EXPECT_EQ(found_in(document, {{"languages", OptionValue::List{"en"}}}).sentences,
              (Strings{"Mr. Ma met the Blg.", "Owner."}));
    const test::TemporaryFolder folder;
    const std::string path = folder.path() + "/mine.txt";
    std::ofstream(path) << "# mine\nBlg\n";
    EXPECT_EQ(
        found_in(document, {{"languages", OptionValue::List{"en"}}, {"abbreviation-file", path}}).sentences,
        (Strings{"Mr. Ma met the Blg. Owner."}));
}

TEST(SentencesComponent, NamesTheListThatItCannotRead) {
    laws::InMemoryHost host;
    try {
        const laws::TestAnalyzer analyzer(host, library(), "boundaries",
                                          setup({{"abbreviation-file", "/nowhere/mine.txt"}}));
        FAIL() << "made all the same";
    } catch (const laws::ComponentError& error) {
        ASSERT_TRUE(error.failure.has_value());
        EXPECT_EQ(error.failure->message, "the file '/nowhere/mine.txt' is not there; name another file");
        EXPECT_NE(error.failure->where, 0U);
    }
}

TEST(SentencesComponent, NamesTheLanguageThatItDoesNotKnow) {
    laws::InMemoryHost host;
    try {
        const laws::TestAnalyzer analyzer(host, library(), "boundaries",
                                          setup({{"languages", OptionValue::List{"xx"}}}));
        FAIL() << "made all the same";
    } catch (const laws::ComponentError& error) {
        ASSERT_TRUE(error.failure.has_value());
        EXPECT_EQ(error.failure->message,
                  "there are no lists for the language 'xx' in 'plugins/sentences/data'");
        EXPECT_NE(error.failure->where, 0U);
    }
}

TEST(SentencesComponent, PartsWhatNoiseInterrupts) {
    laws::TestDocument document = {0, "a.txt", "We were PAGE 2 there. Yes.", "en", {}};
    document.layers["noise"] = {{{8, 14}, {}}};
    EXPECT_EQ(found_in(document).sentences, (Strings{"We were", "there.", "Yes."}));
    EXPECT_EQ(found_in(document).paragraphs, (Strings{"We were", "there. Yes."}));
    EXPECT_EQ(found_in(document, {{"keep-noise", true}}).sentences,
              (Strings{"We were PAGE 2 there.", "Yes."}));
}

TEST(SentencesComponent, TakesTheGreekQuestionMarkForOne) {
    EXPECT_EQ(found_in({0, "a.txt", "Τι είναι; Αυτό.", "el", {}}).sentences, (Strings{"Τι είναι;", "Αυτό."}));
}

TEST(SentencesComponent, FindsNothingInNothing) {
    EXPECT_EQ(found_in({0, "a.txt", "", "en", {}}).sentences, Strings{});
    EXPECT_EQ(found_in({0, "a.txt", " \n\n", "en", {}}).paragraphs, Strings{});
}

TEST(SentencesComponent, GivesTheSameForAnyBatches) {
    laws::TestDocuments documents;
    for (int i = 0; i < 100; ++i) {
        const std::string text = i % 5 == 0 ? "" : "One. Two " + std::to_string(i) + "? Mr. Three.\nFour";
        documents.push_back({i, std::to_string(i) + ".txt", text, i % 2 == 0 ? "en" : "de", {}});
    }
    laws::InMemoryHost host(documents);
    laws::TestAnalyzer analyzer(host, library(), "boundaries", setup({}));
    const std::vector<Rows> whole = analyzer.run(documents, 100);
    for (const std::size_t batch : {1U, 3U, 99U}) EXPECT_EQ(analyzer.run(documents, batch), whole) << batch;
}

}  // namespace
}  // namespace rostra::sentences
