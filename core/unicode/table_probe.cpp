// SPDX-License-Identifier: Apache-2.0
#include "unicode/table_probe.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <vector>

namespace rostra::core {

namespace {

constexpr std::size_t kFewestRows = 2;    // a row of names and one of values
constexpr std::size_t kRowsOfDoubt = 10;  // of what only has columns
constexpr std::size_t kLongestName = 40;  // bytes of a column's name
constexpr std::size_t kLongField = 40;    // bytes; a column of fields as long as that holds sentences
constexpr std::size_t kMostRows = 400;
constexpr std::size_t kLongestHeader = 4096;  // bytes of the first line

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Field {
    std::string_view text;  // without its quotes
    bool quoted = false;
    bool needed_quotes = false;  // it holds what would end it, or a quotation mark
};
using Row = std::vector<Field>;

/// "document", "Date of birth", "Speaker (id)": as columns are named.
bool is_column_name(std::string_view text) {
    if (text.empty() || text.size() > kLongestName || (!is_letter(text[0]) && text[0] != '_')) return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return is_letter(c) || is_digit(c) || std::string_view("_ -.()/#%").find(c) != std::string_view::npos;
    });
}

bool names_columns(const Row& header) {
    std::set<std::string_view> names;
    return std::all_of(header.begin(), header.end(), [&](const Field& field) {
        return is_column_name(field.text) && names.insert(field.text).second;
    });
}

/// Rows of one delimiter, as long as they are well formed and have as many fields as the first.
class Rows {
public:
    Rows(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    /// False where the text is no table of this delimiter.
    bool read() {
        while (at_ < text_.size() && rows.size() < kMostRows) {
            Row row;
            if (!read_row(row)) return false;
            if (row.size() == 1 && row[0].text.empty()) continue;
            if (row.size() < 2) return false;
            if (rows.empty()) {
                named = names_columns(row);
            } else if (row.size() < rows.front().size() && named) {
                row.resize(rows.front().size());  // some programs leave out what is empty at the end
            } else if (row.size() != rows.front().size()) {
                return false;
            }
            rows.push_back(std::move(row));
        }
        return rows.size() >= kFewestRows;
    }

    std::vector<Row> rows;
    bool named = false;   ///< the first row names columns
    bool spaced = false;  ///< a space stands behind a delimiter

private:
    bool read_row(Row& row) {
        while (true) {
            Field field;
            if (at_ < text_.size() && text_[at_] == '"' ? !read_quoted(field) : !read_plain(field))
                return false;
            row.push_back(field);
            if (at_ < text_.size() && text_[at_] == delimiter_) {
                ++at_;
                for (; at_ < text_.size() && text_[at_] == ' '; ++at_) spaced = true;
                continue;
            }
            if (at_ < text_.size() && text_[at_] == '\r') ++at_;
            if (at_ < text_.size() && text_[at_] != '\n') return false;
            ++at_;
            return true;
        }
    }

    bool read_plain(Field& field) {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n' && text_[at_] != '\r')
            ++at_;
        field.text = text_.substr(begin, at_ - begin);
        return !spaced || field.text.size() <= kLongField;
    }

    bool read_quoted(Field& field) {
        field.quoted = true;
        const std::size_t begin = ++at_;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            field.needed_quotes = field.needed_quotes || c == delimiter_ || c == '\n';
            if (c != '"') continue;
            if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                field.needed_quotes = true;
                ++at_;
                continue;
            }
            field.text = text_.substr(begin, at_ - begin);
            ++at_;
            return true;
        }
        return false;
    }

    std::string_view text_;
    const char delimiter_;
    std::size_t at_ = 0;
};

/// "12", "-3.5", "1,250", "40%", "2024-05-01".
bool is_number(std::string_view text) {
    bool digit = false;
    for (const char c : text) {
        digit = digit || is_digit(c);
        if (!is_digit(c) && std::string_view("+-.,%/").find(c) == std::string_view::npos) return false;
    }
    return digit;
}

/// Whether a column is named by a word and holds numbers: two of them at least, or one where there is but one row.
bool has_column_of_numbers(const std::vector<Row>& rows) {
    for (std::size_t column = 0; column < rows.front().size(); ++column) {
        const std::string_view name = rows.front()[column].text;
        if (name.empty() || is_number(name)) continue;
        std::size_t numbers = 0;
        const bool all = std::all_of(rows.begin() + 1, rows.end(), [&](const Row& row) {
            if (row[column].text.empty()) return true;
            ++numbers;
            return is_number(row[column].text);
        });
        if (all && numbers >= std::min<std::size_t>(2, rows.size() - 1)) return true;
    }
    return false;
}

bool has_column_of_sentences(const std::vector<Row>& rows) {
    for (std::size_t column = 0; column < rows.front().size(); ++column) {
        std::size_t bytes = 0;
        for (std::size_t row = 1; row < rows.size(); ++row) bytes += rows[row][column].text.size();
        if (bytes >= kLongField * (rows.size() - 1)) return true;
    }
    return false;
}

/// Quotes that prose has no use for: around what holds a delimiter, or around nearly every field.
bool is_quoted_as_a_table(const std::vector<Row>& rows) {
    std::size_t fields = 0;
    std::size_t quoted = 0;
    std::size_t needed = 0;
    for (const Row& row : rows) {
        fields += row.size();
        for (const Field& field : row) {
            quoted += field.quoted ? 1 : 0;
            needed += field.needed_quotes ? 1 : 0;
        }
    }
    return needed > 0 || 5 * quoted >= 4 * fields;
}

Table::Verdict judge(const Rows& table, char delimiter) {
    using enum Table::Verdict;
    const std::vector<Row>& rows = table.rows;
    const bool wide = rows.front().size() >= 3;
    const bool of_one_row = rows.size() == 2;
    if (of_one_row && (table.spaced || !table.named || delimiter == '\t')) return none;
    if (delimiter == '\t') {
        if (!table.named) return none;
        return has_column_of_numbers(rows) && !has_column_of_sentences(rows) ? sure : likely;
    }
    if (table.spaced) return wide && table.named && has_column_of_numbers(rows) ? likely : none;
    if (is_quoted_as_a_table(rows) || has_column_of_numbers(rows)) return sure;
    if (wide && table.named && !of_one_row) return sure;
    return wide && rows.size() >= kRowsOfDoubt ? likely : none;
}

}  // namespace

Table find_table(std::string_view head) {
    const std::string_view first = head.substr(0, std::min(head.find('\n'), kLongestHeader));
    for (const char delimiter : {',', ';', '\t'}) {
        if (first.find(delimiter) == std::string_view::npos) continue;
        Rows rows(head, delimiter);
        if (!rows.read()) continue;
        const Table::Verdict verdict = judge(rows, delimiter);
        if (verdict != Table::Verdict::none) return {verdict, delimiter};
    }
    return {};
}

}  // namespace rostra::core
