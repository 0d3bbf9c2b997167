// SPDX-License-Identifier: Apache-2.0
// Numbers with their currencies and units.
#include "quantity.hpp"

#include <algorithm>

namespace rostra::figures {

namespace {

const ExactDecimal kOne(1);

bool is_percent(std::string_view unit) { return unit == "percent" || unit == "permille"; }
bool is_points(std::string_view unit) { return unit == "percentage-point" || unit == "basis-point"; }

/// A `one` that counts: it is alone, a noun follows, and nothing before makes it a pronoun.
bool counts_one(const Reading& reading, const Number& number) {
    const std::size_t at = number.first, behind = number.end;
    if (at > 0 && reading.is(at - 1, kMinus)) return true;
    if (reading.words().one_is_article()) return false;
    if (at > 0 && (reading.is(at - 1, kOneBefore) || reading.is_hyphen(at - 1))) return false;
    if (reading.is_hyphen(behind))
        return reading.match(reading.words().units, behind + 1) ||
               reading.match(reading.words().currencies, behind + 1);
    if (const PhraseMatch unit = reading.match(reading.words().units, behind)) return !unit.phrase->time;
    if (reading.match(reading.words().currencies, behind)) return true;
    return reading.is_word(behind) && !reading.is(behind, kOneNot);
}

void multiply(Quantity& quantity, const ExactDecimal& by) {
    if (by.is_zero() || by == kOne) return;
    quantity.number.value = quantity.number.value * by;
    quantity.number.scale = by;
    quantity.number.plain = false;
}

/// A currency before the number, and what scales mean with money: $5m, $3bn.
bool take_currency_before(const Reading& reading, Quantity& quantity, std::size_t from) {
    const FigureWords& words = reading.words();
    PhraseMatch before = reading.match_before(words.currencies, quantity.first);
    if (!before || before.end < from) return false;
    // The name of a currency stands before digits alone.
    if (reading.is_word(quantity.first - 1) && before.phrase->written.empty() && !quantity.number.digits)
        return false;
    quantity.unit = before.phrase->meaning;
    quantity.sort = Sort::money;
    quantity.first = before.end;
    multiply(quantity, before.phrase->number);
    if (quantity.number.scale == kOne && quantity.number.digits) {
        const PhraseMatch scale = reading.match(words.scales, quantity.end);
        const bool longer = scale && reading.is_glued(scale.end) && reading.is_word(scale.end);
        if (scale && !longer && (!scale.phrase->glued || reading.is_glued(quantity.end))) {
            multiply(quantity, scale.phrase->number);
            quantity.end = scale.end;
        }
    }
    return true;
}

/// Fifty cents behind three dollars.
void add_parts_of_money(const Reading& reading, Quantity& quantity) {
    std::size_t at = quantity.end;
    if (reading.is(at, kAnd)) ++at;
    if (!reading.is_digits(at) && !reading.is(at, kNumber)) return;
    const std::optional<Number> part = read_cardinal(reading, at);
    if (!part || !(part->value < ExactDecimal(100)) || !part->value.is_whole()) return;
    const PhraseMatch unit = reading.match(reading.words().currencies, part->end);
    if (unit) {
        for (const auto& [of, whole] : reading.words().subunits) {
            if (of != unit.phrase->meaning || whole != quantity.unit) continue;
            quantity.number.value = quantity.number.value + part->value.times_power_of_ten(-2);
            quantity.end = unit.end;
            return;
        }
    } else if (part->value > ExactDecimal(9) && reading.is_end(part->end)) {
        quantity.number.value = quantity.number.value + part->value.times_power_of_ten(-2);
        quantity.end = part->end;
    }
}

/// A currency behind the number, with a hyphen before it or not: 12-cent, 75 USD million.
bool take_currency_behind(const Reading& reading, Quantity& quantity) {
    const FigureWords& words = reading.words();
    const std::size_t at = quantity.end + (reading.is_hyphen(quantity.end) ? 1 : 0);
    PhraseMatch behind = reading.match(words.currencies, at);
    if (!behind && reading.is(at, kArticle | kOf) && !quantity.number.digits)
        behind = reading.match(words.currencies, at + 1);
    if (!behind && reading.is_word(at) && !reading.is(at, kNounStop | kNumber) && reading.is_word(at + 1)) {
        // Dutch guilders: of whatever country
        behind = reading.match(words.currencies, at + 1);
        if (behind && !behind.phrase->written.empty()) behind = {};
    }
    if (!behind && quantity.number.digits) {
        // 5m euros
        const PhraseMatch scale = reading.match(words.scales, at);
        const PhraseMatch money = scale ? reading.match(words.currencies, scale.end) : PhraseMatch{};
        if (!money) return false;
        multiply(quantity, scale.phrase->number);
        behind = money;
    }
    if (!behind) return false;
    // 3 USD50: what is glued to the next number is that number's
    if (reading.is_glued(behind.end) && reading.is_digits(behind.end) && !reading.is_glued(at)) return false;
    quantity.unit = behind.phrase->meaning;
    quantity.sort = Sort::money;
    quantity.end = behind.end;
    multiply(quantity, behind.phrase->number);
    if (quantity.number.scale == kOne && reading.is(behind.end, kNumber) &&
        reading.word(behind.end).role == Role::scale) {
        multiply(quantity, reading.word(behind.end).value);
        ++quantity.end;
        return true;
    }
    add_parts_of_money(reading, quantity);
    return true;
}

bool take_unit(const Reading& reading, Quantity& quantity) {
    const bool hyphen = reading.is_hyphen(quantity.end) && reading.is_glued(quantity.end);
    std::size_t at = quantity.end + (hyphen ? 1 : 0);
    // **10** percent: stars that print bold
    for (int stars = 0; stars < 2 && reading.is_sign(at, "*"); ++stars) ++at;
    // half an hour
    if (reading.is(at, kArticle) && quantity.number.fraction) ++at;
    const PhraseMatch unit = reading.match(reading.words().units, at);
    if (!unit || (unit.phrase->glued && !reading.is_glued(at))) return false;
    // 180ml, but no longer word that begins like it
    if (reading.is_glued(unit.end) && reading.is_digits(unit.end)) return false;
    quantity.unit = unit.phrase->meaning;
    quantity.sort = sort_of_unit(quantity.unit);
    quantity.end = unit.end;
    return true;
}

/// `a share`, `per hour`, `/day`.
void take_rate(const Reading& reading, Quantity& quantity) {
    std::size_t at = quantity.end;
    if (reading.is(at, kPer | kArticle) || (reading.is_sign(at, "/") && reading.is_glued(at))) {
        ++at;
    } else if (reading.is_hyphen(at) && reading.is(at + 1, kArticle) && reading.is_hyphen(at + 2)) {
        at += 3;  // a 12-cent-a-share dividend
    } else {
        return;
    }
    const PhraseMatch rate = reading.match(reading.words().rates, at);
    if (!rate || reading.is(rate.end, kAgo)) return;
    quantity.unit += "/" + rate.phrase->meaning;
    quantity.end = rate.end;
}

/// `minus`, or a sign that no word and no number stands right before.
void take_minus(const Reading& reading, Quantity& quantity, std::size_t from) {
    const std::size_t at = quantity.first;
    if (at == from || at == 0) return;
    const bool sign = (reading.is_sign(at - 1, "-") || reading.is_sign(at - 1, "−")) &&
                      reading.is_glued(at) && (!reading.is_glued(at - 1) || reading.is_sign(at - 2, "("));
    if (!sign && !reading.is(at - 1, kMinus)) return;
    // plus or minus three points
    if (reading.match_before(reading.words().before, at)) return;
    quantity.number.value = -quantity.number.value;
    quantity.number.plain = false;
    quantity.first = at - 1;
}

}  // namespace

Sort sort_of_unit(std::string_view unit) {
    return is_percent(unit) ? Sort::percent : is_points(unit) ? Sort::points : Sort::measure;
}

std::optional<Quantity> read_quantity(const Reading& reading, std::size_t at, std::size_t from) {
    // A unit before its number, as percent in Chinese.
    if (const PhraseMatch unit = reading.match(reading.words().units_before, at)) {
        std::optional<Quantity> behind = read_quantity(reading, unit.end, unit.end);
        if (!behind || behind->apart || !behind->unit.empty()) return std::nullopt;
        behind->first = at;
        behind->unit = unit.phrase->meaning;
        behind->sort = sort_of_unit(behind->unit);
        return behind;
    }
    std::optional<Number> number = read_number(reading, at);
    if (!number || number->first < from) return std::nullopt;
    Quantity quantity;
    quantity.number = *std::move(number);
    quantity.first = quantity.number.first;
    quantity.end = quantity.number.end;
    const Number& read = quantity.number;

    if (reading.is(at, kIdeograph) && reading.is(read.end, kEra) && !(read.value < ExactDecimal(1000))) {
        quantity.apart = Sort::year;
        quantity.end = read.end + 1;
        return quantity;
    }
    const bool spelled_one = !read.digits && read.end == at + 1 && read.value == kOne && read.first == at;
    if (spelled_one && !counts_one(reading, read)) return std::nullopt;
    take_minus(reading, quantity, from);
    if (const auto end = age_end(reading, read)) {
        quantity.apart = Sort::age;
        quantity.end = *end;
        return quantity;
    }
    bool has_unit = take_currency_before(reading, quantity, from);
    if (has_unit) take_minus(reading, quantity, from);
    if (has_unit) {
        // $10 dollars
        const PhraseMatch again = reading.match(reading.words().currencies, quantity.end);
        if (again && again.phrase->meaning == quantity.unit && reading.is_word(quantity.end))
            quantity.end = again.end;
    } else {
        has_unit = take_currency_behind(reading, quantity) || take_unit(reading, quantity);
    }
    if (has_unit) {
        take_rate(reading, quantity);
        const bool passed = quantity.sort == Sort::measure && reading.is(quantity.end, kAgo);
        if (passed) {
            quantity.apart = Sort::date;
            ++quantity.end;
        }
        return quantity;
    }
    if (!read.digits && reading.match(reading.words().times, quantity.end)) {
        // seven o'clock
        quantity.apart = Sort::time;
        quantity.end = reading.match(reading.words().times, quantity.end).end;
        return quantity;
    }
    if (!read.digits && !read.fraction && !read.vague) {
        // twenty-first, one hundred twenty fifth
        const std::size_t behind = quantity.end + (reading.is_hyphen(quantity.end) ? 1 : 0);
        const bool many = reading.is(behind, kDenominator) && reading.word(behind).many;
        if (reading.is(behind, kOrdinal) && !many) {
            quantity.apart = Sort::ordinal;
            quantity.end = behind + 1;
            return quantity;
        }
    }
    if (reading.is_hyphen(quantity.end) && reading.is_glued(quantity.end) &&
        reading.is_word(quantity.end + 1) && reading.is_glued(quantity.end + 1) &&
        !reading.is(quantity.end + 1, kNumber | kTo)) {
        quantity.hyphen_noun = !reading.match(reading.words().after, quantity.end + 1);
        if (quantity.hyphen_noun && reading.is(quantity.end + 1, kNounStop)) return std::nullopt;
    }
    if (read.fraction) quantity.sort = Sort::ratio;
    return quantity;
}

namespace {

/// Whether a verb of change stands in the words before: `rose from 5 to 7` tells of two figures.
bool tells_of_change(const Reading& reading, std::size_t first, std::size_t from) {
    constexpr std::size_t kFar = 8;
    for (std::size_t i = first; i-- > from && first - i <= kFar;) {
        if (reading.is_sign(i, ";") || reading.is_sign(i, ".") || reading.is_sign(i, "(")) return false;
        if (reading.is(i, kChange)) return true;
    }
    return false;
}

}  // namespace

std::optional<Range> read_range(const Reading& reading, const Quantity& low, std::size_t from) {
    if (low.number.vague || low.number.several || low.hyphen_noun) return std::nullopt;
    const std::size_t at = low.end;
    std::size_t before = low.first;
    const bool dash = reading.is_dash(at) && (reading.is_glued(at) == reading.is_glued(at + 1)) &&
                      (reading.is_glued(at) || !reading.is_hyphen(at));
    // Words with a hyphen between them are said one by one: three-nought-four.
    if (dash && reading.is_hyphen(at) && !low.number.digits) return std::nullopt;
    const bool to = reading.is(at, kTo);
    const bool between = before > from && reading.is(before - 1, kBetween) && reading.is(at, kAnd);
    if (!dash && !to && !between) return std::nullopt;
    const bool has_from = before > from && reading.is(before - 1, kFrom);
    const bool has_by = before > from && reading.is(before - 1, kPer) && !has_from;
    if (to && !has_by && tells_of_change(reading, before, from)) return std::nullopt;
    // The second number may have its currency before it.
    std::size_t second = at + 1;
    for (int signs = 0;
         signs < 3 && !reading.is_digits(second) && !reading.is(second, kNumber | kArticle | kVague); ++signs)
        ++second;
    if (told_apart(reading, second, at + 1)) return std::nullopt;
    if (reading.is(second, kArticle)) ++second;
    std::optional<Quantity> high = read_quantity(reading, second, at + 1);
    if (!high || high->apart || high->first != at + 1 || high->number.vague || high->number.several)
        return std::nullopt;
    Range range{low, *std::move(high)};
    if (range.low.unit.empty()) {
        range.low.unit = range.high.unit;
        range.low.sort = range.high.sort;
    } else if (range.high.unit.empty()) {
        range.high.unit = range.low.unit;
        range.high.sort = range.low.sort;
    }
    if (range.low.unit != range.high.unit) return std::nullopt;
    if (range.low.number.scale == kOne && range.high.number.scale != kOne) {
        // 5 to 7 million
        const ExactDecimal scaled = range.low.number.value * range.high.number.scale;
        if (scaled < range.high.number.value) range.low.number.value = scaled;
    }
    if (!(range.low.number.value < range.high.number.value)) return std::nullopt;
    range.high.hyphen_noun = range.high.hyphen_noun || range.low.hyphen_noun;
    return range;
}

}  // namespace rostra::figures
