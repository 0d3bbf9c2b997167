// SPDX-License-Identifier: Apache-2.0
#include "workbooks.hpp"

#include <algorithm>
#include <optional>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/word_list.hpp"
#include "rostra/analysis/programs/program_output.hpp"

namespace rostra::tables {

namespace {

/// The name in a line that stands before a sheet, `-------- 2 - NAME`; none where it is another.
std::optional<std::string_view> sheet_of(std::string_view line) {
    constexpr std::string_view kMark = "-------- ";
    if (!line.starts_with(kMark)) return std::nullopt;
    std::size_t at = kMark.size();
    while (at < line.size() && is_ascii_digit(line[at])) ++at;
    if (at == kMark.size() || line.substr(at, 3) != " - ") return std::nullopt;
    return trimmed(line.substr(at + 3));
}

std::string extension_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string() : to_ascii_small(name.substr(dot + 1));
}

}  // namespace

Workbooks::Workbooks(const DataText& text) {
    const WordList list(text);
    for (const WordList::Entry& entry : list.entries()) {
        const std::size_t first = entry.text.find(':');
        const std::size_t second = entry.text.find(':', first + 1);
        if (first == std::string_view::npos || second == std::string_view::npos)
            list.refuse(entry.line, "a line is `EXTENSIONS : PACKAGE : COMMAND`");
        Program program;
        program.package = trimmed(entry.text.substr(first + 1, second - first - 1));
        for (const std::string_view word : words_between_blanks(entry.text.substr(second + 1)))
            program.command.emplace_back(word);
        if (program.command.empty()) list.refuse(entry.line, "it names no program");
        for (const std::string_view extension : words_between_blanks(entry.text.substr(0, first)))
            programs_[std::string(extension)] = program;
    }
}

bool Workbooks::has(std::string_view name, std::string_view bytes) const {
    // A file of such a name that is a plain table is read as one.
    const bool packed = bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
    return packed && programs_.contains(extension_of(name));
}

Sheet Workbooks::read(std::string_view name, std::string_view bytes,
                      const std::function<void()>& asked) const {
    const Program& program = programs_.find(extension_of(name))->second;
    Sheet sheet;
    sheet.csv = output_of(program.command, program.package, bytes, ProgramLimits(), {}, asked);
    std::size_t end = sheet.csv.size();
    std::size_t begin = 0;
    for (std::size_t at = 0; at < sheet.csv.size();) {
        const std::size_t line_end = std::min(sheet.csv.find('\n', at), sheet.csv.size());
        const std::string_view line = std::string_view(sheet.csv).substr(at, line_end - at);
        if (const std::optional<std::string_view> sheet_name = sheet_of(line)) {
            if (at == 0) {
                sheet.tells_sheets = true;
                begin = std::min(line_end + 1, sheet.csv.size());
            } else {
                end = std::min(end, at);
                sheet.others.emplace_back(*sheet_name);
            }
        }
        at = line_end + 1;
    }
    sheet.csv = sheet.csv.substr(begin, std::max(end, begin) - begin);
    return sheet;
}

}  // namespace rostra::tables
