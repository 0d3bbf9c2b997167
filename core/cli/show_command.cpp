// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/wording.hpp"
#include "cli/commands.hpp"
#include "manifest/check_option.hpp"
#include "manifest/json_value.hpp"
#include "run/source_place_finder.hpp"

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kContext = 40;  // columns of a terminal on either side

/// Fit for one line: line breaks are shown as such, other control characters as '?'.
std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (c == '\n') {
            line += "⏎";
        } else if (c != '\r') {
            line += c == '\t' ? ' ' : c;
        }
    }
    return printable(line);
}

int width_of(std::string_view text) {
    int width = 0;
    while (!text.empty()) {
        width += terminal_width(text);
        text.remove_prefix(std::max<std::size_t>(utf8_length(text), 1));
    }
    return width;
}

/// The end of a text, as much as fits.
std::string tail_of(const std::string& text) {
    std::size_t begin = text.size();
    int width = 0;
    while (begin > 0) {
        std::size_t character = begin - 1;
        while (character > 0 && (static_cast<unsigned char>(text[character]) & 0xC0U) == 0x80) --character;
        width += terminal_width(std::string_view(text).substr(character));
        if (width > kContext) return "…" + text.substr(begin);
        begin = character;
    }
    return text;
}

/// Its beginning, as much as fits.
std::string head_of(const std::string& text) {
    std::size_t end = 0;
    int width = 0;
    while (end < text.size()) {
        const std::string_view rest = std::string_view(text).substr(end);
        width += terminal_width(rest);
        if (width > kContext) return text.substr(0, end) + "…";
        end += std::max<std::size_t>(utf8_length(rest), 1);
    }
    return text;
}

std::string bytes_text(std::int64_t begin, std::int64_t end) {
    return "bytes " + std::to_string(begin) + " to " + std::to_string(end);
}

std::string line_text(const LinePlace& place) {
    if (place.line == 0) return "";
    return ", line " + std::to_string(place.line) + ", column " + std::to_string(place.column);
}

/// The words in their line, with a line of carets below them, and where they stand.
std::string for_people(const FoundPlace& found) {
    const std::string before = tail_of(one_line(found.before));
    const std::string words = one_line(found.words);
    const std::string after = head_of(one_line(found.after));
    std::string text = printable(found.document) + ": " + bytes_text(found.begin, found.end) +
                       line_text(found.place) + "\n    " + before + words + after + "\n    " +
                       std::string(static_cast<std::size_t>(width_of(before)), ' ') + '^' +
                       std::string(static_cast<std::size_t>(std::max(width_of(words) - 1, 0)), '~') + "\n";
    for (const SourceStretch& stretch : found.stretches) {
        text += printable(found.file) + ": " + bytes_text(stretch.begin, stretch.end) +
                line_text(stretch.place) + (stretch.exact ? "" : ", of which the words were made") +
                (found.archive.empty() ? "" : ", unpacked from " + printable(found.archive)) + "\n";
    }
    return text;
}

Json place_json(const LinePlace& place) {
    return place.line == 0 ? Json() : Json{{"line", place.line}, {"column", place.column}};
}

std::string for_programs(const FoundPlace& found) {
    Json json = {{"document", found.document}, {"begin", found.begin},
                 {"end", found.end},           {"place", place_json(found.place)},
                 {"before", found.before},     {"words", found.words},
                 {"after", found.after},       {"input", found.input},
                 {"file", found.file},         {"source", Json::array()}};
    for (const SourceStretch& stretch : found.stretches) {
        json["source"].push_back({{"begin", stretch.begin},
                                  {"end", stretch.end},
                                  {"place", place_json(stretch.place)},
                                  {"exact", stretch.exact}});
    }
    if (!found.archive.empty()) json["archive"] = found.archive;
    json["problem"] = found.problem;
    return to_text(json) + "\n";
}

}  // namespace

int show_command(const Arguments& arguments, const Terminal& terminal) {
    PlaceRequest request{arguments.run, arguments.document, arguments.begin, arguments.end, arguments.root};
    if (!request.root.empty())
        request.root = absolute_path(request.root, std::filesystem::current_path().string());
    const Result<FoundPlace> found = find_place(request);
    if (!found) {
        terminal.err << "error: " << found.error().message << "\n";
        return found.error().kind == ErrorKind::usage ? kUnusable : kRunFailed;
    }
    terminal.out << (arguments.json ? for_programs(*found) : for_people(*found));
    if (found->problem.empty()) return kAllWell;
    if (!arguments.json)
        terminal.err << "warning: where they stand cannot be told: " << found->problem << "\n";
    return kSourceLost;
}

}  // namespace rostra::core
