// SPDX-License-Identifier: Apache-2.0
#include "noise_text.hpp"

#include <cstddef>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::noise {

namespace {

bool parts_words(char32_t c) {
    return is_blank(c) || c == '|' || c == '/' || c == ',' || c == '&' || c == '+' || c == 0xB7 ||
           c == 0x2022;
}

}  // namespace

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    std::string word;
    std::size_t kept = 0;  // bytes of `word` up to its last letter
    const auto close = [&] {
        word.resize(kept);
        if (!word.empty()) {
            words.push_back(word);
        }
        word.clear();
        kept = 0;
    };
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = next_code_point(line, at);
        if (parts_words(c)) {
            close();
            continue;
        }
        const bool letter = is_word_part(c);
        if (letter || kept > 0) {
            append_utf8(word, fold_case(c));
            kept = letter ? word.size() : kept;
        }
    }
    close();
    return words;
}

std::string first_word(std::string_view line) {
    std::string word;
    std::size_t kept = 0;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = next_code_point(line, at);
        if (parts_words(c)) {
            if (kept > 0) {
                break;
            }
            continue;
        }
        const bool letter = is_word_part(c);
        if (letter || kept > 0) {
            append_utf8(word, fold_case(c));
            kept = letter ? word.size() : kept;
        }
    }
    word.resize(kept);
    return word;
}

std::string squeeze(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_word_part(c)) {
            append_utf8(out, fold_case(c));
        }
    }
    return out;
}

int count_words(std::string_view text, int limit) {
    int count = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size() && count < limit;) {
        const bool space = is_blank(next_code_point(text, at));
        count += !space && !inside ? 1 : 0;
        inside = !space;
    }
    return count;
}

bool starts_like_title(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_word_part(c)) {
            return !is_small(c);
        }
    }
    return false;
}

bool is_capitalised(std::string_view text) {
    bool at_start = true;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (at_start && is_small(c)) {
            return false;
        }
        at_start = is_blank(c) || (at_start && !is_word_part(c));
    }
    return true;
}

bool ends_statement(std::string_view text) {
    const auto drop_quote = [&] {
        if (text.empty() || static_cast<unsigned char>(text.back()) < 0x80) {
            const bool quote =
                !text.empty() && (text.back() == '"' || text.back() == '\'' || text.back() == ')');
            text.remove_suffix(quote ? 1 : 0);
            return quote;
        }
        for (const std::string_view quote : {"”", "’", "»", "」"}) {
            if (text.ends_with(quote)) {
                text.remove_suffix(quote.size());
                return true;
            }
        }
        return false;
    };
    while (drop_quote()) {
    }
    if (text.empty() || static_cast<unsigned char>(text.back()) < 0x80) {
        constexpr std::string_view kMarks = ".!;:,";
        return !text.empty() && kMarks.find(text.back()) != std::string_view::npos;
    }
    for (const std::string_view mark : {"。", "！", "；", "：", "।", "…", "،"}) {
        if (text.ends_with(mark)) {
            return true;
        }
    }
    return false;
}

}  // namespace rostra::noise
