// SPDX-License-Identifier: Apache-2.0
#include "stretches.hpp"

#include <algorithm>

#include "quote_text.hpp"

namespace rostra::quotes {

namespace {

constexpr std::size_t kFewestLines = 3;
constexpr std::size_t kLongestLine = 110;    // bytes of a line that was wrapped
constexpr std::size_t kMostOpen = 5;         // of a hundred lines that end inside a sentence
constexpr std::size_t kLongest = 1U << 20U;  // bytes of a stretch

/// Whether the sentence is over where a line ends at `end`.
bool ends_sentence(std::string_view text, std::size_t begin, std::size_t end) {
    end = skip_blanks_back(text, end, begin);
    while (end > begin) {
        const Symbol last = symbol_before(text, end);
        if (last.size == 0) return false;
        if (is_sentence_end(last.code) || last.code == ':') return true;
        if (!is_quote_mark(last.code) && last.code != ')' && last.code != ']') return false;
        end -= last.size;
    }
    return true;
}

}  // namespace

LineUse line_use(std::string_view text) {
    std::size_t lines = 0, closed = 0, longer = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::size_t next = end + 1;
        const bool followed = next < text.size() && text[skip_blanks(text, next, text.size() - 1)] != '\n';
        if (end > begin && followed) {
            ++lines;
            if (ends_sentence(text, begin, end)) ++closed;
            if (end - begin > kLongestLine) ++longer;
        }
        begin = next;
    }
    if (lines < kFewestLines || lines - closed > lines * kMostOpen / 100 + 2) return LineUse::wraps;
    return longer * 2 > lines ? LineUse::paragraphs : LineUse::sentences;
}

std::vector<Span> stretches_of(std::string_view text, std::span<const Span> cuts, const Scan& scan,
                               const std::vector<MarkedSpan>& pairs, LineUse lines) {
    std::vector<Span> found;
    std::size_t cut = 0, mark = 0, cue = 0, pair = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        // What was cut out lies between stretches.
        if (cut < cuts.size() && cuts[cut].begin <= static_cast<std::int32_t>(begin)) {
            begin = std::max(begin, static_cast<std::size_t>(cuts[cut].end));
            ++cut;
            continue;
        }
        const std::size_t limit = cut < cuts.size() ? static_cast<std::size_t>(cuts[cut].begin) : text.size();
        std::size_t end = begin;
        for (;;) {
            const std::size_t line = std::min(text.find('\n', end), limit);
            end = line < limit ? line + 1 : limit;
            while (pair < pairs.size() && pairs[pair].outer.begin < static_cast<std::int32_t>(begin)) ++pair;
            std::size_t open = pair;
            while (open < pairs.size() && pairs[open].outer.begin < static_cast<std::int32_t>(end) &&
                   pairs[open].outer.end <= static_cast<std::int32_t>(end)) {
                ++open;
            }
            pair = open;
            if (end >= limit) break;
            if (open < pairs.size() && pairs[open].outer.begin < static_cast<std::int32_t>(end) &&
                pairs[open].outer.end <= static_cast<std::int32_t>(limit)) {
                end = std::max(end, static_cast<std::size_t>(pairs[open].outer.end));
                continue;
            }
            const std::size_t next = skip_blanks(text, end, limit);
            // Ana Ruiz, director: what she says stands in the next paragraph
            const std::size_t last = skip_blanks_back(text, line, begin);
            const std::size_t behind = text.find_first_not_of(" \t\r\n", end);
            if (last > begin && text[last - 1] == ':' && line < limit && behind < limit &&
                is_quote_mark(symbol_at(text, behind).code) && behind < end + 4) {
                end = behind;
                continue;
            }
            if (lines == LineUse::paragraphs || next >= limit || text[next] == '\n' || end - begin > kLongest)
                break;
        }
        const auto until = static_cast<std::int32_t>(end);
        const auto from = static_cast<std::int32_t>(begin);
        while (mark < scan.marks.size() && scan.marks[mark].at < from) ++mark;
        while (cue < scan.cues.size() && scan.cues[cue].span.begin < from) ++cue;
        if ((mark < scan.marks.size() && scan.marks[mark].at < until) ||
            (cue < scan.cues.size() && scan.cues[cue].span.begin < until)) {
            found.push_back({from, until});
        }
        begin = end;
    }
    return found;
}

}  // namespace rostra::quotes
