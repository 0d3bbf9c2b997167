// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/language/word_list.hpp"

#include <gtest/gtest.h>

#include <string>

#include "laws/given_data.hpp"
#include "support/temporary_folder.hpp"

namespace rostra {
namespace {

/// "word@line;" of each entry.
std::string shown(const WordList& list) {
    std::string entries;
    for (const WordList::Entry& entry : list.entries())
        entries += std::string(entry.text) + "@" + std::to_string(entry.line) + ";";
    return entries;
}
std::string shown(std::string_view text) { return shown(WordList(DataText("a.txt", text))); }
std::string shown(std::string_view text, std::string_view use) {
    return shown(WordList(DataText("a.txt", text), use));
}

std::string refusal(std::string_view text) {
    try {
        shown(text, "quotes");
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

TEST(WordList, HasOneEntryALine) {
    EXPECT_EQ(shown("# Offices.\nminister\n\n  prime minister\t # at the head\n"),
              "minister@2;prime minister@4;");
    EXPECT_EQ(shown("last"), "last@1;");
    EXPECT_EQ(shown(""), "");
    EXPECT_EQ(shown("#\n # nothing\n"), "");
}

TEST(WordList, ReadsFilesOfAnySystem) {
    EXPECT_EQ(shown("\xEF\xBB\xBFone\r\ntwo\r\n"), "one@1;two@2;");
    EXPECT_EQ(shown("one\rtwo\r"), "one@1;two@2;");
    EXPECT_EQ(shown("\u00A0one\u3000\n"), "one@1;");
}

TEST(WordList, KeepsTheEntriesOfOneUse) {
    const std::string_view text = "minister\nelder [speakers]\nagency  [noise quotes] # both\n";
    EXPECT_EQ(shown(text, "speakers"), "minister@1;elder@2;");
    EXPECT_EQ(shown(text, "quotes"), "minister@1;agency@3;");
    EXPECT_EQ(shown(text, "noise"), "minister@1;agency@3;");
    EXPECT_EQ(shown("[applause]\n"), "[applause]@1;") << "brackets mean nothing where no use is asked for";
}

TEST(WordList, RefusesBracketsThatSayNothing) {
    EXPECT_EQ(refusal("a\nb [speaker]\n"),
              "a.txt:2: 'speaker' is no plugin that shares lists; these are document-facts, noise, quotes "
              "and speakers");
    EXPECT_EQ(refusal("b []"), "a.txt:1: '[]' names no plugin; leave it out where the entry is for all");
    EXPECT_EQ(refusal("[quotes]"), "a.txt:1: there is no word before '['");
    EXPECT_EQ(refusal("b [quotes"), "a.txt:1: '[' must be closed by ']' at the end of the entry");
    EXPECT_EQ(refusal("b [quotes] c"), "a.txt:1: '[' must be closed by ']' at the end of the entry");
    EXPECT_EQ(refusal("b quotes]"), "a.txt:1: ']' closes no '['");
}

TEST(WordList, NamesFileAndLineWhereAPluginRefusesIt) {
    const WordList list(DataText("en/months.txt", "january\n"));
    const auto said = [&](std::size_t line) {
        try {
            list.refuse(line, "why");
        } catch (const std::runtime_error& error) {
            return std::string(error.what());
        }
    };
    EXPECT_EQ(said(1), "en/months.txt:1: why");
    EXPECT_EQ(said(0), "en/months.txt: why");
}

TEST(WordList, IsEmptyWhereTheFileIsNotThere) {
    const test::TemporaryFolder folder;
    folder.write("en/titles.txt", "minister\n");
    const laws::GivenData given(folder.path());
    EXPECT_EQ(shown(WordList::of(given.data(), "en/titles.txt")), "minister@1;");
    EXPECT_TRUE(WordList::of(given.data(), "en/titles.txt").is_there());
    const WordList none = WordList::of(given.data(), "en/articles.txt", "quotes");
    EXPECT_TRUE(none.empty());
    EXPECT_FALSE(none.is_there());
}

}  // namespace
}  // namespace rostra
