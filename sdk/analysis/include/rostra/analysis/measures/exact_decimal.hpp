// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "rostra/analysis/language/ascii.hpp"

namespace rostra {
inline namespace v0 {
namespace measures {

/// A decimal number as people write them, with all its digits: 0.1 is a tenth, which no binary number is. Sums, differences
/// and products are exact up to kMostDigits digits; beyond, and in a quotient beyond kQuotientDigits, they are rounded,
/// half away from zero.
///
///     const auto rate = ExactDecimal::parse("2.50");       // text() is "2.5"
///     (*rate * ExactDecimal(1000000)).text();               // "2500000"
class ExactDecimal {
public:
    static constexpr std::size_t kMostDigits = 60;
    static constexpr std::size_t kQuotientDigits = 15;

    ExactDecimal() = default;
    explicit ExactDecimal(std::int64_t value) : negative_(value < 0) {
        std::uint64_t rest = negative_ ? std::uint64_t{0} - static_cast<std::uint64_t>(value)
                                       : static_cast<std::uint64_t>(value);
        for (; rest != 0; rest /= 10) digits_ += static_cast<char>('0' + rest % 10);
        std::reverse(digits_.begin(), digits_.end());
        settle();
    }

    /// Digits of ASCII times a power of ten: ("15", 5) is 1,500,000.
    [[nodiscard]] static ExactDecimal of_digits(std::string digits, int exponent, bool negative = false) {
        ExactDecimal decimal;
        decimal.negative_ = negative;
        decimal.digits_ = std::move(digits);
        decimal.exponent_ = exponent;
        decimal.settle();
        return decimal;
    }
    /// "-12.50", as text() writes it; nothing of any other text.
    [[nodiscard]] static std::optional<ExactDecimal> parse(std::string_view text) {
        const bool negative = text.starts_with('-');
        if (negative) text.remove_prefix(1);
        std::string digits;
        int exponent = 0;
        bool point = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '.' && !point && i != 0 && i + 1 != text.size()) {
                point = true;
            } else if (is_ascii_digit(text[i])) {
                digits += text[i];
                exponent -= point ? 1 : 0;
            } else {
                return std::nullopt;
            }
        }
        if (digits.empty()) return std::nullopt;
        return of_digits(std::move(digits), exponent, negative);
    }

    /// Without an exponent or needless zeros: "-1.25", "300".
    [[nodiscard]] std::string text() const {
        if (is_zero()) return "0";
        std::string out = negative_ ? "-" : "";
        const auto size = static_cast<int>(digits_.size());
        if (exponent_ >= 0) return out + digits_ + std::string(static_cast<std::size_t>(exponent_), '0');
        if (-exponent_ < size)
            return out + digits_.substr(0, static_cast<std::size_t>(size + exponent_)) + '.' +
                   digits_.substr(static_cast<std::size_t>(size + exponent_));
        return out + "0." + std::string(static_cast<std::size_t>(-exponent_ - size), '0') + digits_;
    }

    [[nodiscard]] bool is_zero() const { return digits_.empty(); }
    [[nodiscard]] bool is_negative() const { return negative_; }
    [[nodiscard]] bool is_whole() const { return exponent_ >= 0; }
    /// The power of ten of the last digit that is not 0: 5 of 1,500,000; -2 of 0.25; 0 of 0.
    [[nodiscard]] int last_place() const { return exponent_; }
    /// The power of ten of the first digit: 6 of 1,500,000.
    [[nodiscard]] int first_place() const { return exponent_ + static_cast<int>(digits_.size()) - 1; }
    /// A whole number of few digits as an integer; nothing of any other.
    [[nodiscard]] std::optional<std::int64_t> small_integer() const {
        constexpr int kDigits = 18;
        if (exponent_ < 0 || first_place() >= kDigits) return std::nullopt;
        std::int64_t value = 0;
        for (const char digit : digits_) value = value * 10 + (digit - '0');
        for (int i = 0; i < exponent_; ++i) value *= 10;
        return negative_ ? -value : value;
    }

    [[nodiscard]] ExactDecimal operator-() const {
        ExactDecimal negated = *this;
        negated.negative_ = !negative_ && !is_zero();
        return negated;
    }
    [[nodiscard]] ExactDecimal times_power_of_ten(int power) const {
        ExactDecimal scaled = *this;
        if (!is_zero()) scaled.exponent_ += power;
        return scaled;
    }

    friend ExactDecimal operator+(const ExactDecimal& a, const ExactDecimal& b) {
        if (a.is_zero()) return b;
        if (b.is_zero()) return a;
        // What lies so far apart that no digit of the smaller one counts is not lined up.
        constexpr int kApart = 4 * static_cast<int>(kMostDigits);
        if (a.first_place() - b.first_place() > kApart) return a;
        if (b.first_place() - a.first_place() > kApart) return b;
        const int exponent = std::min(a.exponent_, b.exponent_);
        const std::string x = a.digits_ + std::string(static_cast<std::size_t>(a.exponent_ - exponent), '0');
        const std::string y = b.digits_ + std::string(static_cast<std::size_t>(b.exponent_ - exponent), '0');
        if (a.negative_ == b.negative_) return of_digits(sum(x, y), exponent, a.negative_);
        const int order = compare_digits(x, y);
        if (order == 0) return {};
        return order > 0 ? of_digits(difference(x, y), exponent, a.negative_)
                         : of_digits(difference(y, x), exponent, b.negative_);
    }
    friend ExactDecimal operator-(const ExactDecimal& a, const ExactDecimal& b) { return a + -b; }
    friend ExactDecimal operator*(const ExactDecimal& a, const ExactDecimal& b) {
        if (a.is_zero() || b.is_zero()) return {};
        std::string product(a.digits_.size() + b.digits_.size(), '0');
        for (std::size_t i = a.digits_.size(); i-- > 0;) {
            int carry = 0;
            for (std::size_t j = b.digits_.size(); j-- > 0;) {
                const int digit =
                    (product[i + j + 1] - '0') + (a.digits_[i] - '0') * (b.digits_[j] - '0') + carry;
                product[i + j + 1] = static_cast<char>('0' + digit % 10);
                carry = digit / 10;
            }
            product[i] = static_cast<char>(product[i] + carry);
        }
        return of_digits(std::move(product), a.exponent_ + b.exponent_, a.negative_ != b.negative_);
    }
    /// a / b to kQuotientDigits digits; nothing where b is 0.
    [[nodiscard]] friend std::optional<ExactDecimal> quotient(const ExactDecimal& a, const ExactDecimal& b) {
        if (b.is_zero()) return std::nullopt;
        if (a.is_zero()) return ExactDecimal();
        // One digit more than is kept, and the rest of the division rounds that digit.
        std::string rest, digits;
        std::size_t taken = 0;
        int exponent = a.exponent_ - b.exponent_;
        while (taken < a.digits_.size() || digits.size() <= kQuotientDigits) {
            if (taken >= a.digits_.size()) {
                if (rest.empty()) break;
                --exponent;
            }
            rest += taken < a.digits_.size() ? a.digits_[taken] : '0';
            ++taken;
            rest.erase(0, std::min(rest.find_first_not_of('0'), rest.size()));
            char digit = '0';
            for (; compare_digits(rest, b.digits_) >= 0; ++digit) {
                rest = difference(rest, b.digits_);
                rest.erase(0, std::min(rest.find_first_not_of('0'), rest.size()));
            }
            if (digit != '0' || !digits.empty()) digits += digit;
        }
        ExactDecimal out;
        out.negative_ = a.negative_ != b.negative_;
        out.digits_ = std::move(digits);
        out.exponent_ = exponent;
        out.round_to(kQuotientDigits);
        out.settle();
        return out;
    }

    friend std::strong_ordering operator<=>(const ExactDecimal& a, const ExactDecimal& b) {
        if (a.sign() != b.sign()) return a.sign() <=> b.sign();
        if (a.is_zero()) return std::strong_ordering::equal;
        int order = a.first_place() - b.first_place();
        // Neither ends in 0, so that of two equal beginnings the longer is the larger.
        if (order == 0) order = a.digits_.compare(b.digits_);
        if (a.negative_) order = -order;
        return order <=> 0;
    }
    friend bool operator==(const ExactDecimal& a, const ExactDecimal& b) { return (a <=> b) == 0; }

private:
    [[nodiscard]] int sign() const {
        if (is_zero()) return 0;
        return negative_ ? -1 : 1;
    }
    void settle() {
        digits_.erase(0, std::min(digits_.find_first_not_of('0'), digits_.size()));
        round_to(kMostDigits);
        while (!digits_.empty() && digits_.back() == '0') {
            digits_.pop_back();
            ++exponent_;
        }
        if (digits_.empty()) {
            exponent_ = 0;
            negative_ = false;
        }
    }
    /// Half away from zero.
    void round_to(std::size_t most) {
        if (digits_.size() <= most) return;
        const bool up = digits_[most] >= '5';
        exponent_ += static_cast<int>(digits_.size() - most);
        digits_.resize(most);
        if (up) digits_ = sum(digits_, "1");
        if (digits_.front() == '0') digits_.erase(0, 1);
    }

    /// Of digits without zeros in front.
    static int compare_digits(std::string_view a, std::string_view b) {
        const std::string_view x = a.substr(std::min(a.find_first_not_of('0'), a.size()));
        const std::string_view y = b.substr(std::min(b.find_first_not_of('0'), b.size()));
        if (x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
        return x.compare(y);
    }
    static std::string sum(std::string_view a, std::string_view b) {
        std::string out(std::max(a.size(), b.size()) + 1, '0');
        int carry = 0;
        for (std::size_t i = 0; i < out.size(); ++i) {
            const int x = i < a.size() ? a[a.size() - 1 - i] - '0' : 0;
            const int y = i < b.size() ? b[b.size() - 1 - i] - '0' : 0;
            out[out.size() - 1 - i] = static_cast<char>('0' + (x + y + carry) % 10);
            carry = (x + y + carry) / 10;
        }
        return out;
    }
    /// a - b, of which a is not the smaller.
    static std::string difference(std::string_view a, std::string_view b) {
        std::string out(a);
        int borrow = 0;
        for (std::size_t i = 0; i < out.size(); ++i) {
            char& digit = out[out.size() - 1 - i];
            int left = digit - '0' - borrow - (i < b.size() ? b[b.size() - 1 - i] - '0' : 0);
            borrow = left < 0 ? 1 : 0;
            left += left < 0 ? 10 : 0;
            digit = static_cast<char>('0' + left);
        }
        return out;
    }

    bool negative_ = false;
    std::string digits_;  ///< neither begins nor ends with 0; empty of zero
    int exponent_ = 0;
};

}  // namespace measures
}  // namespace v0
}  // namespace rostra
