// SPDX-License-Identifier: Apache-2.0
// What the words around a number make of it: an interval.
#include <string_view>

#include "quantity.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::figures {

namespace {

/// Half of what the last digit that is not 0 stands for: 50 of 300, 0.05 of 1.5; of a part of one, the first digit.
ExactDecimal half_place(const ExactDecimal& value, bool fraction) {
    // A part of one has as many digits as a division gives: its first is what counts.
    if (fraction && !value.is_zero()) return ExactDecimal::of_digits("5", value.first_place() - 1);
    // About 10 is nearer to 10 than about 20 to 20: a lone 1 counts as two digits.
    const bool lone_one = value.first_place() == value.last_place() &&
                          (value == ExactDecimal(1).times_power_of_ten(value.last_place()));
    return ExactDecimal::of_digits("5", value.last_place() - (lone_one ? 2 : 1));
}

void bound(Interval& interval, std::string_view how, bool fraction) {
    if (how == ">" || how == ">=") {
        interval.high.reset();
        interval.high_open = false;
        interval.low_open = how == ">";
    } else if (how == "<" || how == "<=") {
        interval.low.reset();
        interval.low_open = false;
        interval.high_open = how == "<";
    } else if (how == "~") {
        if (interval.low) interval.low = *interval.low - half_place(*interval.low, fraction);
        if (interval.high) interval.high = *interval.high + half_place(*interval.high, fraction);
    } else if (how == "<~" && interval.low) {
        interval.low = *interval.low - half_place(*interval.low, fraction);
        interval.high_open = true;
    }
}

bool is_bound(std::string_view how) { return how == ">" || how == ">=" || how == "<" || how == "<="; }

}  // namespace

std::string Interval::text() const {
    std::string out = low_open || !low ? "(" : "[";
    if (low) out += low->text();
    out += ",";
    if (high) out += high->text();
    return out + (high_open || !high ? ")" : "]");
}

Bounds read_bounds(const Reading& reading, const Quantity& low, const Quantity* high, std::size_t from,
                   std::size_t& first, std::size_t& end, std::size_t noun_end) {
    Bounds bounds;
    Interval& interval = bounds.interval;
    interval.low = low.number.value;
    interval.high = high != nullptr ? high->number.value : low.number.value;
    const auto say = [&](std::size_t begin, std::size_t behind) {
        const Span span = {reading.token(begin).begin, reading.token(behind - 1).end};
        const std::string said = fold_phrase(slice(reading.whole(), span));
        bounds.modifier = bounds.modifier.empty() ? said
                          : begin < first         ? said + " " + bounds.modifier
                                                  : bounds.modifier + " … " + said;
    };
    if (low.number.vague) {
        interval.high.reset();
        say(low.first, low.number.end);
    } else if (low.number.several) {
        interval.high = low.number.top;
        interval.high_open = true;
        say(low.number.first, low.number.end - 1);
    }
    std::string_view how;
    for (int i = 0; i < 2; ++i) {
        const PhraseMatch before = reading.match_before(reading.words().before, first);
        if (!before || before.end < from) break;
        if (!is_bound(how)) {
            bound(interval, before.phrase->meaning, low.number.fraction);
            how = before.phrase->meaning;
        }
        say(before.end, first);
        first = before.end;
    }
    if (how.empty()) {
        for (std::size_t at : {end, noun_end}) {
            if (at == end && reading.is_hyphen(at) && reading.is_glued(at)) ++at;
            const PhraseMatch after = reading.match(reading.words().after, at);
            if (!after || (reading.is_sign(at, "+") && !reading.is_glued(at))) continue;
            // 8 percent and over five million: what bounds the next number
            const std::size_t next = after.end + (reading.is_sign(after.end, "[") ? 1 : 0);
            if (reading.is_digits(next) || reading.is(next, kNumber)) continue;
            bound(interval, after.phrase->meaning, low.number.fraction);
            say(at, after.end);
            if (at != noun_end || at == end) end = after.end;
            break;
        }
    }
    return bounds;
}

}  // namespace rostra::figures
