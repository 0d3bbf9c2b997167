// SPDX-License-Identifier: Apache-2.0
#include "json_rows.hpp"

#include <algorithm>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/plugin.hpp"

namespace rostra::tables {

namespace {

constexpr int kDeepestList = 12;  // lists of records stand near the top

std::string fault_text(const JsonFault& fault) {
    return std::string("it is no JSON: ") + fault.what + " at byte " + std::to_string(fault.at) +
           " of its text";
}

std::vector<std::string> names_of(const TableRow& row) {
    std::vector<std::string> names;
    for (const Field& field : row.fields) names.push_back(field.name);
    return names;
}

}  // namespace

bool begins_as_json(std::string_view text) {
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && (text[at] == '{' || text[at] == '[');
}

JsonRows::JsonRows(std::string_view text, const ColumnRoles& roles)
    : text_(text), roles_(roles), scan_(text) {
    try {
        const std::size_t begin = scan_.skip_space(0);
        // What follows the first value on a line of its own makes it lines, whatever is wrong with one of them.
        const std::size_t line_end = std::min(text_.find('\n', begin), text_.size());
        const std::size_t behind = scan_.skip_space(line_end);
        if (scan_.at(begin) == '{' && scan_.at(behind) == '{' &&
            trimmed(text_.substr(0, line_end)).ends_with('}')) {
            form_ = Form::lines;
            at_ = begin;
            return;
        }
        if (const std::size_t end = scan_.skip_space(scan_.value_end(begin)); end < text_.size())
            throw JsonFault{end, "nothing more should stand"};
        look_at(begin, kDeepestList);
        if (best_) {
            at_ = *best_ + 1;
            return;
        }
        form_ = Form::one;
        at_ = begin;
    } catch (const JsonFault& fault) {
        throw DocumentError(fault_text(fault));
    }
}

void JsonRows::look_at(std::size_t at, int depth) {
    if (depth == 0) return;
    if (scan_.at(at) == '{') {
        scan_.members(at, [&](std::string_view, std::size_t value) { look_at(value, depth - 1); });
    } else if (scan_.at(at) == '[') {
        consider(at);
        std::size_t element = scan_.element(at + 1, true);
        while (element != std::string_view::npos) {
            const char c = scan_.at(element);
            if (c == '{' || c == '[') look_at(element, depth - 1);
            element = scan_.element(scan_.value_end(element), false);
        }
    }
}

void JsonRows::consider(std::size_t array) {
    const std::size_t element = scan_.element(array + 1, true);
    if (element == std::string_view::npos || scan_.at(element) != '{') return;
    TableRow row;
    scan_.fields(element, "", row);
    const Roles roles = roles_.of(names_of(row));
    if (roles.text.empty()) return;
    const Value* text = row.find(roles.text.front());
    if (text->written != Written::json_string) return;
    const std::size_t score = 1 + (roles.begin.empty() ? 0U : 4U) + (roles.speaker.empty() ? 0U : 2U);
    const std::size_t length = text->end - text->begin;
    if (score < best_score_ || (score == best_score_ && length <= best_length_)) return;
    best_ = array;
    best_score_ = score;
    best_length_ = length;
}

bool JsonRows::next(TableRow& row) {
    row = {};
    if (form_ == Form::lines) return next_line(row);
    try {
        if (form_ == Form::one) {
            if (number_++ > 0 || scan_.at(at_) != '{') return false;
            row.number = 1;
            scan_.fields(at_, "", row);
            return true;
        }
        const std::size_t element = scan_.element(at_, first_);
        if (element == std::string_view::npos) return false;
        first_ = false;
        row.number = ++number_;
        if (scan_.at(element) == '{') {
            scan_.fields(element, "", row);
        } else {
            row.wrong = "it is no record";
        }
        at_ = scan_.value_end(element);
        return true;
    } catch (const JsonFault& fault) {
        throw DocumentError(fault_text(fault));
    }
}

bool JsonRows::next_line(TableRow& row) {
    at_ = scan_.skip_space(at_);
    if (at_ >= text_.size()) return false;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const JsonScan line(text_.substr(0, end));
    row.number = ++number_;
    try {
        if (line.at(at_) != '{') throw JsonFault{at_, "a brace should stand"};
        if (const std::size_t behind = line.skip_space(line.value_end(at_)); behind < end)
            throw JsonFault{behind, "nothing more should stand"};
        line.fields(at_, "", row);
    } catch (const JsonFault& fault) {
        row.fields.clear();
        row.wrong = fault_text(fault);
    }
    at_ = end;
    return true;
}

}  // namespace rostra::tables
