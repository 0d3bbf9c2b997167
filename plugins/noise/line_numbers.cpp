// SPDX-License-Identifier: Apache-2.0
#include "line_numbers.hpp"
#include "noise_text.hpp"
#include "rostra/analysis/language/ascii.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace rostra::noise {

namespace {

constexpr std::size_t kPageLines = 15;  // counted lines that make a page
constexpr std::size_t kLonePage = 20;   // of a page that is the only one
constexpr std::size_t kLastPage = 3;    // of one that others make likely
constexpr int kFewestGoingOn = 5;       // one line in so many begins within a sentence
constexpr int kMostLines = 60;

/// What a counted line begins with.
struct Number {
    int value = 0;          // 0: none
    std::int32_t end = 0;   // of its digits
    std::int32_t text = 0;  // where the line goes on
};

Number number_of(std::string_view text, Span line) {
    const std::string_view words = slice(text, line);
    std::size_t at = 0;
    int value = 0;
    while (at < words.size() && at < 3 && is_ascii_digit(words[at])) {
        value = value * 10 + (words[at] - '0');
        ++at;
    }
    const bool parted = at == words.size() || words[at] == ' ' || words[at] == '\t';
    if (at == 0 || at > 2 || !parted || value < 1 || value > kMostLines || words[0] == '0') {
        return {};
    }
    const std::size_t rest = std::min(words.find_first_not_of(" \t", at), words.size());
    return {value, line.begin + static_cast<std::int32_t>(at), line.begin + static_cast<std::int32_t>(rest)};
}

/// Lines counted from 1 on without one left out.
struct Page {
    std::size_t first = 0;
    std::size_t last = 0;  // behind its last line
    [[nodiscard]] std::size_t size() const { return last - first; }
};

std::vector<Page> counted_pages(const std::vector<Number>& numbers) {
    std::vector<Page> pages;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last < numbers.size() && numbers[last].value == static_cast<int>(last - i) + 1) {
            ++last;
        }
        if (last - i >= kLastPage) {
            pages.push_back({i, last});
        }
        i = std::max(last, i + 1);
    }
    return pages;
}

bool are_pages_of_text(std::string_view text, const std::vector<Line>& lines,
                       const std::vector<Number>& numbers, const std::vector<Page>& pages) {
    int whole = 0;  // pages
    int counted = 0;
    int going_on = 0;
    std::size_t longest = 0;
    for (const Page& page : pages) {
        whole += page.size() >= kPageLines ? 1 : 0;
        longest = std::max(longest, page.size());
        for (std::size_t i = page.first; i < page.last; ++i) {
            const Span words = {numbers[i].text, lines[i].end};
            counted += words.empty() ? 0 : 1;
            going_on += !words.empty() && !starts_like_title(slice(text, words)) ? 1 : 0;
        }
    }
    return (whole >= 2 || longest >= kLonePage) && going_on * kFewestGoingOn >= counted && going_on > 0;
}

}  // namespace

std::vector<Span> take_line_numbers(std::string_view text, std::vector<Line>& lines) {
    std::vector<Number> numbers;
    numbers.reserve(lines.size());
    for (const Line& line : lines) {
        numbers.push_back(number_of(text, line.span()));
    }
    const std::vector<Page> pages = counted_pages(numbers);
    if (pages.empty() || !are_pages_of_text(text, lines, numbers, pages)) {
        return {};
    }
    std::vector<Span> taken;
    for (const Page& page : pages) {
        for (std::size_t i = page.first; i < page.last; ++i) {
            taken.push_back({lines[i].begin, numbers[i].end});
            lines[i].begin = numbers[i].text;
        }
    }
    std::vector<Line> left;
    left.reserve(lines.size());
    bool gap = false;
    bool feed = false;
    for (Line& line : lines) {
        gap = gap || line.after_gap;
        feed = feed || line.after_feed;
        if (!line.span().empty()) {
            line.after_gap = gap;
            line.after_feed = feed;
            left.push_back(line);
        }
        gap = line.span().empty();
        feed = feed && line.span().empty();
    }
    lines = std::move(left);
    return taken;
}

}  // namespace rostra::noise
