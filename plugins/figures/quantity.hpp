// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "figure_finder.hpp"
#include "number_reader.hpp"

namespace rostra::figures {

/// A number with its currency or unit.
struct Quantity {
    Number number;
    Sort sort = Sort::count;
    std::string unit;
    std::size_t first = 0, end = 0;  ///< tokens, with the currency and the sign before
    bool hyphen_noun = false;        ///< 15-member
    std::optional<Sort> apart;       ///< it is no figure after all: an age, an ordinal
};

/// What a number with a unit is; the unit is no currency.
[[nodiscard]] Sort sort_of_unit(std::string_view unit);

/// The quantity whose number begins with token `at`; `from`: the first token that nothing before has taken. Nothing where
/// no number begins, or a `one` that counts nothing.
[[nodiscard]] std::optional<Quantity> read_quantity(const Reading& reading, std::size_t at, std::size_t from);

/// Two quantities with `to` or a dash between them.
struct Range {
    Quantity low, high;
};
/// The range that begins with a quantity; nothing where none does.
[[nodiscard]] std::optional<Range> read_range(const Reading& reading, const Quantity& low, std::size_t from);

/// What the words around say of a number. `first` and `end` are moved over them; `noun_end`: behind what is counted.
struct Bounds {
    Interval interval;
    std::string modifier;
};
[[nodiscard]] Bounds read_bounds(const Reading& reading, const Quantity& low, const Quantity* high,
                                 std::size_t from, std::size_t& first, std::size_t& end,
                                 std::size_t noun_end);

/// What is counted, behind a quantity; and the token behind.
struct Noun {
    std::string text;
    std::size_t end = 0;
};
[[nodiscard]] Noun read_noun(const Reading& reading, const Quantity& quantity);

/// What a number is of, before the verb in front of it.
[[nodiscard]] std::string read_subject(const Reading& reading, std::size_t first, std::size_t from);

}  // namespace rostra::figures
