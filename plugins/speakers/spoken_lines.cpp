// SPDX-License-Identifier: Apache-2.0
#include "spoken_lines.hpp"

#include <algorithm>
#include <bit>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

std::int32_t log_of(std::int64_t n) {
    const auto value = static_cast<std::uint64_t>(std::max<std::int64_t>(n, 0)) + 1;
    const auto power = static_cast<int>(std::bit_width(value)) - 1;
    const std::uint64_t base = std::uint64_t{1} << power;
    return 8 * static_cast<std::int32_t>(power) + static_cast<std::int32_t>(8 * (value - base) / base);
}

std::int32_t share_of(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? static_cast<std::int32_t>(100 * part / whole) : -1;
}

std::int32_t line_of(const std::vector<Line>& lines, const Label& label) {
    std::int32_t line = label.line;
    while (static_cast<std::size_t>(line) + 1 < lines.size() &&
           lines[static_cast<std::size_t>(line)].end < label.said &&
           lines[static_cast<std::size_t>(line) + 1].begin <= label.said) {
        ++line;
    }
    return line;
}

bool closes_speech(std::string_view line) {
    if (ends_sentence(line)) return true;
    std::size_t at = line.size();
    switch (line.empty() ? U'\0' : previous_code_point(line, at)) {
        case U')':
        case U']':
        case U'）':
        case U'—':
        case U'–':
        case U'\'':
        case U'’':
        case U'」':
        case U'*':
        case U'_':
            return true;
        default:
            return line.ends_with("--");
    }
}

bool opens_bracket(std::string_view line) {
    return line.starts_with('(') || line.starts_with('[') || line.starts_with("（") || line.starts_with("【");
}

bool is_bracketed(std::string_view line) {
    if (line.empty() || is_ascii_letter(line.front())) return false;
    while (line.ends_with('.') || line.ends_with(',')) line.remove_suffix(1);
    constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
        {"(", ")"}, {"[", "]"}, {"（", "）"}, {"【", "】"}, {"{", "}"}};
    return std::any_of(std::begin(kPairs), std::end(kPairs), [&](const auto& pair) {
        const auto& [open, close] = pair;
        return line.size() > open.size() + close.size() && line.starts_with(open) && line.ends_with(close) &&
               line.find(close) == line.size() - close.size();
    });
}

std::string_view without_brackets(std::string_view line) {
    constexpr std::string_view kMarks[] = {"(", ")", "[", "]", "（", "）", "【", "】", "{", "}", ".", ","};
    const auto take = [&](bool back) {
        for (const std::string_view mark : kMarks) {
            if (line.size() <= mark.size() || !(back ? line.ends_with(mark) : line.starts_with(mark)))
                continue;
            back ? line.remove_suffix(mark.size()) : line.remove_prefix(mark.size());
            return true;
        }
        return false;
    };
    take(false);
    while (take(true)) {
    }
    return trimmed(line);
}

bool is_emphasized(std::string_view line) {
    if (!line.starts_with('*') && !line.starts_with('_')) return false;
    constexpr std::string_view kMarks[] = {"**", "__", "_", "*"};
    return std::any_of(std::begin(kMarks), std::end(kMarks), [&](std::string_view mark) {
        return line.size() > 2 * mark.size() && line.starts_with(mark) && line.ends_with(mark) &&
               line.find(mark, mark.size()) == line.size() - mark.size();
    });
}

std::int32_t markup_of(std::string_view line) {
    if (line.empty() || is_ascii_letter(line.front())) return 0;
    constexpr std::string_view kMarks[] = {"#", "[[",  "- ", "* ", "|",  "<", "> ",
                                           "!", "```", "%",  "==", "--", "•"};
    const auto* const at = std::find_if(std::begin(kMarks), std::end(kMarks),
                                        [&](std::string_view mark) { return line.starts_with(mark); });
    return at == std::end(kMarks) ? 0 : static_cast<std::int32_t>(at - std::begin(kMarks)) + 1;
}

bool is_figures(std::string_view line, const WordLists& lists) {
    if (line.size() > kLongestRepeated) return false;
    const auto has_digit = [](std::string_view word) {
        return word.find_first_of("0123456789") != std::string_view::npos;
    };
    bool digits = false;
    for (const std::string_view word : words_between_blanks(line)) {
        const WordShape shape = word_shape(word);
        digits = digits || has_digit(word);
        const bool apparatus = shape == WordShape::number || shape == WordShape::mark ||
                               shape == WordShape::capitals || shape == WordShape::initial ||
                               lists.closings.contains(fold_phrase(strip_marks(word)));
        if (!apparatus && !(has_digit(word) && word.size() <= 4)) return false;
    }
    return digits;
}

bool is_link(std::string_view line) {
    line.remove_prefix(line.starts_with('<') ? 1 : 0);
    return (line.starts_with("http://") || line.starts_with("https://")) &&
           line.find(' ') == std::string_view::npos;
}

bool notes_procedure(std::string_view line, const WordLists& lists) { return lists.procedures.are_in(line); }

}  // namespace rostra::speakers
