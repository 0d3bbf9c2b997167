// SPDX-License-Identifier: Apache-2.0
#include "conllu_print.hpp"

#include <gtest/gtest.h>

#include <string>

#include "conllu_document.hpp"

namespace rostra::conllu {
namespace {

Span place(std::string_view text, std::string_view words, std::size_t from = 0) {
    const std::size_t begin = text.find(words, from);
    return {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(begin + words.size())};
}

TEST(ConlluPrint, HasAWordForAllThatIsNoBlank) {
    const std::string text = "Who \u201Cpays\u201D?\n\nNobody  does.";
    const PrintedDocument document{
        "a/b.txt",
        text,
        {place(text, "Who \u201Cpays\u201D?"), place(text, "Nobody  does.")},
        {place(text, "Who"), place(text, "pays"), place(text, "Nobody"), place(text, "does")},
        {{place(text, "Nobody  does."), "Bo Lind"}},
        {}};
    const std::string rest = "\t_\t_\t_\t_\t_\t_\t_\t";
    EXPECT_EQ(to_conllu(document),
              "# newdoc id = a/b.txt\n# newpar\n# sent_id = 1\n# text = Who \u201Cpays\u201D?\n1\tWho" +
                  rest + "_\n2\t\u201C" + rest + "SpaceAfter=No\n3\tpays" + rest +
                  "SpaceAfter=No\n4\t\u201D?" + rest +
                  "_\n\n# newpar\n# sent_id = 2\n# speaker = Bo Lind\n# text = Nobody does.\n1\tNobody" +
                  rest + "_\n2\tdoes" + rest + "SpaceAfter=No\n3\t." + rest + "_\n\n");
}

TEST(ConlluPrint, LeavesNoiseOut) {
    const std::string text = "Who 17 pays?";
    const PrintedDocument document{
        "d", text, {place(text, text)}, {place(text, "Who"), place(text, "pays")}, {}, {place(text, "17")}};
    const std::string printed = to_conllu(document);
    EXPECT_EQ(printed.find("17"), std::string::npos);
    EXPECT_NE(printed.find("# text = Who pays?\n"), std::string::npos) << printed;
}

TEST(ConlluPrint, CutsSentencesWhereTurnsBegin) {
    const std::string text = "Who pays? Bo: Nobody. Done";
    const PrintedDocument document{"d",
                                   text,
                                   {place(text, "Who pays? Bo: Nobody. Done")},
                                   {place(text, "Who"), place(text, "pays"), place(text, "Bo"),
                                    place(text, "Nobody"), place(text, "Done")},
                                   {{place(text, "Nobody."), "Bo Lind"}},
                                   {place(text, "Bo: ")}};
    std::string said;
    const std::string printed = to_conllu(document);
    for (std::size_t at = 0; (at = printed.find("# ", at)) != std::string::npos; ++at) {
        const std::string line = printed.substr(at, printed.find('\n', at) - at);
        if (line.starts_with("# speaker") || line.starts_with("# text")) said += line + '\n';
    }
    EXPECT_EQ(said, "# text = Who pays?\n# speaker = Bo Lind\n# text = Nobody.\n# text = Done\n");
}

TEST(ConlluPrint, IsReadAgainAsItWas) {
    const std::string text = "Who pays?\nNobody.";
    const PrintedDocument document{"d",
                                   text,
                                   {place(text, "Who pays?"), place(text, "Nobody.")},
                                   {place(text, "Who"), place(text, "pays"), place(text, "Nobody")},
                                   {{place(text, "Who pays?"), "Ada"}, {place(text, "Nobody."), "Bo"}},
                                   {}};
    const std::string printed = to_conllu(document);
    const Utf8Input input(printed, "auto");
    ConlluFile file(input);
    ConlluDocument read;
    ASSERT_TRUE(file.next(read));
    EXPECT_EQ(read.text, text);
    ASSERT_EQ(read.speeches.size(), 2U);
    EXPECT_EQ(read.speeches[1].speaker, "Bo");
    EXPECT_EQ(read.speeches[1].said, place(text, "Nobody."));
}

}  // namespace
}  // namespace rostra::conllu
