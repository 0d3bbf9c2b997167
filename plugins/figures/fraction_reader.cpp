// SPDX-License-Identifier: Apache-2.0
// Fractions, and numbers that say how many of how many.
#include <algorithm>
#include <array>

#include "number_reader.hpp"

namespace rostra::figures {

namespace {

/// What may stand below a stroke: anything else is a date or a name, as 9/11.
constexpr std::array<std::int64_t, 13> kBelow = {2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100, 1000};

struct Fraction {
    ExactDecimal value;
    std::size_t end = 0;
};

/// 3/4 in glued digits, or ½.
std::optional<Fraction> digit_fraction(const Reading& reading, std::size_t at) {
    if (const PhraseMatch sign = reading.match(reading.words().fractions, at)) {
        const std::string& meaning = sign.phrase->meaning;
        const std::size_t stroke = meaning.find('/');
        const auto above = ExactDecimal::parse(std::string_view(meaning).substr(0, stroke));
        const auto below = ExactDecimal::parse(std::string_view(meaning).substr(stroke + 1));
        if (above && below) {
            if (const auto value = quotient(*above, *below)) return Fraction{*value, sign.end};
        }
        return std::nullopt;
    }
    if (!reading.is_digits(at) || !reading.is_sign(at + 1, "/") || !reading.is_digits(at + 2) ||
        !reading.is_glued(at + 1) || !reading.is_glued(at + 2))
        return std::nullopt;
    if (reading.is_sign(at + 3, "/") && reading.is_glued(at + 3)) return std::nullopt;
    const auto above = ExactDecimal::parse(ascii_digits(reading.text(at)));
    const auto below = ExactDecimal::parse(ascii_digits(reading.text(at + 2)));
    const auto below_number = below->small_integer();
    if (!below_number || std::find(kBelow.begin(), kBelow.end(), *below_number) == kBelow.end())
        return std::nullopt;
    if (!(*above < *below)) return std::nullopt;
    return Fraction{*quotient(*above, *below), at + 3};
}

/// `thirds`, with a hyphen before it or not; the number of parts, and the token behind.
struct Below {
    std::int64_t parts = 0;
    bool span = false, many = false, both = false;
    std::size_t end = 0;
};
std::optional<Below> below_at(const Reading& reading, std::size_t at) {
    const std::size_t word = at + (reading.is_hyphen(at) ? 1 : 0);
    if (!reading.is(word, kDenominator)) return std::nullopt;
    return Below{reading.word(word).denominator, reading.word(word).span, reading.word(word).many,
                 reading.word(word).both, word + 1};
}

/// `twenty-fifth`, `twenty-firsts`: tens and a part with a hyphen, or a part that says it is of several.
std::optional<Below> tens_below_at(const Reading& reading, const Number& above) {
    const bool tens_read = !above.last_tens.is_zero();
    std::size_t at = above.end;
    ExactDecimal tens = above.last_tens;
    if (!tens_read) {
        if (!reading.is(at, kNumber) || reading.word(at).role != Role::tens) return std::nullopt;
        tens = reading.word(at).value;
        ++at;
    }
    const bool hyphen = reading.is_hyphen(at);
    if (hyphen) ++at;
    const Word& word = reading.is(at, kOrdinal | kDenominator) ? reading.word(at) : Word();
    const std::int64_t unit = word.denominator != 0 ? word.denominator : word.ordinal;
    const bool many = word.many || (word.ordinal == 1 && word.is(kDenominator));
    if (unit < 1 || unit > 9 || (tens_read && !(hyphen && many)) || (!hyphen && !many)) return std::nullopt;
    return Below{*tens.small_integer() + unit, false, many, false, at + 1};
}

bool is_scale(const Reading& reading, std::size_t at) {
    return reading.is(at, kNumber) &&
           (reading.word(at).role == Role::scale || reading.word(at).role == Role::dozen);
}

/// Behind a fraction of two halves or four quarters, which may be times, what shows that it is none.
bool shows_share(const Reading& reading, std::size_t at) {
    return reading.is_end(at) || reading.is(at, kOf) || is_scale(reading, at);
}

/// `three fifths`, `a half`, `one quarter`.
std::optional<Fraction> word_fraction(const Reading& reading, std::size_t at) {
    if (reading.is(at, kArticle)) {
        const std::optional<Below> below = below_at(reading, at + 1);
        if (!below || below->many) return std::nullopt;
        return Fraction{*quotient(ExactDecimal(1), ExactDecimal(below->parts)), below->end};
    }
    const std::optional<Number> above = read_cardinal(reading, at);
    if (!above || !above->value.is_whole()) return std::nullopt;
    const std::optional<Below> below = below_at(reading, above->end);
    if (!below || (!below->both && below->many != (above->value != ExactDecimal(1)))) return std::nullopt;
    return Fraction{*quotient(above->value, ExactDecimal(below->parts)), below->end};
}

/// `of a million`, `million` behind a part of one.
void add_scale(const Reading& reading, Number& number) {
    std::size_t at = number.end;
    if (reading.is(at, kOf) && reading.is(at + 1, kArticle))
        at += 2;
    else if (reading.is(at, kArticle))
        ++at;
    if (!is_scale(reading, at) && !(reading.is(at, kNumber) && reading.word(at).role == Role::hundred))
        return;
    number.scale = reading.word(at).value;
    number.value = number.value * number.scale;
    number.end = at + 1;
    number.fraction = false;
}

/// A bare `half`, `a third of`: the part stands without a number above it.
std::optional<Number> read_part(const Reading& reading, std::size_t at) {
    if (!reading.is(at, kDenominator) || reading.word(at).many) return std::nullopt;
    if (at > 0 && reading.is(at - 1, kOrdinal)) return std::nullopt;  // the first half
    const Word& word = reading.word(at);
    const bool article = at > 0 && reading.is(at - 1, kArticle) && !reading.is_hyphen(at);
    Number number;
    number.first = article ? at - 1 : at;
    number.end = at + 1;
    number.value = *quotient(ExactDecimal(1), ExactDecimal(word.denominator));
    number.fraction = true;
    const std::size_t behind = at + 1;
    if (reading.is_hyphen(behind) && reading.is_glued(behind)) return std::nullopt;  // half-hearted
    const bool bounded = static_cast<bool>(reading.match_before(reading.words().before, number.first));
    const bool is_half = word.denominator == 2;
    if (is_scale(reading, behind) && (article || word.span)) {
        // half million, a quarter million
    } else if (is_half && (reading.is(behind, kArticle) || reading.is(behind, kOf) || bounded)) {
        // half a million, half of them, more than half people
    } else if (article || bounded) {
        const bool share =
            reading.is(behind, kOf) || (reading.is_end(behind) && (!word.span || is_half || bounded));
        if (!share) return std::nullopt;
    } else {
        return std::nullopt;
    }
    add_scale(reading, number);
    return number;
}

/// `two in three`, `1 in 3`, `three out of five`; `number` as it was where the second number counts something else.
void add_ratio(const Reading& reading, Number& number) {
    const PhraseMatch between = reading.match(reading.words().ratios, number.end);
    const bool over = reading.is(number.end, kOver);
    if ((!between && !over) || !number.value.is_whole() || number.scale != ExactDecimal(1)) return;
    const std::size_t at = between ? between.end : number.end + 1;
    const std::optional<Number> below = read_cardinal(reading, at);
    if (!below || !below->value.is_whole() || !(number.value < below->value)) return;
    const auto parts = below->value.small_integer();
    constexpr std::int64_t kMostParts = 1000;
    if (!parts || *parts > kMostParts) return;
    const PhraseMatch unit = reading.match(reading.words().units, below->end);
    if (unit || reading.is(below->end, kMonth) || reading.is_sign(below->end, "%")) return;
    if (over && !reading.is_end(below->end)) return;
    // `12 in six`: more of them stand before than behind; `one in 2 of` and the like are left alone.
    number.value = *quotient(number.value, below->value);
    number.end = below->end;
    number.ratio = number.fraction = true;
    number.plain = false;
}

}  // namespace

Number with_fraction(const Reading& reading, Number number) {
    if (number.value.is_whole() || number.scale != ExactDecimal(1)) {
        // 2 1/4, 2½
        if (const auto part = digit_fraction(reading, number.end); part && number.plain) {
            number.value = number.value + part->value;
            number.end = part->end;
            number.plain = false;
        } else if (reading.is(number.end, kAnd)) {
            // two and a half, one million and three quarters
            const auto and_part = word_fraction(reading, number.end + 1);
            if (and_part && and_part->value < ExactDecimal(1)) {
                // one billion and a half million
                const bool own =
                    is_scale(reading, and_part->end) && reading.word(and_part->end).value < number.scale;
                const ExactDecimal scale = own ? reading.word(and_part->end).value : number.scale;
                number.value = number.value + and_part->value * scale;
                number.end = and_part->end + (own ? 1 : 0);
                number.plain = false;
            }
        } else if (const auto tens = number.digits ? std::nullopt : tens_below_at(reading, number);
                   tens && tens->many == (number.value - number.last_tens != ExactDecimal(1))) {
            number.value = *quotient(number.value - number.last_tens, ExactDecimal(tens->parts));
            number.end = tens->end;
            number.fraction = true;
        } else if (const auto below = below_at(reading, number.end);
                   below && number.value.is_whole() && number.scale == ExactDecimal(1) && !number.digits &&
                   (below->both || below->many == (number.value != ExactDecimal(1)))) {
            const ExactDecimal parts(below->parts);
            const bool share =
                number.value < parts && (!below->span || below->parts == 2 ||
                                         number.value != ExactDecimal(2) || shows_share(reading, below->end));
            if (share || (!below->span && number.value > parts)) {
                number.value = *quotient(number.value, parts);
                number.end = below->end;
                number.fraction = true;
                number.plain = false;
            }
        }
    }
    const bool whole_number = number.value.is_whole() && !number.fraction;
    if (!whole_number || number.end > number.first + 1) {
        if (number.scale == ExactDecimal(1) && !number.value.is_whole()) add_scale(reading, number);
    }
    add_ratio(reading, number);
    return number;
}

std::optional<Number> read_number(const Reading& reading, std::size_t at) {
    const FigureWords& words = reading.words();
    if (const auto part = digit_fraction(reading, at)) {
        Number number;
        number.value = part->value;
        number.first = at;
        number.end = part->end;
        number.digits = number.fraction = true;
        add_scale(reading, number);
        return number;
    }
    if (const PhraseMatch vague = reading.match(words.vague, at)) {
        Number number;
        number.value =
            ExactDecimal::parse(vague.phrase->meaning).value_or(ExactDecimal()) * vague.phrase->number;
        number.first = at;
        number.end = vague.end;
        number.vague = true;
        return number;
    }
    if (const auto part = read_part(reading, at)) return part;
    std::optional<Number> number =
        reading.is(at, kIdeograph) || (reading.is_digits(at) && reading.is(at + 1, kIdeograph))
            ? read_ideographs(reading, at)
            : read_cardinal(reading, at);
    if (!number) return std::nullopt;
    // A large number alone counts nothing but behind `a`: a hundred, several thousand.
    if (!number->digits && reading.is(at, kNumber) &&
        (reading.word(at).role == Role::hundred || reading.word(at).role == Role::scale ||
         reading.word(at).role == Role::dozen)) {
        if (const PhraseMatch several = reading.match_before(words.several, at)) {
            number->first = several.end;
            number->top = number->value.times_power_of_ten(1);
            number->value = number->value * several.phrase->number;
            number->several = true;
            return number;
        }
        if (at > 0 && reading.is(at - 1, kArticle)) {
            number->first = at - 1;
        } else if (words.scale_needs_article() && number->end == at + 1) {
            return std::nullopt;
        }
    }
    return with_fraction(reading, *std::move(number));
}

}  // namespace rostra::figures
