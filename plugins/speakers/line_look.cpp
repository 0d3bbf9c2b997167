// SPDX-License-Identifier: Apache-2.0
#include "line_look.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/state/table_hash.hpp"
#include "spoken_lines.hpp"

namespace rostra::speakers {

namespace {

constexpr std::size_t kLooked = 4000;  // bytes of a line that are looked at letter by letter

/// How often a line has what is counted.
struct Counts {
    std::int32_t letters = 0;  // and digits
    std::int32_t capitals = 0;
    std::int32_t small = 0;
    std::int32_t digits = 0;
    std::int32_t words = 0;
    std::int32_t title_words = 0;
    std::int32_t depth = 0;
    bool lower = false;
};

Counts count_by_characters(std::string_view line) {
    Counts counts;
    bool in_word = false;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = next_code_point(line, at);
        if (c == '(' || c == '[' || c == U'（' || c == U'【') ++counts.depth;
        if (c == ')' || c == ']' || c == U'）' || c == U'】') --counts.depth;
        const bool letter = is_letter(c);
        const bool digit = !letter && is_digit(c);
        if (!letter && !digit) {
            in_word = in_word && (c == '\'' || c == U'’' || c == '-');
            continue;
        }
        const bool capital = letter && is_capital(c);
        const bool small = letter && !capital && is_small(c);
        if (counts.letters == 0) counts.lower = small;
        ++counts.letters;
        counts.digits += digit ? 1 : 0;
        counts.capitals += capital ? 1 : 0;
        counts.small += small ? 1 : 0;
        counts.words += in_word ? 0 : 1;
        counts.title_words += !in_word && capital ? 1 : 0;
        in_word = true;
    }
    return counts;
}

/// The same by masks, many characters at once.
Counts count_by_masks(std::string_view text, const TextMasks& masks, std::size_t begin, std::size_t end) {
    Counts counts;
    masks.each_block(begin, end, [&](const ByteMasks& block, std::uint64_t within, std::size_t base) {
        const std::uint64_t letters = (block.letter | block.digit) & within;
        std::uint64_t begins = block.begins & within;
        if (counts.letters == 0 && letters != 0) {
            // Whatever stands before the line, its first letter begins a word.
            const std::uint64_t first = letters & (~letters + 1);
            begins |= first;
            counts.lower = (block.letter & ~block.capital & first) != 0;
        }
        counts.letters += std::popcount(letters);
        counts.capitals += std::popcount(block.capital & within);
        counts.digits += std::popcount(block.digit & within);
        counts.words += std::popcount(begins);
        counts.title_words += std::popcount(begins & block.capital);
        for (std::uint64_t bits = block.bracket & within; bits != 0; bits &= bits - 1) {
            const char bracket = text[base + static_cast<std::size_t>(std::countr_zero(bits))];
            counts.depth += bracket == '(' || bracket == '[' ? 1 : -1;
        }
    });
    counts.small = counts.letters - counts.capitals - counts.digits;
    return counts;
}

/// A number for a line with its figures taken out: page heads and feet come again so.
std::uint64_t key_without_figures(std::string_view line) {
    std::array<char, kLongestRepeated> kept;
    std::size_t size = 0;
    for (const char c : line) {
        kept[size] = c;
        size += is_ascii_digit(c) || c == ' ' ? 0U : 1U;
    }
    return table_hash(std::string_view(kept.data(), size)) | 1;
}

}  // namespace

LineLook look_at(std::string_view text, const TextMasks& masks, Span place) {
    const auto begin = static_cast<std::size_t>(place.begin);
    const std::string_view whole = slice(text, place);
    std::string_view line = whole.substr(0, kLooked);
    while (line.size() < whole.size() && !line.empty() && is_trail_byte(whole[line.size()]))
        line.remove_suffix(1);
    std::uint64_t odd = 0;
    masks.each_block(
        begin, begin + line.size(),
        [&](const ByteMasks& block, std::uint64_t within, std::size_t) { odd |= block.odd & within; });
    const Counts counts =
        odd != 0 ? count_by_characters(line) : count_by_masks(text, masks, begin, begin + line.size());
    LineLook look;
    look.letters = counts.letters;
    look.words = counts.words;
    look.lower = counts.lower;
    if (const std::int32_t cased = counts.capitals + counts.small; cased > 0) {
        look.capitals = static_cast<std::int16_t>(100 * counts.capitals / cased);
        look.title_words = static_cast<std::int16_t>(100 * counts.title_words / std::max(counts.words, 1));
    }
    if (counts.letters > 0) look.digits = static_cast<std::int16_t>(100 * counts.digits / counts.letters);
    if (line.size() < whole.size()) {
        look.letters = static_cast<std::int32_t>(whole.size() / line.size()) * counts.letters;
    } else {
        look.depth = static_cast<std::int16_t>(counts.depth);
    }
    if (whole.size() <= kLongestRepeated) look.key = key_without_figures(whole);
    look.closed = closes_speech(whole);
    look.bracketed = is_bracketed(whole);
    return look;
}

}  // namespace rostra::speakers
