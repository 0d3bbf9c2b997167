// SPDX-License-Identifier: Apache-2.0
// What masks tell of a text is what its characters tell, one by one.
#include "text_masks.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "label_census.hpp"
#include "line_look.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::speakers {

namespace {

/// Random text of some pieces; those beyond ASCII but for marks and blanks only where they are wanted.
std::string made_text(std::mt19937& random, bool odd) {
    const std::vector<std::string> pieces = {"a",  "Bc", "DEF",      "3", " ",  "\n", "'", "-",
                                             "’",  "“",  "\xC2\xA0", "(", ")",  "[",  "]", ":",
                                             "--", "…",  "é",        "Ж", "主", "１", "ª", "（"};
    const std::size_t used = odd ? pieces.size() : pieces.size() - 6;
    std::string text;
    for (std::size_t count = random() % 200; count > 0; --count) text += pieces[random() % used];
    return text;
}

struct Counted {
    int letters = 0, words = 0, capitals = 0, depth = 0;
    friend bool operator==(const Counted&, const Counted&) = default;
};

Counted counted(std::string_view line) {
    Counted counted;
    bool in_word = false;
    int cased = 0;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = next_code_point(line, at);
        counted.depth += c == '(' || c == '[' || c == U'（' ? 1 : c == ')' || c == ']' ? -1 : 0;
        if (!is_alphanumeric(c)) {
            in_word = in_word && (c == '\'' || c == '-' || c == U'’');
            continue;
        }
        ++counted.letters;
        counted.words += in_word ? 0 : 1;
        in_word = true;
        const bool capital = is_letter(c) && is_capital(c);
        counted.capitals += capital ? 100 : 0;
        cased += capital || (is_letter(c) && is_small(c)) ? 1 : 0;
    }
    counted.capitals = cased == 0 ? -1 : counted.capitals / cased;
    return counted;
}

TEST(TextMasks, TellOfALineWhatItsCharactersTell) {
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        const std::string text = made_text(random, round % 2 == 0);
        if (text.empty()) continue;
        std::size_t begin = random() % text.size();
        while (begin > 0 && is_trail_byte(text[begin])) --begin;
        std::size_t end = begin + random() % (text.size() - begin + 1);
        while (end < text.size() && is_trail_byte(text[end])) ++end;
        const LineLook look = look_at(text, TextMasks(text),
                                      {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)});
        EXPECT_EQ((Counted{look.letters, look.words, look.capitals, look.depth}),
                  counted(std::string_view(text).substr(begin, end - begin)))
            << text;
    }
}

TEST(TextMasks, KnowLinesThatDifferInFiguresAlone) {
    const auto key_of = [](const std::string& line) {
        return look_at(line, TextMasks(line), {0, static_cast<std::int32_t>(line.size())}).key;
    };
    EXPECT_EQ(key_of("Page 9 of 12"), key_of("Page 10 of 12"));
    EXPECT_NE(key_of("Page 9 of 12"), key_of("Page 9 on 12"));
    EXPECT_EQ(key_of(std::string(121, 'a')), 0U);
}

TEST(LabelCensus, CountsWordsByTheirFirstLetter) {
    std::mt19937 random(11);
    const std::vector<std::string> words = {"cost",     "Cost",      "Überfluss", "überfluss",
                                            "Abcdefgh", "abcdefghi", "x",         "été"};
    for (int round = 0; round < 300; ++round) {
        std::string text;
        std::vector<LabelCensus::Count> wanted(words.size());
        for (std::size_t count = random() % 60; count > 0; --count) {
            const std::size_t drawn = random() % words.size();
            for (std::size_t i = 0; i < words.size(); ++i) {
                if (fold_case(words[i]) != fold_case(words[drawn])) continue;
                std::size_t at = 0;
                const bool capital = is_capital(next_code_point(words[drawn], at));
                ++(capital ? wanted[i].capital : wanted[i].small);
            }
            text += words[drawn] + (random() % 3 == 0 ? "。" : random() % 2 == 0 ? "’" : " ");
        }
        LabelCensus census;
        for (const std::string& word : words) census.ask_for(LabelCensus::key_of(word));
        census.count(text, TextMasks(text));
        for (std::size_t i = 0; i < words.size(); ++i) {
            EXPECT_EQ(census.of(LabelCensus::key_of(words[i])).small, wanted[i].small) << text;
            EXPECT_EQ(census.of(LabelCensus::key_of(words[i])).capital, wanted[i].capital) << text;
        }
    }
}

}  // namespace

}  // namespace rostra::speakers
