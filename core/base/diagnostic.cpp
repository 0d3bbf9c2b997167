// SPDX-License-Identifier: Apache-2.0
#include "base/diagnostic.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "base/wording.hpp"

namespace rostra::core {
namespace {

constexpr std::size_t kLongestLine = 500;
constexpr std::size_t kGutter = 5;

std::string place_prefix(const SourcePlace& place) {
    if (place.line == 0) return place.file;
    std::string text = place.file.str() + ":" + std::to_string(place.line);
    if (place.column > 0) text += ":" + std::to_string(place.column);
    return text;
}

/// Blanks as wide as `text` on a terminal, with its tabs.
std::string blanks_for(std::string_view text) {
    std::string blanks;
    while (!text.empty()) {
        if (text[0] == '\t') {
            blanks += '\t';
        } else {
            blanks.append(static_cast<std::size_t>(terminal_width(text)), ' ');
        }
        text.remove_prefix(std::max<std::size_t>(utf8_length(text), 1));
    }
    return blanks;
}

std::string marks_for(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        width += static_cast<std::size_t>(terminal_width(text));
        text.remove_prefix(std::max<std::size_t>(utf8_length(text), 1));
    }
    return "^" + std::string(width > 1 ? width - 1 : 0, '~');
}

std::string excerpt(const Diagnostic& diagnostic) {
    const SourcePlace& place = diagnostic.place;
    const std::string_view line = diagnostic.source_line;
    const std::string number = std::to_string(place.line);
    const std::string indent(kGutter - std::min(number.size(), kGutter), ' ');
    std::string text = indent + number + " | " + printable(line) + "\n";
    if (place.column == 0) return text;
    const std::size_t begin = std::min<std::size_t>(place.column - 1, line.size());
    const std::string blank_number(std::max(number.size(), kGutter), ' ');
    return text + blank_number + " | " + blanks_for(line.substr(0, begin)) +
           marks_for(line.substr(begin, place.length)) + "\n";
}

}  // namespace

std::string_view line_of(std::string_view text, std::uint32_t line) {
    for (std::uint32_t at = 1; at < line; ++at) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    text = text.substr(0, text.find('\n'));
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

std::string render(const Diagnostic& diagnostic) {
    const std::string where = place_prefix(diagnostic.place);
    std::string text = printable((where.empty() ? "" : where + ": ") + "error: " + diagnostic.message) + "\n";
    const std::string& line = diagnostic.source_line;
    if (!line.empty() && line.size() <= kLongestLine) text += excerpt(diagnostic);
    return text;
}

std::string render(const std::vector<Diagnostic>& diagnostics) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) text += render(diagnostic);
    return text;
}

Diagnostic diagnostic_at(SourcePlace place, std::string message, std::string_view text) {
    std::string line(place.line > 0 ? line_of(text, place.line) : std::string_view{});
    return {std::move(place), std::move(message), std::move(line)};
}

void Diagnostics::add(SourcePlace place, std::string message) {
    std::string line(place.file.str() == file_ ? line_at(place.line) : std::string_view{});
    found_.push_back({std::move(place), std::move(message), std::move(line)});
}

std::string_view Diagnostics::line_at(std::uint32_t line) {
    if (line_begins_.empty()) {
        line_begins_.push_back(0);
        for (std::size_t at = text_.find('\n'); at != std::string_view::npos; at = text_.find('\n', at + 1))
            line_begins_.push_back(at + 1);
    }
    if (line == 0 || line > line_begins_.size()) return {};
    return line_of(text_.substr(line_begins_[line - 1]), 1);
}

std::vector<Diagnostic> Diagnostics::sorted() const {
    std::vector<Diagnostic> diagnostics = found_;
    const auto key = [](const Diagnostic& d) {
        return std::tuple(d.place.line == 0, std::string_view(d.place.file.str()), d.place.line,
                          d.place.column, std::string_view(d.message));
    };
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
    diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
    return diagnostics;
}

}  // namespace rostra::core
