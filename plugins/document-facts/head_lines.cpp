// SPDX-License-Identifier: Apache-2.0
#include "head_lines.hpp"

#include <algorithm>
#include <cstddef>

#include "facts_text.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/text_lines.hpp"

namespace rostra::document_facts {
namespace {

constexpr std::size_t kMostLines = 40;
constexpr std::size_t kMostBytes = std::size_t{1} << 14;

struct FilledLine {
    std::string_view text;
    bool after_gap = false;
};

/// The first lines that hold more than white space.
std::vector<FilledLine> first_lines(std::string_view text) {
    std::vector<FilledLine> lines;
    if (text.size() > kMostBytes) {
        std::size_t size = kMostBytes;
        while (size > 0 && is_trail_byte(text[size])) --size;
        text = text.substr(0, size);
    }
    bool gap = true;
    while (!text.empty() && lines.size() < kMostLines) {
        const std::size_t end = line_end(text, 0);
        const std::string_view line = trimmed(text.substr(0, end));
        if (!line.empty()) lines.push_back({line, gap});
        gap = line.empty();
        text.remove_prefix(behind_line_end(text, end));
    }
    return lines;
}

/// The width that lines were broken at; 0 where a line is too long for that.
std::size_t width_of(const std::vector<FilledLine>& lines) {
    constexpr std::size_t kWidest = 110;
    std::size_t width = 0;
    for (const FilledLine& line : lines) width = std::max(width, count_code_points(line.text));
    return width > kWidest ? 0 : width;
}

/// Whether a line was broken off where the next goes on: its first word had no room, or is no beginning.
bool goes_on(const FilledLine& line, const FilledLine& next, std::size_t width) {
    constexpr std::size_t kNarrowest = 50;
    if (next.after_gap) return false;
    const std::string_view word = next.text.substr(0, next.text.find_first_of(" \t"));
    if (is_small(first_of(word))) return count_code_points(line.text) >= kNarrowest / 2;
    return width >= kNarrowest && count_code_points(line.text) >= kNarrowest &&
           count_code_points(line.text) + 1 + count_code_points(word) > width;
}

bool ends_sentence(char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == U'…'; }
bool ends_chinese_sentence(char32_t c) { return c == U'。' || c == U'！' || c == U'？'; }

/// What ends abbreviations as `n.º`.
bool is_ordinal_sign(char32_t c) { return c == U'ª' || c == U'º'; }

/// Where the sentences of a text end: at marks behind words that are no abbreviations, with a space and no small letter
/// behind them, or nothing.
struct SentenceEnds {
    std::size_t count = 0;
    bool at_end = false;
};

SentenceEnds sentence_ends(std::string_view text) {
    constexpr std::size_t kLongerThanAbbreviations = 5;
    constexpr std::u32string_view kClosers = U"\"'”’»)";
    SentenceEnds ends;
    std::size_t word = 0;  // where the last one begins
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (is_blank(c)) word = at;
        const std::string_view last = text.substr(std::min(word, begin), begin - std::min(word, begin));
        const bool is_word =
            (is_small(first_of(last)) && is_small(last_of(last)) && !is_ordinal_sign(last_of(last))) ||
            last.size() >= kLongerThanAbbreviations;
        if (!ends_chinese_sentence(c) && !(ends_sentence(c) && is_word)) continue;
        std::size_t behind = at;
        while (behind < text.size() &&
               kClosers.find(first_of(text.substr(behind))) != std::u32string_view::npos)
            static_cast<void>(next_code_point(text, behind));
        const std::string_view next = trimmed(text.substr(behind));
        const bool is_parted =
            next.empty() || next.data() != text.data() + behind || ends_chinese_sentence(c);
        if (!is_parted || is_small(first_of(next))) continue;
        ++ends.count;
        ends.at_end = next.empty();
    }
    return ends;
}

/// Long, or with more sentences than a title has; `text` is a paragraph, or its beginning.
bool is_prose(std::string_view text) {
    constexpr std::size_t kFewWords = 12;
    constexpr std::size_t kManyWords = 30;
    constexpr std::size_t kMostWords = 60;
    const std::size_t words = count_words(text);
    if (words < kFewWords || words >= kMostWords) return words >= kMostWords;
    const SentenceEnds ends = sentence_ends(text);
    return ends.at_end || ends.count > 1 || (ends.count == 1 && words >= kManyWords);
}

bool is_furniture(Span span, const std::vector<NoiseMark>& noise) {
    return std::any_of(noise.begin(), noise.end(), [&](const NoiseMark& mark) {
        return mark.rule != "byline" && mark.span.begin < span.end && span.begin < mark.span.end;
    });
}

}  // namespace

std::vector<HeadLine> head_lines(std::string_view text, const std::vector<NoiseMark>& noise) {
    const std::vector<FilledLine> lines = first_lines(text);
    const std::size_t width = width_of(lines);
    std::vector<HeadLine> head;
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t last = i;
        while (last + 1 < lines.size() && goes_on(lines[last], lines[last + 1], width)) ++last;
        const char* const end = lines[last].text.data() + lines[last].text.size();
        const auto begin = static_cast<std::size_t>(lines[i].text.data() - text.data());
        const auto size = static_cast<std::size_t>(end - lines[i].text.data());
        HeadLine line;
        line.span = {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(begin + size)};
        line.text = text.substr(begin, size);
        line.is_furniture = is_furniture(line.span, noise);
        line.is_prose = !line.is_furniture && is_prose(line.text);
        head.push_back(line);
        if (line.is_prose) break;
        i = last + 1;
    }
    return head;
}

}  // namespace rostra::document_facts
