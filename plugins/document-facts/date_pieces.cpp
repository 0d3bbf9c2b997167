// SPDX-License-Identifier: Apache-2.0
#include "date_pieces.hpp"

#include <unicode/uchar.h>

#include <string>

#include "facts_text.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::document_facts {
namespace {

// Above every year, so that a longer number is none.
constexpr std::int32_t kTooLarge = 100'000;
constexpr std::int32_t kTen = 10;

std::int32_t digit_of(char32_t c) { return u_charDigitValue(static_cast<UChar32>(c)); }

/// Reads one piece after the other.
class PieceReader {
public:
    PieceReader(std::string_view line, const FactWords& words) : line_(line), words_(words) {}

    std::vector<DatePiece> read() {
        while (at_ < line_.size()) {
            std::size_t behind = at_;
            const char32_t c = next_code_point(line_, behind);
            if (is_blank(c)) {
                at_ = behind;
            } else if (digit_of(c) >= 0) {
                read_number();
            } else if (numeral_at(at_, behind) >= 0) {
                read_numerals();
            } else if (is_letter(c)) {
                read_word();
            } else {
                DatePiece& piece = add(DatePiece::Kind::sign, behind);
                piece.sign = c;
            }
        }
        return std::move(pieces_);
    }

private:
    DatePiece& add(DatePiece::Kind kind, std::size_t end) {
        DatePiece piece;
        piece.begin = at_;
        piece.end = end;
        piece.kind = kind;
        at_ = end;
        return pieces_.emplace_back(piece);
    }

    void read_number() {
        std::size_t end = at_;
        std::int32_t value = 0;
        std::size_t digits = 0;
        for (std::size_t behind = at_; behind < line_.size(); end = behind) {
            const std::int32_t digit = digit_of(next_code_point(line_, behind));
            if (digit < 0) break;
            ++digits;
            if (value < kTooLarge) value = kTen * value + digit;
        }
        DatePiece& piece = add(DatePiece::Kind::number, end);
        piece.value = value;
        piece.digits = digits;
    }

    // -1 where the character is no numeral.
    [[nodiscard]] std::int32_t numeral_at(std::size_t begin, std::size_t end) const {
        if (end - begin == 1) return -1;
        const auto found = words_.numerals.find(line_.substr(begin, end - begin));
        return found == words_.numerals.end() ? -1 : found->second;
    }

    // 二〇二〇 digit by digit; 二十六 in tens.
    void read_numerals() {
        std::size_t end = at_;
        std::int32_t value = 0;
        bool in_tens = false;
        for (std::size_t behind = at_; behind < line_.size() && value < kTooLarge; end = behind) {
            static_cast<void>(next_code_point(line_, behind));
            const std::int32_t numeral = numeral_at(end, behind);
            if (numeral < 0) break;
            if (numeral == kTen) {
                value = value == 0 ? kTen : kTen * value;
                in_tens = true;
            } else {
                value = in_tens ? value + numeral : kTen * value + numeral;
            }
        }
        add(DatePiece::Kind::number, end).value = value;
    }

    void read_word() {
        const std::size_t end = at_ + first_word(line_.substr(at_)).size();
        const std::string folded = fold_case(line_.substr(at_, end - at_));
        const auto value_in = [&](const auto& map) {
            const auto found = map.find(folded);
            return found == map.end() ? 0 : found->second;
        };
        DatePiece& piece = add(DatePiece::Kind::word, end);
        piece.month = value_in(words_.months);
        piece.weekday = value_in(words_.weekdays);
        if (const auto unit = words_.units.find(folded); unit != words_.units.end())
            piece.unit = unit->second;
        piece.is_ordinal = words_.ordinals.contains(folded);
        piece.is_within = words_.within_dates.contains(folded);
    }

    std::string_view line_;
    const FactWords& words_;
    std::size_t at_ = 0;
    std::vector<DatePiece> pieces_;
};

}  // namespace

std::vector<DatePiece> date_pieces(std::string_view line, const FactWords& words) {
    return PieceReader(line, words).read();
}

}  // namespace rostra::document_facts
