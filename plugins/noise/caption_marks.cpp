// SPDX-License-Identifier: Apache-2.0
#include "caption_marks.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"

namespace rostra::noise {

namespace {

constexpr std::size_t kLongestTag = 200;  // bytes
constexpr std::string_view kArrow = "-->";
constexpr std::string_view kBlanks = " \t";
constexpr std::array<std::string_view, 10> kTags = {"b",  "c",    "font", "i", "lang",
                                                    "rt", "ruby", "s",    "u", "v"};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Where the time at `at` ends: `00:05.000`, `1:00:05,000`; npos where none stands there.
std::size_t end_of_time(std::string_view line, std::size_t at) {
    std::size_t colons = 0;
    const auto digits = [&](std::size_t least, std::size_t most) {
        std::size_t count = 0;
        while (at < line.size() && is_ascii_digit(line[at])) {
            ++at;
            ++count;
        }
        return count >= least && count <= most;
    };
    if (!digits(1, 4)) {
        return std::string_view::npos;
    }
    for (; at < line.size() && line[at] == ':' && colons < 3; ++colons) {
        ++at;
        if (!digits(2, 2)) {
            return std::string_view::npos;
        }
    }
    if (colons == 0 || at >= line.size() || (line[at] != '.' && line[at] != ',')) {
        return std::string_view::npos;
    }
    ++at;
    return digits(1, 3) ? at : std::string_view::npos;
}

/// From when to when a caption is shown, perhaps with where.
bool is_timing(std::string_view line) {
    const std::size_t from = end_of_time(line, 0);
    if (from == std::string_view::npos) {
        return false;
    }
    const std::size_t arrow = line.find_first_not_of(kBlanks, from);
    if (arrow == std::string_view::npos || line.substr(arrow, kArrow.size()) != kArrow) {
        return false;
    }
    const std::size_t second = line.find_first_not_of(kBlanks, arrow + kArrow.size());
    if (second == std::string_view::npos) {
        return false;
    }
    const std::size_t end = end_of_time(line, second);
    return end == line.size() || (end != std::string_view::npos && is_blank(line[end]));
}

bool is_number(std::string_view line) { return std::all_of(line.begin(), line.end(), is_ascii_digit); }

/// `word` alone, or with more behind a blank.
bool begins_with_word(std::string_view line, std::string_view word) {
    return line.starts_with(word) && (line.size() == word.size() || is_blank(line[word.size()]));
}

bool begins_block(std::string_view line) {
    return begins_with_word(line, "NOTE") || line == "STYLE" || line == "REGION";
}

/// The lines of a document that is captions; which of them are no caption.
class CaptionLines {
public:
    CaptionLines(std::string_view text, const std::vector<Line>& lines)
        : text_(text), lines_(lines), marked_(lines.size()) {}

    std::vector<bool> find() {
        bool timed = false;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!is_timing(at(i))) {
                continue;
            }
            timed = true;
            marked_[i] = true;
            const bool named = i > 0 && !lines_[i].after_gap && !marked_[i - 1];
            if (named && (lines_[i - 1].after_gap || is_number(at(i - 1)))) {
                marked_[i - 1] = true;
            }
        }
        if (timed && begins_with_word(at(0), "WEBVTT")) {
            mark_block(0);
            for (std::size_t i = 1; i < lines_.size(); ++i) {
                if (lines_[i].after_gap && begins_block(at(i))) {
                    mark_block(i);
                }
            }
        }
        return timed ? std::move(marked_) : std::vector<bool>();
    }

private:
    [[nodiscard]] std::string_view at(std::size_t line) const { return slice(text_, lines_[line].span()); }

    /// Up to the next blank line; a timed line ends it, too.
    void mark_block(std::size_t first) {
        marked_[first] = true;
        for (std::size_t i = first + 1; i < lines_.size() && !lines_[i].after_gap && !marked_[i]; ++i) {
            marked_[i] = true;
        }
    }

    std::string_view text_;
    const std::vector<Line>& lines_;
    std::vector<bool> marked_;
};

/// The size of the tag that `rest` begins with, `>` and all; 0 where it begins with none.
std::size_t tag_size(std::string_view rest) {
    const std::size_t close = rest.substr(0, kLongestTag).find(rest.front() == '{' ? '}' : '>');
    if (close == std::string_view::npos) {
        return 0;
    }
    if (rest.front() == '{') {
        return rest[1] == '\\' ? close + 1 : 0;  // {\an8}
    }
    std::string_view inside = rest.substr(1, close - 1);
    if (!inside.empty() && end_of_time(inside, 0) == inside.size()) {
        return close + 1;
    }
    inside.remove_prefix(inside.starts_with('/') ? 1 : 0);
    const std::string_view name = inside.substr(0, inside.find_first_of(". \t"));
    return std::find(kTags.begin(), kTags.end(), name) != kTags.end() ? close + 1 : 0;
}

void add_tags(std::string_view text, Span line, std::vector<Span>& marks) {
    const std::string_view words = slice(text, line);
    const auto add = [&](std::size_t begin, std::size_t end) {
        marks.push_back(
            {line.begin + static_cast<std::int32_t>(begin), line.begin + static_cast<std::int32_t>(end)});
    };
    for (std::size_t at = words.find_first_of("<{"); at < words.size();) {
        const std::size_t size = tag_size(words.substr(at));
        const std::size_t name =
            words.substr(at, 2) == "<v" ? words.find_first_of(kBlanks, at) : words.size();
        if (name < at + size) {  // a voice: who speaks stays
            const std::size_t from = std::min(words.find_first_not_of(kBlanks, name), at + size - 1);
            add(at, from);
            add(at + size - 1, at + size);
        } else if (size > 0) {
            add(at, at + size);
        }
        at = words.find_first_of("<{", at + std::max<std::size_t>(size, 1));
    }
}

}  // namespace

std::vector<Span> take_caption_marks(std::string_view text, std::vector<Line>& lines) {
    const std::vector<bool> marked = CaptionLines(text, lines).find();
    std::vector<Span> marks;
    if (marked.empty()) {
        return marks;
    }
    std::vector<Line> left;
    bool gap = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        gap = gap || lines[i].after_gap;
        if (marked[i]) {
            marks.push_back(lines[i].span());
            continue;
        }
        add_tags(text, lines[i].span(), marks);
        left.push_back(lines[i]);
        left.back().after_gap = gap;
        gap = false;
    }
    lines = std::move(left);
    return marks;
}

}  // namespace rostra::noise
