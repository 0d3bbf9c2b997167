// SPDX-License-Identifier: Apache-2.0
#include "paragraph_cursor.hpp"

#include <algorithm>
#include <vector>

#include "blanks.hpp"

namespace rostra::sentences {
namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// The place of the next line end, or the end of the text.
std::size_t line_end(std::string_view text, std::size_t from) {
    while (from < text.size() && !is_line_end(text[from])) ++from;
    return from;
}

std::size_t behind_line_end(std::string_view text, std::size_t end) {
    if (end == text.size()) return end;
    return text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? end + 2 : end + 1;
}

bool stops_mid_sentence(std::string_view line) {
    constexpr std::string_view kClosers = ".?!:;\"')]-";
    return !line.empty() && kClosers.find(line.back()) == std::string_view::npos;
}

// Where the paragraph ends that begins at `begin`: at a line end, or one before a blank line.
std::size_t paragraph_end(std::string_view text, std::size_t begin, bool wrapped) {
    std::size_t end = line_end(text, begin);
    while (wrapped && end < text.size()) {
        const std::size_t line = behind_line_end(text, end);
        const std::size_t its_end = line_end(text, line);
        if (behind_blanks(text.substr(0, its_end), line) == its_end) break;
        end = its_end;
    }
    return end;
}

}  // namespace

bool is_wrapped(std::string_view text) {
    constexpr std::size_t kSample = std::size_t{1} << 16;
    constexpr std::size_t kWidest = 120;
    constexpr std::size_t kEnough = 5;
    text = text.substr(0, kSample);
    std::vector<std::string_view> followed;  // lines that another follows
    std::size_t longest = 0;
    std::string_view previous;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = line_end(text, at);
        const std::string_view line = without_blanks_behind(text.substr(at, end - at));
        if (line.size() > kWidest) return false;
        longest = std::max(longest, line.size());
        if (!previous.empty() && !line.empty()) followed.push_back(previous);
        previous = line;
        at = behind_line_end(text, end);
    }
    std::size_t full = 0;
    std::size_t broken = 0;
    for (const std::string_view line : followed) {
        if (3 * line.size() < 2 * longest) continue;
        ++full;
        if (stops_mid_sentence(line)) ++broken;
    }
    return full >= kEnough && 2 * broken > full && 2 * full > followed.size();
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
        const std::size_t begin = behind_blanks(clean, at_);
        if (begin == limit) {
            at_ = limit;
            continue;
        }
        at_ = paragraph_end(clean, begin, wrapped_);
        const std::size_t end = begin + without_blanks_behind(clean.substr(begin, at_ - begin)).size();
        paragraph = {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)};
        return true;
    }
    return false;
}

}  // namespace rostra::sentences
