// SPDX-License-Identifier: Apache-2.0
#include "paragraph_cursor.hpp"

#include <algorithm>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/text_lines.hpp"

namespace rostra::sentences {
namespace {

// How much of the front is a drawn line: a sign that draws, four times or more.
std::size_t drawn_size(std::string_view text) {
    constexpr std::string_view kDrawing = "=-_*~#/";
    constexpr std::size_t kShortest = 4;
    if (text.empty() || kDrawing.find(text.front()) == std::string_view::npos) return 0;
    const std::size_t size = std::min(text.find_first_not_of(text.front()), text.size());
    return size < kShortest ? 0 : size;
}

bool is_drawn(std::string_view line) { return !line.empty() && drawn_size(line) == line.size(); }

// `==== Title ====`
std::string_view without_drawn_lines(std::string_view text) {
    const std::size_t size = drawn_size(text);
    if (size == 0) return text;
    const char sign = text.front();
    text.remove_prefix(size);
    while (!text.empty() && text.back() == sign) text.remove_suffix(1);
    return trimmed(text);
}

// What stands before a list.
bool introduces(std::string_view line) {
    return line.ends_with(':') || line.ends_with("--") || line.ends_with("—");
}

bool ends_clause(std::string_view line) { return line.ends_with('.') || line.ends_with(';'); }

bool is_in_capitals(std::string_view line) {
    return std::any_of(line.begin(), line.end(), is_ascii_capital) &&
           std::none_of(line.begin(), line.end(), is_ascii_small);
}

}  // namespace

// In wrapped text. A short line above a full one, or one in capitals above one that is not; `line` is the first of its
// block.
bool ParagraphCursor::is_heading(std::string_view line, std::string_view behind) const {
    constexpr std::string_view kJoining = ",;-";
    if (kJoining.find(line.back()) != std::string_view::npos || is_ascii_small(behind.front())) return false;
    if (is_in_capitals(line) && !is_in_capitals(behind)) return true;
    return count_code_points(line) < lines_.full && count_code_points(behind) >= lines_.full;
}

// Behind the paragraph's last line, before its line end.
std::size_t ParagraphCursor::paragraph_end(std::string_view text, std::size_t begin) const {
    std::size_t end = line_end(text, begin);
    if (!lines_.wrapped) return end;
    std::string_view before = trimmed(text.substr(begin, end - begin));
    const ItemLabel label = ItemLabel::at_begin_of(before, true);
    for (bool is_first = true; end < text.size(); is_first = false) {
        const std::size_t next = behind_line_end(text, end);
        const std::size_t next_end = line_end(text, next);
        const std::string_view line = trimmed(text.substr(next, next_end - next));
        if (line.empty() || is_drawn(line) || is_drawn(before)) break;
        if (is_first && is_heading(before, line)) break;
        const ItemLabel item = ItemLabel::at_begin_of(line, true);
        if (label.goes_before(item) || (item.is_first() && introduces(before)) ||
            (item.is_bracketed() && (introduces(before) || ends_clause(before))))
            break;
        before = line;
        end = next_end;
    }
    return end;
}

bool ParagraphCursor::next(Span& paragraph) {
    while (at_ < text_.size()) {
        while (next_noise_ < noise_.size() && noise_[next_noise_].end <= static_cast<std::int32_t>(at_))
            ++next_noise_;
        std::size_t limit = text_.size();
        if (next_noise_ < noise_.size()) {
            const Span noise = noise_[next_noise_];
            if (noise.begin <= static_cast<std::int32_t>(at_)) {
                at_ = static_cast<std::size_t>(noise.end);
                continue;
            }
            limit = static_cast<std::size_t>(noise.begin);
        }
        const std::string_view clean = text_.substr(0, limit);
        const std::size_t begin = skip_blanks(clean, at_, limit);
        if (begin == limit) {
            at_ = limit;
            continue;
        }
        at_ = paragraph_end(clean, begin);
        const std::string_view found =
            without_drawn_lines(clean.substr(begin, trim_blanks(clean, begin, at_) - begin));
        if (found.empty()) continue;
        const auto from = static_cast<std::int32_t>(found.data() - text_.data());
        paragraph = {from, from + static_cast<std::int32_t>(found.size())};
        return true;
    }
    return false;
}

}  // namespace rostra::sentences
