// SPDX-License-Identifier: Apache-2.0
// Numbers that count and measure nothing: names, years, times, ages, scores, telephones.
#include "told_apart.hpp"

#include <algorithm>

#include "rostra/analysis/language/letters.hpp"

namespace rostra::figures {

namespace {

constexpr std::size_t kMostChunk = 400;  // tokens without a blank that are looked through on each side

bool ends_in_ideograph(const Reading& reading, std::size_t at) {
    std::size_t end = reading.text(at).size();
    return end != 0 && is_ideograph(previous_code_point(reading.text(at), end));
}

/// The tokens around one, without a blank between.
struct Chunk {
    std::size_t first = 0, end = 0;
};
Chunk chunk_at(const Reading& reading, std::size_t at) {
    Chunk chunk{at, at + 1};
    while (chunk.first > 0 && at - chunk.first < kMostChunk && reading.is_glued(chunk.first)) --chunk.first;
    while (reading.is_glued(chunk.end) && chunk.end - at < kMostChunk) ++chunk.end;
    return chunk;
}

/// An address of the net or of mail.
bool is_address(const Reading& reading, const Chunk& chunk) {
    for (std::size_t i = chunk.first; i < chunk.end; ++i) {
        if (reading.is_sign(i, "@") || reading.is_sign(i, "_") || reading.is_sign(i, "\\")) return true;
        if (reading.is_sign(i, ":") && reading.is_sign(i + 1, "/") && reading.is_sign(i + 2, "/"))
            return true;
        if ((reading.text(i) == "www" || reading.text(i) == "WWW") && reading.is_sign(i + 1, "."))
            return true;
    }
    return false;
}

std::size_t digits_in(const Reading& reading, std::size_t at) {
    return reading.is_digits(at) ? count_code_points(reading.text(at)) : 0;
}

/// What is behind a run of letters, digits and the hyphens and full stops within.
std::size_t name_end(const Reading& reading, std::size_t at) {
    while (at < reading.size() && reading.is_glued(at)) {
        const bool part = reading.is_word(at) || reading.is_digits(at);
        const bool inner = (reading.is_hyphen(at) || reading.is_sign(at, ".") || reading.is_sign(at, "/")) &&
                           reading.is_glued(at + 1) && (reading.is_word(at + 1) || reading.is_digits(at + 1));
        if (!part && !inner) break;
        ++at;
    }
    return at;
}

/// G20, COVID-19, #5, 3D, 4x4.
std::optional<std::size_t> name_with_digits(const Reading& reading, std::size_t at, std::size_t from) {
    if (reading.is_glued(at) && at > 0) {
        const bool letters =
            reading.is_word(at - 1) && !ends_in_ideograph(reading, at - 1) && !reading.is(at - 1, kMinus);
        const bool currency = at > from && reading.match_before(reading.words().currencies, at);
        if (letters && !currency && !reading.is(at - 1, kNumber)) return name_end(reading, at + 1);
        if (reading.is_sign(at - 1, "#") || reading.is_sign(at - 1, "&")) return name_end(reading, at + 1);
        const bool hyphen = at > 1 && reading.is_hyphen(at - 1) && reading.is_glued(at - 1) &&
                            reading.is_word(at - 2) && !reading.is(at - 2, kNumber | kTo | kAnd) &&
                            !ends_in_ideograph(reading, at - 2) &&
                            !reading.match_before(reading.words().currencies, at - 1);
        if (hyphen && at > from + 1) return name_end(reading, at + 1);
    }
    return std::nullopt;
}

/// A well or a form, 22/10a-4; a place on the globe, 57°44′8″N.
std::optional<std::size_t> code_end(const Reading& reading, std::size_t at) {
    if (!reading.is_glued(at + 1) || !reading.is_digits(at + 2) || !reading.is_glued(at + 2) ||
        !reading.is_glued(at + 3))
        return std::nullopt;
    if (reading.is_sign(at + 1, "/") && reading.is_word(at + 3) &&
        !reading.match(reading.words().units, at + 3) && !reading.is(at + 3, kOrdinalEnd))
        return name_end(reading, at + 1);
    const bool minutes =
        reading.is_sign(at + 3, "′") || reading.is_sign(at + 3, "'") || reading.is_sign(at + 3, "’");
    return reading.is_sign(at + 1, "°") && minutes ? std::optional(chunk_at(reading, at).end) : std::nullopt;
}

/// Where the run of digits, commas, dashes and `and` ends that begins with token `at`, or `most` tokens behind it: 3, 5 and 7.
std::size_t list_end(const Reading& reading, std::size_t at, std::size_t most) {
    std::size_t end = at + 1;
    while (end - at < most) {
        std::size_t next = end;
        while (next - end < 2 &&
               (reading.is_sign(next, ",") || reading.is_dash(next) || reading.is(next, kAnd | kTo)))
            ++next;
        if (next == end || !reading.is_digits(next)) break;
        end = next + 1;
    }
    return end;
}

/// References, [12, 14–17] and (3,5): brackets with numbers alone.
bool is_reference(const Reading& reading, std::size_t at) {
    constexpr std::size_t kMostNumbers = 40, kMostDigits = 3;
    if (digits_in(reading, at) > kMostDigits) return false;
    std::size_t first = at;
    while (first > 0 && at - first < kMostNumbers &&
           (reading.is_sign(first - 1, ",") || reading.is_dash(first - 1) ||
            (reading.is_digits(first - 1) && digits_in(reading, first - 1) <= kMostDigits)))
        --first;
    if (first == 0) return false;
    const std::size_t end = list_end(reading, at, kMostNumbers);
    const bool square = reading.is_sign(first - 1, "[") && reading.is_sign(end, "]");
    const bool round = reading.is_sign(first - 1, "(") && reading.is_sign(end, ")");
    // One number in round brackets is not told apart here: (1,200) is a figure.
    return square ||
           (round && end - first > 1 && !(end - first == 3 && digits_in(reading, end - 1) == kMostDigits));
}

/// Behind the first of `phases 3, 5 and 7`.
bool is_in_label_list(const Reading& reading, std::size_t at) {
    constexpr std::size_t kFar = 16, kMostDigits = 3;
    std::size_t first = at;
    bool joined = false;
    while (first > 0 && at - first < kFar) {
        const std::size_t before = first - 1;
        if (reading.is_digits(before) && joined && digits_in(reading, before) <= kMostDigits) {
            joined = false;
        } else if (reading.is_sign(before, ",") || reading.is(before, kAnd | kTo) ||
                   reading.is_dash(before)) {
            joined = true;
        } else {
            break;
        }
        --first;
    }
    if (joined || first == at || first == 0 || !reading.is_digits(first)) return false;
    return reading.is(first - 1, kLabel) ||
           (first > 1 && reading.is_sign(first - 1, ".") && reading.is(first - 2, kLabel));
}

/// +1 202 555 0100, 202-555-0100, (202) 555-0100.
std::optional<std::size_t> phone_end(const Reading& reading, std::size_t at) {
    const bool plus = at > 0 && reading.is_sign(at - 1, "+") && reading.is_glued(at);
    const bool called = (at > 0 && reading.is(at - 1, kPhone)) ||
                        (at > 1 && reading.is_sign(at - 1, ":") && reading.is(at - 2, kPhone)) ||
                        (at > 1 && reading.is_sign(at - 1, "(") && reading.is(at - 2, kPhone));
    const bool bracket = at > 0 && reading.is_sign(at - 1, "(") && reading.is_sign(at + 1, ")") &&
                         digits_in(reading, at) == 3 && digits_in(reading, at + 2) == 3;
    constexpr std::size_t kLeast = 7, kMost = 17, kLeastCalled = 5;
    std::size_t end = at, digits = 0, hyphens = 0, groups = 0;
    while (reading.is_digits(end) && digits <= kMost) {
        digits += digits_in(reading, end);
        ++groups;
        ++end;
        const bool hyphen = reading.is_hyphen(end) && reading.is_glued(end);
        const bool joint = hyphen || reading.is_sign(end, ".") || reading.is_sign(end, "/") ||
                           (reading.is_sign(end, ")") && bracket && groups == 1);
        if (joint && reading.is_digits(end + 1) && (reading.is_glued(end + 1) || reading.is_sign(end, ")"))) {
            hyphens += hyphen ? 1 : 0;
            ++end;
        } else if (!(reading.is_digits(end) && (plus || called || bracket))) {
            break;
        }
    }
    if (digits > kMost) return std::nullopt;
    if ((plus || bracket) && digits >= kLeast) return end;
    if (called && digits >= kLeastCalled) return end;
    const bool local = hyphens == 1 && groups == 2 && digits == 7 && digits_in(reading, at) == 3;
    return (hyphens >= 2 && digits >= kLeast) || local ? std::optional(end) : std::nullopt;
}

/// 9:30, 2.15pm, 10 o'clock.
std::optional<std::size_t> time_end(const Reading& reading, std::size_t at) {
    const FigureWords& words = reading.words();
    if (digits_in(reading, at) <= 2) {
        const bool colon = reading.is_sign(at + 1, ":") && reading.is_glued(at + 1);
        const bool stop = reading.is_sign(at + 1, ".") && reading.is_glued(at + 1);
        if ((colon || stop) && reading.is_glued(at + 2) && digits_in(reading, at + 2) == 2) {
            const PhraseMatch behind = reading.match(words.times, at + 3);
            if (behind) return behind.end;
            if (colon) {
                const bool seconds = reading.is_sign(at + 3, ":") && digits_in(reading, at + 4) == 2;
                return seconds ? at + 5 : at + 3;
            }
        }
    }
    if (digits_in(reading, at) <= 4) {
        const PhraseMatch behind = reading.match(words.times, at + 1);
        // 5 am is a time, and so is 1400 GMT.
        if (behind) return behind.end;
    }
    return std::nullopt;
}

/// Whether what follows shows that a number counts or measures.
bool is_counted(const Reading& reading, std::size_t behind) {
    const FigureWords& words = reading.words();
    return reading.is_plural(behind) || reading.is(behind, kNumber) || reading.match(words.units, behind) ||
           reading.match(words.currencies, behind) || reading.match(words.vague, behind) ||
           (reading.is_word(behind) && !reading.is(behind, kNounStop) && reading.is_plural(behind + 1));
}

bool is_year_number(int number) { return number >= 1000 && number <= 2199; }

/// 2024, 2024-25, 1990s.
std::optional<Apart> read_year(const Reading& reading, std::size_t at, std::size_t from) {
    const int number = few_digits(reading, at);
    if (number < 0) return std::nullopt;
    const bool four = digits_in(reading, at) == 4;
    // the 90s, the 1990s
    if ((four || digits_in(reading, at) == 2) && reading.is_glued(at + 1) && reading.is_word(at + 1) &&
        reading.word(at + 1).decade_end && !(reading.is_glued(at + 2) && reading.is_word(at + 2)))
        return Apart{Sort::year, at, at + 2, four ? std::to_string(number).substr(0, 3) : ""};
    if (!four || !is_year_number(number)) return std::nullopt;
    const std::string year = std::to_string(number);
    const bool dash = (reading.is_dash(at + 1) || reading.is_sign(at + 1, "/")) && reading.is_glued(at + 1);
    if (dash && reading.is_glued(at + 2)) {
        const int second = few_digits(reading, at + 2);
        const std::size_t digits = digits_in(reading, at + 2);
        if ((digits == 2 && second >= 0) || (digits == 4 && is_year_number(second) && second >= number))
            return Apart{Sort::year, at, at + 3,
                         digits == 4 ? std::to_string(second)
                                     : year.substr(0, 2) + ascii_digits(reading.text(at + 2))};
    }
    if (reading.is(at + 1, kEra) || (at > from && reading.is(at - 1, kEra)))
        return Apart{Sort::year, at, reading.is(at + 1, kEra) ? at + 2 : at + 1, year};
    if (reading.is_sign(at + 1, "%") || reading.is_sign(at + 1, "^")) return std::nullopt;
    if (at > from && reading.match_before(reading.words().currencies, at)) return std::nullopt;
    const bool told = at > 0 && reading.is(at - 1, kYearBefore);
    const bool modern = number >= 1500 && number <= 2099;
    if (told && modern && !reading.match(reading.words().currencies, at + 1)) {
        // in 2000 schools: but `in 2020 exports rose` is met far more often.
        return Apart{Sort::year, at, at + 1, year};
    }
    const bool bounded = at > 0 && static_cast<bool>(reading.match_before(reading.words().before, at)) &&
                         !reading.is(at - 1, kYearBefore);
    if (!modern || is_counted(reading, at + 1) || bounded) return std::nullopt;
    return Apart{Sort::year, at, at + 1, year};
}

/// Article 5, No. 5, Apollo 11.
bool is_label(const Reading& reading, std::size_t at, std::size_t from) {
    if (at == 0 || at == from) return false;
    std::size_t before = at;
    if (reading.is_sign(before - 1, ".") && before > 1 && reading.is(before - 2, kLabel)) return true;
    --before;
    const bool counted = is_counted(reading, at + 1) || reading.is_sign(at + 1, "%");
    if (reading.is(before, kLabel)) return !counted || reading.begins_with_capital(before);
    if (!counted && is_in_label_list(reading, at)) return true;
    // A name and a number, but for a language that writes all its nouns so, and for the first word of a sentence.
    if (reading.words().noun_capitals() || before == 0 || !reading.begins_with_capital(before) ||
        !reading.is_behind_one_blank(at))
        return false;
    if (reading.is(before, kMonth | kNumber | kNounStop | kOf | kAnd | kTo | kLink | kChange)) return false;
    if (reading.match_before(reading.words().currencies, at) ||
        reading.match_before(reading.words().before, at))
        return false;
    const bool parted = !reading.is_end(at + 1) && !reading.is(at + 1, kNounStop);
    return !counted && !parted && digits_in(reading, at) <= 3 &&
           !(reading.is_sign(at + 1, ".") && reading.is_digits(at + 2)) && !reading.is_sign(at + 1, "%") &&
           !reading.match(reading.words().currencies, at + 1);
}

bool is_item_number(const Reading& reading, std::size_t at) {
    constexpr std::size_t kMost = 3;
    if (digits_in(reading, at) > kMost) return false;
    const bool closes =
        (reading.is_sign(at + 1, ".") || reading.is_sign(at + 1, ")")) && reading.is_glued(at + 1);
    if (at == 0 && closes && at + 2 < reading.size() && !reading.is_glued(at + 2)) return true;
    const bool opened =
        at > 0 && (reading.is_sign(at - 1, "(") || reading.is_sign(at - 1, "[")) && reading.is_glued(at);
    return opened && (reading.is_sign(at + 1, ")") || reading.is_sign(at + 1, "]")) &&
           digits_in(reading, at) <= 2;
}

/// 3–2 beside `won`.
std::optional<std::size_t> score_end(const Reading& reading, std::size_t at) {
    if (!reading.is_dash(at + 1) || !reading.is_glued(at + 1) || !reading.is_digits(at + 2) ||
        !reading.is_glued(at + 2))
        return std::nullopt;
    const int first = few_digits(reading, at), second = few_digits(reading, at + 2);
    if (first < 0 || second < 0) return std::nullopt;
    if (first >= second) return at + 3;
    constexpr std::size_t kFar = 4;
    for (std::size_t i = at; i-- > 0 && at - i <= kFar;) {
        if (reading.is(i, kScore)) return at + 3;
    }
    return std::nullopt;
}

/// nineteen eighty-four, twenty twenty-five
std::optional<std::size_t> spelled_year_end(const Reading& reading, std::size_t at) {
    if (!reading.is(at, kNumber) || reading.word(at).is(kIdeograph)) return std::nullopt;
    const auto first = reading.word(at).value.small_integer();
    if (!first || *first < 13 || *first > 20 || reading.is_hyphen(at + 1)) return std::nullopt;
    if (!reading.is(at + 1, kNumber) || reading.is_glued(at + 1)) return std::nullopt;
    const Role role = reading.word(at + 1).role;
    if (role != Role::tens && role != Role::teen) return std::nullopt;
    if (role == Role::teen) return reading.is(at + 2, kDenominator) ? std::nullopt : std::optional(at + 2);
    std::size_t end = at + 2;
    if (reading.is_hyphen(end)) ++end;
    if (reading.is(end, kDenominator)) return std::nullopt;
    const bool unit = reading.is(end, kNumber) && reading.word(end).role == Role::unit;
    if (*first == 20 && unit && reading.is_hyphen(at + 1)) return std::nullopt;
    return unit ? end + 1 : at + 2;
}

}  // namespace

std::optional<std::size_t> age_end(const Reading& reading, const Number& number) {
    std::size_t at = number.end;
    if (reading.is_hyphen(at)) ++at;
    // 12-jährig
    if (at != number.end && reading.is(at, kOld)) return at + 1;
    const PhraseMatch unit = reading.match(reading.words().units, at);
    if (!unit || !unit.phrase->time) return std::nullopt;
    at = unit.end;
    if (reading.is_hyphen(at)) ++at;
    if (reading.is(at, kOf)) ++at;
    return reading.is(at, kOld) ? std::optional(at + 1) : std::nullopt;
}

std::optional<Apart> told_apart(const Reading& reading, std::size_t at, std::size_t from) {
    if (const auto end = spelled_year_end(reading, at)) return Apart{Sort::year, at, *end, {}};
    if (!reading.is_digits(at)) return std::nullopt;
    // What nobody groups is no number that a person reads, but the name of something: 661196115484643328.
    constexpr std::size_t kLongest = 15;
    if (digits_in(reading, at) > kLongest && !reading.match_before(reading.words().currencies, at))
        return Apart{Sort::label, at, at + 1, {}};
    const Chunk chunk = chunk_at(reading, at);
    if (is_address(reading, chunk)) return Apart{Sort::label, at, chunk.end, {}};
    if (auto date = read_date(reading, at, from)) return date;
    if (const auto end = name_with_digits(reading, at, from)) return Apart{Sort::label, at, *end, {}};
    if (const auto end = code_end(reading, at)) return Apart{Sort::label, at, *end, {}};
    if (const auto end = phone_end(reading, at)) return Apart{Sort::phone, at, *end, {}};
    if (reading.is_sign(at + 1, "/") && reading.is_glued(at + 1) && reading.is_digits(at + 2) &&
        reading.is_glued(at + 2)) {
        const std::string written(reading.whole().substr(
            static_cast<std::size_t>(reading.token(at).begin),
            static_cast<std::size_t>(reading.token(at + 2).end - reading.token(at).begin)));
        const auto& strokes = reading.words().slashes;
        if (std::find(strokes.begin(), strokes.end(), written) != strokes.end())
            return Apart{Sort::label, at, at + 3, {}};
    }
    if (const auto end = time_end(reading, at)) return Apart{Sort::time, at, *end, {}};
    if (reading.is_sign(at + 1, ":") && reading.is_glued(at + 1) && reading.is_digits(at + 2) &&
        reading.is_glued(at + 2))
        return Apart{Sort::score, at, at + 3, {}};
    if (auto year = read_year(reading, at, from)) return year;
    if (const auto end = score_end(reading, at)) return Apart{Sort::score, at, *end, {}};
    if (reading.is(at + 1, kOrdinalEnd) && reading.is_glued(at + 1) &&
        !(reading.is_glued(at + 2) && reading.is_word(at + 2)))
        return Apart{Sort::ordinal, at, at + 2, {}};
    if (reading.words().ordinal_stop() && reading.is_sign(at + 1, ".") && reading.is_glued(at + 1) &&
        at + 2 < reading.size() && reading.is_word(at + 2) && !reading.is_glued(at + 2) &&
        digits_in(reading, at) <= 2)
        return Apart{Sort::ordinal, at, at + 2, {}};
    if (is_item_number(reading, at) || is_reference(reading, at)) return Apart{Sort::label, at, at + 1, {}};
    if (digits_in(reading, at) > 1 && reading.text(at)[0] == '0' &&
        !(reading.is_sign(at + 1, ".") || reading.is_sign(at + 1, ",")))
        return Apart{Sort::label, at, name_end(reading, at + 1), {}};
    // 1.2.3, a version or an address of a machine
    if (reading.is_sign(at + 1, ".") && reading.is_sign(at + 3, ".") && reading.is_digits(at + 4) &&
        reading.is_glued(at + 1) && reading.is_glued(at + 2) && reading.is_glued(at + 3) &&
        reading.is_glued(at + 4)) {
        const std::optional<Number> numeral = read_numeral(reading, at);
        if (!numeral || numeral->end < at + 4) return Apart{Sort::label, at, name_end(reading, at + 1), {}};
    }
    if (is_label(reading, at, from)) {
        const std::optional<Number> numeral = read_numeral(reading, at);
        return Apart{Sort::label, at, numeral ? numeral->end : at + 1, {}};
    }
    const std::size_t told = at > 1 && reading.is(at - 1, kBetween) ? at - 1 : at;
    if (told > 0 && reading.is(told - 1, kAged)) {
        const bool joined = reading.is(at + 1, told == at ? kTo : kAnd) || reading.is_dash(at + 1);
        const bool range = joined && reading.is_digits(at + 2);
        return Apart{Sort::age, at, range ? at + 3 : at + 1, {}};
    }
    const int age = few_digits(reading, at);
    if (at > 1 && reading.is_sign(at - 1, ",") && reading.begins_with_capital(at - 2) && at > 2 && age > 0 &&
        age < 120 && reading.is_sign(at + 1, ",") && !reading.is_glued(at) && !reading.is_digits(at + 2) &&
        !reading.is_digits(at - 2))
        return Apart{Sort::age, at, at + 1, {}};
    // Letters right behind digits that no list knows: 3D, 747s.
    if (reading.is_glued(at + 1) && reading.is_word(at + 1) && !reading.is(at + 1, kIdeograph | kCounter)) {
        const FigureWords& words = reading.words();
        const bool known =
            reading.match(words.units, at + 1) || reading.match(words.scales, at + 1) ||
            reading.match(words.currencies, at + 1) || reading.is(at + 1, kNumber) ||
            ends_in_ideograph(reading, at + 1) || reading.text(at + 1) == "x" ||
            ((reading.text(at + 1) == "e" || reading.text(at + 1) == "E") && reading.is_glued(at + 2));
        if (!known) return Apart{Sort::label, at, name_end(reading, at + 1), {}};
    }
    return std::nullopt;
}

}  // namespace rostra::figures
