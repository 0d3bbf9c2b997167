// SPDX-License-Identifier: Apache-2.0
#include "conllu_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "rostra/call.hpp"

namespace rostra::conllu {
namespace {

using testing::ElementsAre;

std::string word(const std::string& number, const std::string& form, const std::string& misc = "_") {
    return number + '\t' + form + "\t_\t_\t_\t_\t_\t_\t_\t" + misc + '\n';
}

/// "ID: TEXT" of each document, and "  SPEAKER: WORDS" of each speech; at last what is wrong.
std::vector<std::string> read(const std::string& bytes) {
    std::vector<std::string> found;
    try {
        const Utf8Input input(bytes, "auto");
        ConlluFile file(input);
        for (ConlluDocument document; file.next(document);) {
            found.push_back(std::string(document.id) + ": " + document.text);
            for (const Speech& speech : document.speeches) {
                found.push_back("  " + std::string(speech.speaker) + ": " +
                                document.text.substr(static_cast<std::size_t>(speech.said.begin),
                                                     static_cast<std::size_t>(speech.said.size())));
            }
            for (const rostra_piece& piece : document.pieces) {
                const auto part = [](std::string_view of, std::int64_t begin, std::int64_t end) {
                    return of.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
                };
                EXPECT_EQ(part(document.text, piece.text_begin, piece.text_end),
                          part(bytes, piece.source_begin, piece.source_end));
            }
        }
    } catch (const DocumentError& error) {
        found.push_back(std::string("! ") + error.what());
    }
    return found;
}

TEST(ConlluFile, PutsBlanksWhereTheFileSaysTheyStand) {
    EXPECT_THAT(read("# newdoc id = d1\n# newpar\n# sent_id = 1\n# text = Who pays?\n" + word("1", "Who") +
                     word("2", "pays", "SpaceAfter=No") + word("3", "?") + "\n" + word("1", "Nobody") +
                     "\n# newpar\n" + word("1", "Yes")),
                ElementsAre("d1: Who pays?\nNobody\n\nYes"));
}

TEST(ConlluFile, TakesTokensAsTheyArePrinted) {
    EXPECT_THAT(read(word("1-2", "vámonos", "SpaceAfter=No") + word("1", "vamos") + word("2", "nos") +
                     word("2.1", "elided") + word("3", "!")),
                ElementsAre(": vámonos!"));
}

TEST(ConlluFile, JoinsWhatOneSpeakerSays) {
    EXPECT_THAT(
        read("# newdoc id = a\n# speaker = Ada Okafor\n" + word("1", "One") + "\n# speaker = Ada Okafor\n" +
             word("1", "Two") + "\n# speaker = Bo Lind\n" + word("1", "Three") + "\n" + word("1", "Four") +
             "\n# newdoc id = empty\n# newdoc id = b\n# speaker = Bo Lind\n" + word("1", "Five")),
        ElementsAre("a: One\nTwo\nThree\nFour", "  Ada Okafor: One\nTwo", "  Bo Lind: Three", "b: Five",
                    "  Bo Lind: Five"));
}

TEST(ConlluFile, ReadsLinesThatEndAsOnWindows) {
    EXPECT_THAT(
        read("# newdoc id = "
             "d\r\n1\tOne\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\r\n2\t.\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n"),
        ElementsAre("d: One."));
}

TEST(ConlluFile, SaysWhichLineIsNone) {
    EXPECT_THAT(read("# newdoc id = d\n" + word("1", "One") + "Two words.\n"),
                ElementsAre("! line 3 is none of CoNLL-U: it needs a number, a word and eight more fields, "
                            "with tabs between"));
    EXPECT_THAT(read(word("x", "One")), ElementsAre(testing::StartsWith("! line 1 ")));
    EXPECT_THAT(read(""), ElementsAre());
}

TEST(ConlluFile, DoesNoHarmHoweverItIsMade) {
    std::mt19937 random(41);
    const std::vector<std::string> parts = {
        "# newdoc id = d\n", "# newdoc\n",   "# speaker = A\n", "# newpar\n", "\n",   "#\n", word("1", "One"),
        word("1-2", "B"),    word("2", "c"), word("1.1", "d"),  "1\tx\n",     "\r\n", "\t"};
    for (int i = 0; i < 3000; ++i) {
        std::string bytes;
        for (std::size_t count = random() % 12; count > 0; --count) bytes += parts[random() % parts.size()];
        static_cast<void>(read(bytes));
    }
}

}  // namespace
}  // namespace rostra::conllu
