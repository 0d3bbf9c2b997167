// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "quote_scan.hpp"

namespace rostra::quotes {

/// Marks that pair with one another.
enum class MarkKind : std::uint8_t {
    double_mark,  ///< straight and curly ones: people mix them
    guillemet,
    corner,
    white_corner,
    single_straight,
    single_curly,
    single_guillemet,
};
constexpr std::size_t kMarkKinds = 7;

MarkKind kind_of(char32_t glyph);

/// Whether marks of the kind are singles, which nest in doubles or, in other houses, around them.
constexpr bool is_single(MarkKind kind) { return kind >= MarkKind::single_straight; }

/// What it costs to read a mark as one that opens, one that closes, or one that does neither.
struct MarkPrices {
    int open = 0;
    int close = 0;
    int neither = 0;
};

/// How a document uses the marks that are used in more ways than one.
struct MarkHabits {
    bool low_marks = false;          ///< „ or ‚ open, so “ and ‘ may close
    bool only_closing = false;       ///< ” on both sides
    bool inward_guillemets = false;  ///< »so«
};
MarkHabits read_habits(std::string_view text, const std::vector<Mark>& marks);

MarkPrices price_mark(std::string_view text, const Mark& mark, const MarkHabits& habits,
                      const QuoteWords& words);

/// Whether nothing but blanks stands between the begin of its line and the mark.
bool begins_line(std::string_view text, const Mark& mark);

constexpr int kNever = 1000;

}  // namespace rostra::quotes
