// SPDX-License-Identifier: Apache-2.0
// Numbers in words, and in digits and words together.
#include "number_reader.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::figures {

namespace {

/// One word of a number, or digits.
struct Part {
    ExactDecimal value;
    Role role = Role::none;  ///< none: digits
    std::size_t end = 0;
    bool plain = false;
};

Role role_of_phrase(const ExactDecimal& value) {
    const auto number = value.small_integer();
    if (!number) return Role::scale;
    return *number < 20     ? Role::teen
           : *number < 100  ? Role::tens
           : *number < 1000 ? Role::hundreds
                            : Role::scale;
}

std::optional<Part> part_at(const Reading& reading, std::size_t at) {
    if (reading.is_digits(at) || reading.is_sign(at, ".")) {
        const std::optional<Number> numeral = read_numeral(reading, at);
        if (!numeral) return std::nullopt;
        return Part{numeral->value, Role::none, numeral->end, numeral->plain};
    }
    if (!reading.is(at, kNumber | kVague)) return std::nullopt;
    const PhraseMatch phrase = reading.match(reading.words().numbers, at);
    if (!phrase) return std::nullopt;
    if (phrase.end == at + 1) return Part{reading.word(at).value, reading.word(at).role, at + 1};
    return Part{phrase.phrase->number, role_of_phrase(phrase.phrase->number), phrase.end};
}

/// Puts the parts of a cardinal together, one after another.
class CardinalReader {
public:
    CardinalReader(const Reading& reading, std::size_t at) : reading_(reading), at_(at), first_(at) {}

    std::optional<Number> read() {
        while (step()) {
        }
        if (count_ == 0) return std::nullopt;
        Number number;
        number.value = total_ + group_;
        number.first = first_;
        number.end = at_;
        number.digits = reading_.is_digits(first_) || reading_.is_sign(first_, ".");
        number.plain = number.digits && count_ == 1 && plain_;
        if (last_scale_ && !has_group_) number.scale = *last_scale_;
        if (last_ == Role::tens && count_ > 1) number.last_tens = last_value_;
        add_decimals(number);
        return number;
    }

private:
    [[nodiscard]] bool is_big(const Part& part) const {
        return part.role == Role::hundred || part.role == Role::scale;
    }

    bool step() {
        std::size_t at = at_;
        bool joined = false, hyphen = false;
        if (count_ > 0) {
            if (reading_.is_hyphen(at) && reading_.is_glued(at) == reading_.is_glued(at + 1)) {
                hyphen = true;
                ++at;
            } else if (reading_.is(at, kAnd)) {
                joined = true;
                ++at;
            }
        }
        if (at > at_ && at >= reading_.size()) return false;
        std::optional<Part> part = part_at(reading_, at);
        if (!part && count_ > 0 && !joined && !hyphen) part = short_scale(at);
        if (!part || (hyphen && !may_hyphen(*part))) return false;
        if (joined && (!may_join(*part, at) || is_fraction_at(at))) return false;
        // Digits are no part of a number that words ended before, unless a large number goes on with them.
        if (part->role == Role::none && count_ > 0) {
            const std::optional<Part> next = part_at(reading_, part->end);
            const bool goes_on = last_ == Role::scale && next && is_big(*next) && next->role != Role::none;
            const bool below_hundred = last_ == Role::hundred && joined && part->value < ExactDecimal(100) &&
                                       !(next && is_big(*next)) && !part->value.is_zero() &&
                                       part->value.is_whole();
            if (!goes_on && !below_hundred) return false;
        }
        // `3 hundred and two hundred` are two numbers.
        if (joined && last_ == Role::hundred && part->role != Role::none) {
            const std::optional<Part> next = part_at(reading_, part->end);
            if (next && next->role == Role::hundred) return false;
        }
        if (!combine(*part, joined)) return false;
        at_ = part->end;
        ++count_;
        return true;
    }

    /// `and three quarters` goes on with a part of one: it is no part of the whole number.
    [[nodiscard]] bool is_fraction_at(std::size_t at) const {
        const std::optional<Number> above = read_cardinal(reading_, at);
        if (!above) return false;
        const std::size_t below = above->end + (reading_.is_hyphen(above->end) ? 1 : 0);
        return reading_.is(below, kDenominator) &&
               reading_.word(below).many == (above->value != ExactDecimal(1)) &&
               above->value < ExactDecimal(reading_.word(below).denominator);
    }

    [[nodiscard]] bool may_hyphen(const Part& part) const {
        return (last_ == Role::tens && part.role == Role::unit) ||
               (part.role != Role::none && is_big(part)) || (last_ == Role::tens && part.role == Role::teen);
    }
    [[nodiscard]] bool may_join(const Part& part, std::size_t at) const {
        if (last_ == Role::hundred || last_ == Role::hundreds || last_ == Role::scale)
            return part.role != Role::scale && part.role != Role::hundred && part.role != Role::dozen;
        if (last_ == Role::tens) return part.role == Role::unit || part.role == Role::teen;
        // einundzwanzig
        return last_ == Role::unit && part.role == Role::tens && reading_.is_glued(at);
    }

    /// `bn`, `k` behind digits.
    [[nodiscard]] std::optional<Part> short_scale(std::size_t at) const {
        if (last_ != Role::none || count_ != 1) return std::nullopt;
        const PhraseMatch phrase = reading_.match(reading_.words().scales, at);
        if (!phrase || phrase.phrase->money) return std::nullopt;
        if (phrase.phrase->glued && !reading_.is_glued(at)) return std::nullopt;
        // 10k is ten thousand, 10kB is not.
        if (reading_.is_glued(phrase.end) && (reading_.is_word(phrase.end) || reading_.is_digits(phrase.end)))
            return std::nullopt;
        return Part{phrase.phrase->number, Role::scale, phrase.end};
    }

    bool combine(const Part& part, bool joined) {
        switch (part.role) {
            case Role::none:
                if (count_ > 0 && has_group_) {
                    group_ = group_ + part.value;
                } else {
                    group_ = part.value;
                    plain_ = part.plain;
                }
                has_group_ = true;
                break;
            case Role::zero:
                if (count_ > 0) return false;
                has_group_ = true;
                break;
            case Role::unit:
            case Role::teen:
            case Role::tens:
            case Role::hundreds:
                if (has_group_ && !may_follow(part, joined)) return false;
                group_ = has_group_ ? group_ + part.value : part.value;
                has_group_ = true;
                break;
            case Role::hundred:
                if (has_group_ && (last_ == Role::hundred || last_ == Role::hundreds || last_ == Role::zero))
                    return false;
                group_ = has_group_ ? group_ * part.value : part.value;
                has_group_ = true;
                break;
            case Role::dozen:
                if (has_group_ && last_ == Role::zero) return false;
                group_ = has_group_ ? group_ * part.value : part.value;
                has_group_ = true;
                break;
            case Role::scale:
                if (!scale_by(part.value)) return false;
                break;
        }
        last_ = part.role;
        last_value_ = part.value;
        return true;
    }

    [[nodiscard]] bool may_follow(const Part& part, bool joined) const {
        const bool behind_hundred = last_ == Role::hundred || last_ == Role::hundreds;
        if (part.role == Role::unit) return behind_hundred || last_ == Role::tens;
        if (part.role == Role::tens && joined && last_ == Role::unit) return true;
        if (part.role == Role::hundreds) return false;
        // soixante-douze, quatre-vingt-dix: twenties in a language that counts by them.
        const bool by_twenties = part.role == Role::teen && last_ == Role::tens &&
                                 (last_value_ == ExactDecimal(60) || last_value_ == ExactDecimal(80));
        return behind_hundred || by_twenties;
    }

    bool scale_by(const ExactDecimal& scale) {
        if (last_ == Role::zero || last_ == Role::dozen) return false;
        if (!has_group_) {
            if (count_ == 0) {
                total_ = scale;
            } else if (last_ == Role::scale) {
                total_ = total_ * scale;  // lakh crore
            } else {
                return false;
            }
        } else if (!last_scale_ || scale < *last_scale_) {
            total_ = total_ + group_ * scale;
        } else {
            return false;
        }
        last_scale_ = scale;
        has_group_ = false;
        group_ = ExactDecimal();
        return true;
    }

    /// `point zero three`, `point seventy-one`.
    void add_decimals(Number& number) const {
        if (!reading_.is(number.end, kPoint) || reading_.is_digits(number.end - 1)) return;
        std::string digits;
        std::size_t at = number.end + 1;
        std::size_t end = at;
        for (Role last = Role::none; digits.size() < ExactDecimal::kQuotientDigits;) {
            if (!reading_.is(at, kNumber)) break;
            const Word& word = reading_.word(at);
            const bool one_digit = word.role == Role::unit || word.role == Role::zero;
            const auto value = word.value.small_integer();
            if (one_digit && last == Role::tens) {
                digits.back() = static_cast<char>('0' + *value);
            } else if (one_digit ||
                       ((word.role == Role::tens || word.role == Role::teen) && digits.empty())) {
                digits += std::to_string(*value);
            } else {
                break;
            }
            last = word.role;
            end = ++at;
            if (last == Role::tens && reading_.is_hyphen(at)) ++at;
        }
        if (digits.empty()) return;
        number.value = number.value + ExactDecimal::of_digits(digits, -static_cast<int>(digits.size()));
        number.end = end;
        // five point five million
        if (reading_.is(end, kNumber) && reading_.word(end).role == Role::scale) {
            number.scale = reading_.word(end).value;
            number.value = number.value * number.scale;
            number.end = end + 1;
        }
    }

    const Reading& reading_;
    std::size_t at_, first_;
    std::size_t count_ = 0;
    ExactDecimal total_, group_, last_value_;
    std::optional<ExactDecimal> last_scale_;
    bool has_group_ = false, plain_ = false;
    Role last_ = Role::none;
};

}  // namespace

std::optional<Number> read_cardinal(const Reading& reading, std::size_t at) {
    return CardinalReader(reading, at).read();
}

std::optional<Number> read_ideographs(const Reading& reading, std::size_t at) {
    // Sections of four places: within one, tens, hundreds and thousands; behind it ten thousand, a hundred million.
    const ExactDecimal kSection(10000);
    ExactDecimal total, section;
    std::optional<ExactDecimal> current;
    std::optional<int> decimals;
    std::size_t end = at;
    std::size_t words = 0;
    bool digits = false;
    for (;;) {
        if (reading.is_digits(end) && !current) {
            const std::optional<Number> numeral = read_numeral(reading, end);
            if (!numeral) break;
            current = numeral->value;
            end = numeral->end;
            digits = digits || words == 0;
        } else if (reading.is(end, kIdeograph)) {
            const ExactDecimal& value = reading.word(end).value;
            if (decimals) {
                if (value > ExactDecimal(9)) {
                    if (value < kSection) break;
                    decimals.reset();
                    continue;
                }
                current = *current + value.times_power_of_ten(--*decimals);
            } else if (value < ExactDecimal(10)) {
                if (current && !current->is_zero()) {
                    // Digit by digit: 二零二四.
                    if (!section.is_zero() || !total.is_zero()) break;
                    current = current->times_power_of_ten(1) + value;
                } else {
                    current = value;
                }
            } else if (value < kSection) {
                section = section + current.value_or(ExactDecimal(1)) * value;
                current.reset();
            } else {
                const ExactDecimal sum = section + current.value_or(ExactDecimal());
                const bool whole = total.is_zero() || total < value;
                const ExactDecimal all = whole ? total + sum : sum;
                if (all.is_zero()) break;
                total = whole ? all * value : total + all * value;
                section = ExactDecimal();
                current.reset();
            }
            ++end;
        } else if (reading.is(end, kPoint) && current && reading.is(end + 1, kIdeograph) && !decimals) {
            decimals = 0;
            ++end;
            continue;
        } else {
            break;
        }
        ++words;
    }
    if (words == 0) return std::nullopt;
    Number number;
    number.value = total + section + current.value_or(ExactDecimal());
    number.first = at;
    number.end = end;
    number.digits = digits;
    number.plain = digits && words == 1 && reading.is_digits(at) && end == at + 1;
    return number;
}

}  // namespace rostra::figures
