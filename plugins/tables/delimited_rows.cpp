// SPDX-License-Identifier: Apache-2.0
#include "delimited_rows.hpp"

#include <algorithm>
#include <array>

#include "rostra/analysis/language/blanks.hpp"

namespace rostra::tables {

namespace {

constexpr std::size_t kRowsLookedAt = 20;
constexpr std::size_t kBytesLookedAt = std::size_t{256} << 10;

/// How often `delimiter` stands outside quotation marks in each of the first rows; a last row that is cut is left out.
std::vector<std::size_t> counts_of(std::string_view text, char delimiter) {
    const std::string_view head = text.substr(0, kBytesLookedAt);
    std::vector<std::size_t> counts;
    std::size_t count = 0;
    bool quoted = false;
    bool blank = true;
    for (std::size_t i = 0; i < head.size() && counts.size() < kRowsLookedAt; ++i) {
        const char c = head[i];
        if (c == '"') {
            quoted = !quoted;
            blank = false;
        } else if (!quoted && c == delimiter) {
            ++count;
            blank = false;
        } else if (!quoted && c == '\n') {
            if (!blank) counts.push_back(count);
            count = 0;
            blank = true;
        } else {
            blank = blank && c == '\r';
        }
    }
    if (!blank && head.size() == text.size() && counts.size() < kRowsLookedAt) counts.push_back(count);
    return counts;
}

}  // namespace

std::optional<char> find_delimiter(std::string_view text) {
    std::optional<char> found;
    std::size_t most = 0;
    for (const char delimiter : {',', '\t', ';', '|'}) {
        const std::vector<std::size_t> counts = counts_of(text, delimiter);
        if (counts.empty() || counts.front() <= most) continue;
        const auto even = std::count(counts.begin(), counts.end(), counts.front());
        // One odd row in four is a row that is wrong, not another delimiter.
        if (static_cast<std::size_t>(even) * 4 < counts.size() * 3) continue;
        most = counts.front();
        found = delimiter;
    }
    return found;
}

DelimitedRows::DelimitedRows(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {
    std::string wrong;
    if (!read(values_, wrong) || !wrong.empty()) return;
    for (const Value& value : values_)
        names_.emplace_back(trimmed(text_.substr(value.begin, value.end - value.begin)));
}

bool DelimitedRows::next(TableRow& row) {
    row = {};
    if (!read(values_, row.wrong)) return false;
    row.number = ++number_;
    if (row.wrong.empty() && values_.size() != names_.size()) {
        row.wrong = "it has " + std::to_string(values_.size()) +
                    (values_.size() == 1 ? " field" : " fields") + ", and the table has " +
                    std::to_string(names_.size()) + " columns";
    }
    if (!row.wrong.empty()) return true;
    for (std::size_t i = 0; i < names_.size(); ++i) row.fields.push_back({names_[i], values_[i]});
    return true;
}

/// False: the text ends.
bool DelimitedRows::read(std::vector<Value>& values, std::string& wrong) {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
    if (at_ >= text_.size()) return false;
    values.clear();
    for (;;) {
        const Value value = read_field(wrong);
        if (values.size() < kMostColumns) {
            values.push_back(value);
        } else if (wrong.empty()) {
            wrong = "it has more than " + std::to_string(kMostColumns) + " fields";
        }
        if (at_ >= text_.size()) return true;
        const char behind = text_[at_++];
        if (behind == '\n') return true;
    }
}

/// Leaves `at_` at the delimiter or line end behind it.
Value DelimitedRows::read_field(std::string& wrong) {
    Value value;
    const auto ends = [&](char c) { return c == delimiter_ || c == '\n'; };
    if (at_ < text_.size() && text_[at_] == '"') {
        const std::size_t open = at_++;
        value = {at_, at_, Written::quoted};
        for (;; ++at_) {
            at_ = std::min(text_.find('"', at_), text_.size());
            if (at_ == text_.size()) {
                if (wrong.empty())
                    wrong =
                        "the quotation mark at byte " + std::to_string(open) + " of its text is not closed";
                value.end = at_;
                return value;
            }
            if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
            ++at_;
        }
        value.end = at_++;
        const std::size_t behind = at_;
        while (at_ < text_.size() && !ends(text_[at_])) ++at_;
        const std::string_view rest = text_.substr(behind, at_ - behind);
        if (rest.find_first_not_of(" \t\r") != std::string_view::npos && wrong.empty())
            wrong = "words stand behind the quotation mark at byte " + std::to_string(behind - 1) +
                    " of its text";
        return value;
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && !ends(text_[at_])) ++at_;
    value = {begin, at_, Written::plain};
    if (value.end > begin && text_[value.end - 1] == '\r' && (at_ == text_.size() || text_[at_] == '\n'))
        --value.end;
    return value;
}

}  // namespace rostra::tables
