// SPDX-License-Identifier: Apache-2.0
#include "pandoc_text.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace rostra::converter {
namespace {

std::string document(const std::string& blocks, const std::string& meta = "") {
    return R"({"pandoc-api-version":[1,22],"meta":{)" + meta + R"(},"blocks":[)" + blocks + "]}";
}
std::string word(const std::string& text) { return R"({"t":"Str","c":")" + text + R"("})"; }
const std::string kSpace = R"(,{"t":"Space"},)";

TEST(PandocText, PutsBlocksApart) {
    const PandocText read = read_pandoc(
        document(R"({"t":"Header","c":[2,["id",["class"],[["key","value"]]],[)" + word("Harbour") + R"(]]},
        {"t":"Para","c":[)" +
                 word("Good") + kSpace + R"({"t":"Strong","c":[)" + word("morning") + R"(]},)" + word(".") +
                 R"(,{"t":"Note","c":[{"t":"Para","c":[)" + word("Aside.") + R"(]}]},{"t":"LineBreak"},)" +
                 word("Yes.") + R"(]},
        {"t":"BulletList","c":[[{"t":"Plain","c":[)" +
                 word("one") + R"(]}],[{"t":"Plain","c":[)" + word("two") + R"(]}]]},
        {"t":"RawBlock","c":["html","<b>"]},{"t":"HorizontalRule"})"));
    EXPECT_EQ(read.text, "Harbour\n\nGood morning.\nYes.\n\none\n\ntwo\n\nAside.");
    ASSERT_EQ(read.headings.size(), 1U);
    EXPECT_EQ(read.headings[0].place, (Span{0, 7}));
    EXPECT_EQ(read.headings[0].level, 2);
    ASSERT_EQ(read.notes.size(), 1U);
    EXPECT_EQ(read.text.substr(static_cast<std::size_t>(read.notes[0].begin)), "Aside.");
}

TEST(PandocText, KeepsWhatIsSaidOfTheDocumentOutOfItsText) {
    const PandocText read =
        read_pandoc(document(R"({"t":"Para","c":[{"t":"Link","c":[["",[],[]],[)" + word("here") +
                                 R"(],["https://example.org",""]]}]})",
                             R"("title":{"t":"MetaInlines","c":[)" + word("Harbour") + kSpace + word("talk") +
                                 R"(]},"author":{"t":"MetaList","c":[{"t":"MetaInlines","c":[)" +
                                 word("Ada") + R"(]}]},"lang":{"t":"MetaString","c":"en"})"));
    EXPECT_EQ(read.text, "here");
    EXPECT_EQ(read.links.at(0).target, "https://example.org");
    EXPECT_EQ(read.facts, (std::vector<std::pair<std::string, std::string>>{{"title", "Harbour talk"},
                                                                            {"byline", "Ada"}}));
    EXPECT_EQ(read.language, "en");
}

TEST(PandocText, QuotesAsTheDocumentDoes) {
    EXPECT_EQ(read_pandoc(document(R"({"t":"Para","c":[{"t":"Quoted","c":[{"t":"DoubleQuote"},[)" +
                                   word("Yes") + R"(]]}]})"))
                  .text,
              "\u201CYes\u201D");
}

TEST(PandocText, RefusesWhatIsNoDocument) {
    EXPECT_THROW(static_cast<void>(read_pandoc("")), std::runtime_error);
    EXPECT_THROW(static_cast<void>(read_pandoc("{\"a\":1}")), std::runtime_error);
    EXPECT_THROW(static_cast<void>(read_pandoc(document(R"({"t":"Para")"))), std::runtime_error);
    EXPECT_THROW(static_cast<void>(read_pandoc(std::string(5000, '[') + std::string(5000, ']'))),
                 std::runtime_error);
    EXPECT_EQ(
        read_pandoc(document(R"({"t":"Para","c":7},{"t":"Quoted","c":[]},{"t":"Header","c":{}},9)")).text,
        "\u201C\u201D");
}

}  // namespace
}  // namespace rostra::converter
