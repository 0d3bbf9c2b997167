// SPDX-License-Identifier: Apache-2.0
// Numbers in digits: groups, decimals, powers.
#include <array>
#include <string>

#include "number_reader.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::figures {

namespace {

constexpr std::size_t kMostDigits = 30;
constexpr std::size_t kGroup = 3;

/// The runs of digits of a numeral and the signs between them.
struct Runs {
    std::vector<std::string> digits;
    std::vector<char> between;  ///< '.', ',', '\'' or ' '
    std::vector<std::size_t> ends;
};

char separator(const Reading& reading, std::size_t at) {
    if (!reading.is_glued(at) || !reading.is_digits(at + 1) || !reading.is_glued(at + 1)) return 0;
    if (reading.is_sign(at, ".")) return '.';
    if (reading.is_sign(at, ",")) return ',';
    if (reading.is_sign(at, "'") || reading.is_sign(at, "’")) return '\'';
    return 0;
}

Runs runs_at(const Reading& reading, std::size_t at) {
    Runs runs;
    const auto add = [&](std::size_t token, char before) {
        if (before != 0) runs.between.push_back(before);
        runs.digits.push_back(ascii_digits(reading.text(token)));
        runs.ends.push_back(token + 1);
    };
    add(at, 0);
    std::size_t next = at + 1;
    // 1 234 567: groups of three with a blank between, behind one to three digits, where no month stands before.
    if (runs.digits[0].size() <= kGroup && runs.digits[0][0] != '0' &&
        !(at > 0 && (reading.is(at - 1, kMonth) || (reading.is_digits(at - 1) && !reading.is_glued(at))))) {
        while (reading.is_digits(next) && ascii_digits(reading.text(next)).size() == kGroup &&
               reading.is_behind_one_blank(next) && runs.digits.size() < kMostDigits / kGroup) {
            add(next, ' ');
            ++next;
        }
    }
    while (const char sign = separator(reading, next)) {
        if (runs.digits.size() > kMostDigits) break;
        add(next + 1, sign);
        next += 2;
    }
    return runs;
}

bool are_groups_of_three(const Runs& runs, std::size_t count) {
    if (runs.digits[0].size() > kGroup || runs.digits[0][0] == '0') return false;
    for (std::size_t i = 1; i < count; ++i) {
        if (runs.digits[i].size() != kGroup) return false;
    }
    return true;
}
/// 12,34,567: as India groups.
bool are_indian_groups(const Runs& runs, std::size_t count) {
    if (count < 3 || runs.digits[0].size() > 2 || runs.digits[0][0] == '0') return false;
    for (std::size_t i = 1; i + 1 < count; ++i) {
        if (runs.digits[i].size() != 2) return false;
    }
    return runs.digits[count - 1].size() == kGroup;
}

/// How many runs are the whole part, and whether a run of decimals is behind them.
struct Shape {
    std::size_t whole = 1;
    bool decimals = false;
};
Shape shape_of(const Reading& reading, const Runs& runs) {
    const std::size_t count = runs.digits.size();
    if (count == 1) return {};
    std::size_t same = 1;
    while (same < runs.between.size() && runs.between[same] == runs.between[0]) ++same;
    const char sign = runs.between[0];
    const bool groups =
        are_groups_of_three(runs, same + 1) || (sign == ',' && are_indian_groups(runs, same + 1));
    if (same == runs.between.size()) {
        if (sign == ' ' || sign == '\'') return groups ? Shape{count, false} : Shape{};
        if (count > 2) return groups ? Shape{count, false} : Shape{};
        const bool is_mark = (sign == ',') == reading.words().decimal_comma();
        // Three digits behind a sign that groups are a group; any other number of digits are decimals.
        return !is_mark && groups ? Shape{2, false} : Shape{1, true};
    }
    const char last = runs.between[same];
    const bool one_more = same + 1 == runs.between.size() && (last == '.' || last == ',');
    return groups && one_more ? Shape{same + 1, true} : groups ? Shape{same + 1, false} : Shape{};
}

/// Digits behind a sign or not, as of `^-1`; the token behind them in `at`.
std::optional<int> exponent_at(const Reading& reading, std::size_t& at) {
    std::size_t next = at;
    bool negative = false;
    for (int signs = 0; signs < 2 && reading.is_glued(next); ++signs) {
        if (reading.is_sign(next, "-") || reading.is_sign(next, "−")) {
            negative = !negative;
            ++next;
        } else if (reading.is_sign(next, "+")) {
            ++next;
        }
    }
    if (!reading.is_digits(next) || !reading.is_glued(next)) return std::nullopt;
    const std::string digits = ascii_digits(reading.text(next));
    if (digits.size() > 2) return std::nullopt;
    at = next + 1;
    const int value = std::stoi(digits);
    return negative ? -value : value;
}

std::optional<ExactDecimal> power_of(const ExactDecimal& base, int exponent) {
    constexpr int kMost = 60;
    if (exponent > kMost || exponent < -kMost) return std::nullopt;
    ExactDecimal power(1);
    for (int i = 0; i < (exponent < 0 ? -exponent : exponent); ++i) power = power * base;
    return exponent < 0 ? quotient(ExactDecimal(1), power) : std::optional(power);
}

/// The same number with another value, no longer digits alone.
void become(Number& number, const ExactDecimal& value, std::size_t end) {
    number.value = value;
    number.end = end;
    number.plain = false;
}

/// `e10`, `^6`, `x10^6` behind the digits.
void add_power(const Reading& reading, Number& number) {
    std::size_t at = number.end;
    if (reading.is_word(at) && reading.is_glued(at) && (reading.text(at) == "e" || reading.text(at) == "E")) {
        if (const auto exponent = exponent_at(reading, ++at)) {
            become(number, number.value.times_power_of_ten(*exponent), at);
        }
        return;
    }
    if (reading.is_sign(at, "^") && reading.is_glued(at)) {
        const auto exponent = exponent_at(reading, ++at);
        const auto power = exponent ? power_of(number.value, *exponent) : std::nullopt;
        if (power) become(number, *power, at);
        return;
    }
    const bool times = reading.text(at) == "x" || reading.is_sign(at, "×");
    if (times && reading.text(at + 1) == "10" && reading.is_sign(at + 2, "^")) {
        at += 3;
        if (const auto exponent = exponent_at(reading, at)) {
            become(number, number.value.times_power_of_ten(*exponent), at);
        }
    }
}

}  // namespace

std::optional<Number> read_numeral(const Reading& reading, std::size_t at) {
    Number number;
    number.first = at;
    number.digits = true;
    if (reading.is_sign(at, ".") && reading.is_digits(at + 1) && reading.is_glued(at + 1)) {
        // .25
        if (at > 0 && reading.is_glued(at)) return std::nullopt;
        const std::string digits = ascii_digits(reading.text(at + 1));
        if (digits.size() > kMostDigits) return std::nullopt;
        number.value = ExactDecimal::of_digits(digits, -static_cast<int>(digits.size()));
        number.end = at + 2;
        return number;
    }
    if (!reading.is_digits(at) || reading.token(at).end - reading.token(at).begin > 4 * 30)
        return std::nullopt;
    const Runs runs = runs_at(reading, at);
    // The last of 22,24,26,31 are no decimals.
    const bool in_list = at > 1 && reading.is_glued(at) && reading.is_sign(at - 1, ",") &&
                         reading.is_glued(at - 1) && reading.is_digits(at - 2);
    const Shape shape = in_list ? Shape{} : shape_of(reading, runs);
    std::string digits;
    for (std::size_t i = 0; i < shape.whole; ++i) digits += runs.digits[i];
    int exponent = 0;
    std::size_t used = shape.whole;
    if (shape.decimals) {
        digits += runs.digits[used];
        exponent = -static_cast<int>(runs.digits[used].size());
        ++used;
    }
    if (digits.size() > kMostDigits) return std::nullopt;
    number.plain = used == 1;
    number.value = ExactDecimal::of_digits(std::move(digits), exponent);
    number.end = runs.ends[used - 1];
    add_power(reading, number);
    return number;
}

}  // namespace rostra::figures
