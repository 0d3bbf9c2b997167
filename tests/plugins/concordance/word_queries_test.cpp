// SPDX-License-Identifier: Apache-2.0
#include "word_queries.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "word_folding.hpp"

namespace rostra::concordance {
namespace {

/// How many of the words, each a token behind a space but for those that begin with '+', the query matches.
std::size_t matched(const std::string& query, const std::vector<std::string>& tokens,
                    Letters letters = Letters::common) {
    std::vector<std::string> forms;
    std::vector<Word> words;
    std::int32_t at = 0;
    for (const std::string& token : tokens) {
        const bool touches = token.starts_with('+');
        forms.push_back(folded(touches ? token.substr(1) : token, letters));
        at += touches ? 0 : 1;
        words.push_back({{at, at + static_cast<std::int32_t>(token.size())}, {}, {}, touches});
        at = words.back().span.end;
    }
    for (std::size_t i = 0; i < words.size(); ++i) words[i].folded = forms[i];
    const WordQuery words_query(query, letters);
    const std::size_t count = words_query.match(words.data(), words.size());
    EXPECT_TRUE(count == 0 || words_query.may_begin(words[0].folded)) << query;
    return count;
}

TEST(WordQuery, MatchesWordsWhateverTheirLetterCase) {
    EXPECT_EQ(matched("harbour", {"Harbour", "is"}), 1u);
    EXPECT_EQ(matched("HARBOUR", {"harbour"}), 1u);
    EXPECT_EQ(matched("harbour", {"harbours"}), 0u);
    EXPECT_EQ(matched("harbour", {"har", "bour"}), 0u);
    EXPECT_EQ(matched("Straße", {"STRASSE"}), 1u);
    EXPECT_EQ(matched("don't", {"DON\u2019T"}), 1u);
    EXPECT_EQ(matched("ﬁnal", {"final"}), 1u);
}

TEST(WordQuery, MatchesPhrasesOverConsecutiveWords) {
    EXPECT_EQ(matched("the harbour is", {"The", "harbour", "is", "open"}), 3u);
    EXPECT_EQ(matched("the harbour is", {"the", "harbour"}), 0u);
    EXPECT_EQ(matched("well-known", {"well", "known"}), 2u);
    EXPECT_EQ(matched("  yes,  no! ", {"yes", "no"}), 2u);
    EXPECT_EQ(matched("2024-25", {"2024", "25"}), 2u);
}

TEST(WordQuery, KnowsTheWildcards) {
    EXPECT_EQ(matched("harb*", {"harbourmaster"}), 1u);
    EXPECT_EQ(matched("harbour*", {"harbour"}), 1u);
    EXPECT_EQ(matched("*our", {"HARBOUR"}), 1u);
    EXPECT_EQ(matched("*our", {"ours"}), 0u);
    EXPECT_EQ(matched("h*b*r", {"harbour"}), 1u);
    EXPECT_EQ(matched("h*b*b", {"harbour"}), 0u);
    EXPECT_EQ(matched("colo?r", {"colour"}), 1u);
    EXPECT_EQ(matched("colo?r", {"color"}), 0u);
    EXPECT_EQ(matched("?", {"é"}), 1u);
    EXPECT_EQ(matched("the * is", {"the", "harbour", "is"}), 3u);
    EXPECT_EQ(matched("*", {"anything"}), 1u);
    EXPECT_EQ(matched("MÜ*", {"Müller"}), 1u);
    EXPECT_EQ(matched("a*a*a*a*a*b", {std::string(200, 'a')}), 0u);
}

TEST(WordQuery, TakesWordsOfScriptsWithoutSpacesHoweverTheyAreParted) {
    EXPECT_EQ(matched("港口开放", {"港口", "+开放"}), 2u);
    EXPECT_EQ(matched("港口开放", {"港", "+口", "+开放", "+了"}), 3u);
    EXPECT_EQ(matched("港口开放", {"港口开放"}), 1u);
    EXPECT_EQ(matched("港口开放", {"港口", "开放"}), 0u);  // they do not touch
    EXPECT_EQ(matched("港口", {"港口开放"}), 0u);
    EXPECT_EQ(matched("港口 开放", {"港口", "+开放"}), 2u);
    EXPECT_EQ(matched("港*", {"港口"}), 1u);
}

TEST(WordQuery, KeepsTheLettersOfTurkishApart) {
    EXPECT_EQ(matched("İstanbul", {"İSTANBUL"}), 1u);
    EXPECT_EQ(matched("İstanbul*", {"İstanbul'da"}), 1u);
    EXPECT_EQ(matched("ısı", {"isi"}), 0u);
    EXPECT_EQ(matched("ısı", {"ısı"}), 1u);
    for (const char* query : {"ılık", "ILIK", "ILIk"}) {
        EXPECT_EQ(matched(query, {"ILIK"}, Letters::turkic), 1u) << query;
        EXPECT_EQ(matched(query, {"ilik"}, Letters::turkic), 0u) << query;
    }
    for (const char* query : {"istanbul*", "İSTANBUL*", "I\u0307stanbul*"}) {
        EXPECT_EQ(matched(query, {"İSTANBUL'da"}, Letters::turkic), 1u) << query;
        EXPECT_EQ(matched(query, {"Istanbul"}, Letters::turkic), 0u) << query;
    }
}

TEST(WordFolding, KnowsTheLanguagesOfTheDottedCapital) {
    for (const char* language : {"tr", "az", "tr-TR", "az-Latn"}) {
        EXPECT_EQ(letters_of(language), Letters::turkic) << language;
    }
    for (const char* language : {"", "en", "trv", "und"}) EXPECT_EQ(letters_of(language), Letters::common);
}

TEST(WordFolding, RunsOnOverTheEndOfALineWhereWordsNeedNoSpace) {
    EXPECT_TRUE(runs_on("港口", "\n", "开放"));
    EXPECT_TRUE(runs_on("ท่า", "\r\n  ", "เรือ"));
    EXPECT_FALSE(runs_on("港口", "。\n", "开放"));
    EXPECT_FALSE(runs_on("港口", "\n", "open"));
    EXPECT_FALSE(runs_on("a", "\n", "way"));
    EXPECT_FALSE(runs_on("부산", " ", "항구"));
}

TEST(WordQuery, MatchesWhatATokenSaysAndItsNorm) {
    const Word words[] = {{{0, 12}, "universities", "univers", false}, {{13, 16}, "ran", "run", false}};
    for (const char* query :
         {"universities", "univers", "universit*", "UNIVERS RUN", "universities ran", "* r?n"}) {
        EXPECT_NE(WordQuery(query).match(words, 2), 0u) << query;
    }
    for (const char* query : {"university", "universrun", "run universities", "universes"}) {
        EXPECT_EQ(WordQuery(query).match(words, 2), 0u) << query;
    }
}

TEST(WordQuery, RefusesWhatHasNoWord) {
    for (const char* query : {"", " ", "!", "…", "- -"}) {
        try {
            const WordQuery words(query);
            ADD_FAILURE() << "accepted '" << query << "'";
        } catch (const QueryError& error) {
            EXPECT_STREQ(error.what(),
                         "there is no word in it; for marks write a regular expression, as /[?!]/");
        }
    }
}

TEST(WordFolding, TellsMarksFromWords) {
    for (const char* mark : {"", ".", "—", "…", "😀", "$", "٪"}) EXPECT_TRUE(is_mark(mark)) << mark;
    for (const char* word : {"a", "7", "港", "ก", "٣", "½", "-x"}) EXPECT_FALSE(is_mark(word)) << word;
}

}  // namespace
}  // namespace rostra::concordance
