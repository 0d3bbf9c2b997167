// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rostra::core {

/// A field without its quotes, and where it stands: lines and columns from 1, columns in bytes.
struct CsvField {
    std::string text;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// Why a file is not CSV, and where.
struct CsvError {
    std::string message;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// The records of a CSV file as RFC 4180 describes it; a line may also end in LF or CR alone.
///
///     std::vector<CsvField> record;
///     while (reader.next(record)) …
///     if (reader.error()) …
class CsvReader {
public:
    /// `text` outlives the reader.
    explicit CsvReader(std::string_view text) : text_(text) {}

    /// The next record, of one field at least; false at the end, or where the file is broken: nothing behind
    /// that place can be trusted.
    [[nodiscard]] bool next(std::vector<CsvField>& record);
    [[nodiscard]] const std::optional<CsvError>& error() const { return error_; }

private:
    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
    [[nodiscard]] bool at_line_end() const { return at_end() || text_[at_] == '\n' || text_[at_] == '\r'; }
    [[nodiscard]] std::uint32_t column() const { return static_cast<std::uint32_t>(at_ - line_begin_ + 1); }
    void pass_line_end();
    void pass_line_end_into(std::string& text);
    void read_plain(std::string& text);
    void read_quoted(std::string& text);

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_begin_ = 0;
    std::uint32_t line_ = 1;
    std::optional<CsvError> error_;
};

}  // namespace rostra::core
