// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "fact_words.hpp"

namespace rostra::document_facts {

/// A number, a word or a sign of a line, and what it may be in a date.
struct DatePiece {
    enum class Kind : std::uint8_t { number, word, sign };

    std::size_t begin = 0;
    std::size_t end = 0;
    Kind kind = Kind::sign;
    std::int32_t value = 0;    ///< of a number; more than a year is cut off at that
    std::size_t digits = 0;    ///< of a number; 0 where it is written in Chinese numerals
    std::int32_t month = 0;    ///< that a word names; 0: none
    std::int32_t weekday = 0;  ///< that a word names, 1: Monday; 0: none
    DateUnit unit = DateUnit::none;
    bool is_ordinal = false;  ///< th
    bool is_within = false;   ///< of
    char32_t sign = 0;
};

/// The pieces of a line without white space, in order.
[[nodiscard]] std::vector<DatePiece> date_pieces(std::string_view line, const FactWords& words);

}  // namespace rostra::document_facts
