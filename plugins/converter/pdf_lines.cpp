// SPDX-License-Identifier: Apache-2.0
#include "pdf_lines.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"

namespace rostra::converter {

namespace {

constexpr std::size_t kEdge = 3;           // lines with words at the head and at the foot that are looked at
constexpr std::size_t kFewestPages = 3;    // on which a line comes again
constexpr std::size_t kLongestHead = 160;  // bytes
constexpr std::size_t kMostDigits = 6;

/// Lines at the edges of a page, from the edge on; heads and feet apart.
std::vector<PdfLine*> edge_of(PdfPage& page, bool foot) {
    std::vector<PdfLine*> lines;
    for (std::size_t i = 0; i < page.size() && lines.size() < kEdge; ++i) {
        PdfLine& line = foot ? page[page.size() - 1 - i] : page[i];
        if (!line.text.empty()) lines.push_back(&line);
    }
    return lines;
}

/// A line with each run of digits as one, so that page numbers within it do not tell two apart.
std::string without_numbers(std::string_view line) {
    std::string form;
    for (const char c : line) {
        if (!is_ascii_digit(c)) {
            form += c;
        } else if (form.empty() || form.back() != '0') {
            form += '0';
        }
    }
    return form;
}

/// The number of a line that has one number and few letters beside it: `12`, `- 12 -`, `Page 12`, `12 / 30` (its first).
std::optional<std::int64_t> number_of(std::string_view line) {
    constexpr std::size_t kLongest = 24;
    if (line.size() > kLongest) return std::nullopt;
    const std::size_t begin = line.find_first_of("0123456789");
    if (begin == std::string_view::npos) return std::nullopt;
    std::size_t end = begin;
    std::int64_t number = 0;
    for (; end < line.size() && is_ascii_digit(line[end]); ++end) {
        if (end - begin >= kMostDigits) return std::nullopt;
        number = number * 10 + (line[end] - '0');
    }
    return number;
}

}  // namespace

std::vector<PdfPage> pages_of(std::string_view text) {
    std::vector<PdfPage> pages;
    while (!text.empty()) {
        const std::size_t feed = std::min(text.find('\f'), text.size());
        std::string_view page = text.substr(0, feed);
        if (feed == text.size() && !pages.empty() && trimmed(page).empty()) break;
        text.remove_prefix(std::min(feed + 1, text.size()));
        PdfPage lines;
        while (!page.empty()) {
            const std::size_t end = std::min(page.find('\n'), page.size());
            lines.push_back({trimmed(page.substr(0, end)), PageRule::none});
            page.remove_prefix(std::min(end + 1, page.size()));
        }
        pages.push_back(std::move(lines));
    }
    return pages;
}

void mark_furniture(std::vector<PdfPage>& pages) {
    if (pages.size() < kFewestPages) return;
    const std::size_t fewest = std::max(kFewestPages, pages.size() / 3);
    for (const bool foot : {false, true}) {
        std::map<std::string, std::size_t> on;      // pages that have a form at this edge
        std::map<std::int64_t, std::size_t> ahead;  // of numbers before those of their pages
        for (std::size_t i = 0; i < pages.size(); ++i) {
            std::set<std::string> forms;
            std::set<std::int64_t> drifts;
            for (const PdfLine* line : edge_of(pages[i], foot)) {
                if (line->text.size() <= kLongestHead) forms.insert(without_numbers(line->text));
                if (const auto number = number_of(line->text))
                    drifts.insert(*number - static_cast<std::int64_t>(i));
            }
            for (const std::string& form : forms) ++on[form];
            for (const std::int64_t drift : drifts) ++ahead[drift];
        }
        for (std::size_t i = 0; i < pages.size(); ++i) {
            for (PdfLine* line : edge_of(pages[i], foot)) {
                const auto number = number_of(line->text);
                const bool counts = number && ahead[*number - static_cast<std::int64_t>(i)] >= fewest;
                const bool again =
                    line->text.size() <= kLongestHead && on[without_numbers(line->text)] >= fewest;
                if (!counts && !again) break;  // behind the first line of the text, all is text
                line->rule = counts ? PageRule::page_number : PageRule::running_head;
            }
        }
    }
}

}  // namespace rostra::converter
