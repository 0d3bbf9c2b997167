// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "people.hpp"
#include "rostra/analysis/language/word_set.hpp"
#include "rostra/services.hpp"

namespace rostra::speakers {

/// What the user knows of people: a table with commas between columns and names of columns in its first line; the first column
/// has a person's name. Fields may stand in quotation marks, a mark within is doubled.
///
///     name,party,gender
///     Guo Yezhou,"Foreign, and Trade",m
class SpeakerRecords {
public:
    SpeakerRecords() = default;
    /// Throws std::runtime_error that names file and line.
    explicit SpeakerRecords(const DataText& text);

    [[nodiscard]] bool empty() const { return rows_.empty(); }
    /// Without the first.
    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    /// The number of a column; kNone where there is none of that name.
    [[nodiscard]] std::size_t column(std::string_view name) const;

    /// The row of each person, by speaker_id, else by a name of the person's, whatever the case; kNone where there is none.
    [[nodiscard]] std::vector<std::size_t> rows_of(const std::vector<Person>& people) const;
    [[nodiscard]] std::string_view value(std::size_t row, std::size_t column) const {
        return rows_[row].values[column];
    }
    /// In words: rows that are nobody's, and people without a row; `rows` as rows_of() gives them.
    [[nodiscard]] std::vector<std::string> complaints(const std::vector<Person>& people,
                                                      const std::vector<std::size_t>& rows) const;

private:
    struct Row {
        std::string name;
        std::vector<std::string> values;
    };
    std::string file_;
    std::vector<std::string> columns_;
    std::vector<Row> rows_;
    std::unordered_map<std::string, std::size_t, StringHash, std::equal_to<>> numbers_;  ///< by folded name
};

}  // namespace rostra::speakers
