// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rostra::text {

/// How the line between two records is known.
enum class SeparatorForm {
    whole_line,   ///< the line is the separator; spaces, tabs and a CR at its end do not count
    line_prefix,  ///< the line begins with the separator, and what follows names the record
};

/// What stands between two separator lines, the file's beginning and its end.
struct RawRecord {
    std::string_view name;  ///< of a line prefix: what followed it, trimmed
    std::size_t line = 0;   ///< of the separator line before it, from 1; 0: it stands before the first one
    std::size_t begin = 0;  ///< bytes of the file
    std::size_t end = 0;
};

/// Splits a file's bytes, in any encoding that has ASCII's characters at their ASCII values and nowhere else.
///
///     RecordSplitter splitter(bytes, "---", SeparatorForm::whole_line);
///     while (const auto record = splitter.next()) use(*record);
class RecordSplitter {
public:
    /// A byte-order mark of UTF-8 at the beginning belongs to no record.
    RecordSplitter(std::string_view bytes, std::string_view separator, SeparatorForm form);

    [[nodiscard]] std::optional<RawRecord> next();

private:
    [[nodiscard]] bool separates(std::string_view line) const;

    std::string_view bytes_;
    std::string separator_;
    SeparatorForm form_;
    std::size_t at_ = 0;    // where the next line begins
    std::size_t line_ = 1;  // its number
    RawRecord open_;        // the record that the lines from at_ on belong to
    bool done_ = false;
};

}  // namespace rostra::text
