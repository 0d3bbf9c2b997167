// SPDX-License-Identifier: Apache-2.0
#include "written_dates.hpp"

#include <array>
#include <optional>

#include "date_pieces.hpp"
#include "facts_text.hpp"

namespace rostra::document_facts {
namespace {

constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kMostDigits = 2;

std::string_view without_blanks_behind(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

bool is_dash(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015); }

/// Tries every form of a date at every piece of a line.
class DateFinder {
public:
    DateFinder(std::string_view line, const FactWords& words, DateOrder order)
        : line_(line), words_(words), order_(order), pieces_(date_pieces(line, words)) {}

    std::vector<WrittenDate> find() {
        std::vector<WrittenDate> found;
        for (std::size_t i = 0; i < pieces_.size();) {
            const std::optional<WrittenDate> date = at(i);
            if (!date) {
                ++i;
                continue;
            }
            found.push_back(*date);
            while (i < pieces_.size() && pieces_[i].begin < date->end) ++i;
        }
        return found;
    }

private:
    using Match = std::optional<WrittenDate>;
    using Form = Match (DateFinder::*)(std::size_t) const;

    [[nodiscard]] Match at(std::size_t first) const {
        if (goes_on_before(first)) return std::nullopt;
        constexpr std::array<Form, 6> kForms = {&DateFinder::with_units,    &DateFinder::year_first,
                                                &DateFinder::three_numbers, &DateFinder::day_and_month,
                                                &DateFinder::month_and_day, &DateFinder::year_and_month};
        for (const Form form : kForms) {
            Match match = (this->*form)(first);
            if (match && exists(match->date) && !goes_on_behind(match->end)) return match;
        }
        return std::nullopt;
    }

    // Part of a longer number, or the last of several days: `25-26 March 2020`, `1 May - 2 June 2020`.
    [[nodiscard]] bool goes_on_before(std::size_t first) const {
        if (first == 0) return false;
        const DatePiece& before = pieces_[first - 1];
        if (is_number(first) && is_latin_word(first - 1)) return touches(first);
        if (first == 1 || !is_number(first - 2))
            return is_dash(before.sign) && first > 1 && is_month(first - 2);
        if (is_dash(before.sign)) return is_number(first) ? !is_sign(first - 3, U':') : is_month(first - 3);
        return is_number(first) && (before.sign == U'/' || before.sign == U'.') && touches(first);
    }

    [[nodiscard]] bool goes_on_behind(std::size_t end) const {
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            if (pieces_[i].begin != end) continue;
            if (is_number(i)) return true;
            const bool joins = is_dash(pieces_[i].sign) || pieces_[i].sign == U'/' || pieces_[i].sign == U'.';
            return joins && is_number(i + 1) && touches(i + 1);
        }
        return false;
    }

    [[nodiscard]] bool is_number(std::size_t i) const {
        return i < pieces_.size() && pieces_[i].kind == DatePiece::Kind::number;
    }
    // Words of scripts without spaces touch numbers everywhere.
    [[nodiscard]] bool is_latin_word(std::size_t i) const {
        return pieces_[i].kind == DatePiece::Kind::word &&
               !is_ideograph(first_of(line_.substr(pieces_[i].begin)));
    }
    [[nodiscard]] bool is_year(std::size_t i) const {
        return is_number(i) && pieces_[i].digits == kYearDigits;
    }
    [[nodiscard]] bool is_short(std::size_t i) const {
        return is_number(i) && pieces_[i].digits >= 1 && pieces_[i].digits <= kMostDigits;
    }
    [[nodiscard]] bool is_sign(std::size_t i, char32_t sign) const {
        return i < pieces_.size() && pieces_[i].sign == sign;
    }
    [[nodiscard]] bool is_month(std::size_t i) const { return i < pieces_.size() && pieces_[i].month != 0; }
    /// Whether nothing stands between a piece and the one before it.
    [[nodiscard]] bool touches(std::size_t i) const { return pieces_[i - 1].end == pieces_[i].begin; }

    [[nodiscard]] WrittenDate made(std::size_t first, std::size_t last, CalendarDate date) const {
        return {pieces_[first].begin, pieces_[last].end, date};
    }

    [[nodiscard]] std::size_t behind_ordinal(std::size_t i) const {
        if (i < pieces_.size() && (pieces_[i].is_ordinal || is_sign(i, U'.')) && touches(i)) ++i;
        return i;
    }
    [[nodiscard]] std::size_t behind_words_within(std::size_t i) const {
        while (i < pieces_.size() && pieces_[i].is_within) ++i;
        return i;
    }
    // Behind a full stop that a month may end with, a comma, a dash or a stroke, and words like `of`.
    [[nodiscard]] std::size_t behind_joint(std::size_t i) const {
        if (is_sign(i, U'.') && touches(i)) ++i;
        if (i < pieces_.size() && (is_sign(i, U',') || is_sign(i, U'/') || is_dash(pieces_[i].sign))) ++i;
        return behind_words_within(i);
    }

    // 2020年3月26日, 令和2年3月26日
    [[nodiscard]] Match with_units(std::size_t i) const {
        constexpr std::size_t kPieces = 6;
        constexpr std::array kUnits = {DateUnit::year, DateUnit::month, DateUnit::day};
        if (i + kPieces > pieces_.size()) return std::nullopt;
        std::array<std::int32_t, 3> values{};
        for (std::size_t part = 0; part < kUnits.size(); ++part) {
            const std::size_t number = i + 2 * part;
            if (!is_number(number) || pieces_[number + 1].unit != kUnits[part]) return std::nullopt;
            values[part] = pieces_[number].value;
        }
        std::size_t begin = pieces_[i].begin;
        const std::string_view before = without_blanks_behind(line_.substr(0, begin));
        for (const auto& [era, year] : words_.eras) {
            if (!before.ends_with(era)) continue;
            values[0] += year;
            begin = before.size() - era.size();
        }
        return WrittenDate{begin, pieces_[i + kPieces - 1].end, {values[0], values[1], values[2]}};
    }

    // The signs between three numbers that touch: 0 where they do not, or are not the same.
    [[nodiscard]] char32_t separator(std::size_t i) const {
        constexpr std::size_t kPieces = 5;
        if (i + kPieces > pieces_.size() || !is_number(i + 2) || !is_number(i + 4)) return 0;
        const char32_t sign = pieces_[i + 1].sign;
        if (sign != pieces_[i + 3].sign || (sign != U'/' && sign != U'.' && sign != U'-')) return 0;
        for (std::size_t part = i + 1; part < i + kPieces; ++part) {
            if (!touches(part)) return 0;
        }
        return sign;
    }

    // 2020-03-26, 2020/3/26
    [[nodiscard]] Match year_first(std::size_t i) const {
        if (!is_year(i) || separator(i) == 0 || !is_short(i + 2) || !is_short(i + 4)) return std::nullopt;
        return made(i, i + 4, {pieces_[i].value, pieces_[i + 2].value, pieces_[i + 4].value});
    }

    // 26/03/2020
    [[nodiscard]] Match three_numbers(std::size_t i) const {
        if (!is_short(i) || separator(i) == 0 || !is_short(i + 2) || !is_year(i + 4)) return std::nullopt;
        const CalendarDate day_first = {pieces_[i + 4].value, pieces_[i + 2].value, pieces_[i].value};
        const CalendarDate month_first = {pieces_[i + 4].value, pieces_[i].value, pieces_[i + 2].value};
        if (!exists(day_first) || day_first == month_first) return made(i, i + 4, month_first);
        if (!exists(month_first)) return made(i, i + 4, day_first);
        if (const std::int32_t weekday = weekday_before(i); weekday != 0) {
            const bool may_be_day_first = weekday_of(day_first) == weekday;
            if (may_be_day_first != (weekday_of(month_first) == weekday))
                return made(i, i + 4, may_be_day_first ? day_first : month_first);
        }
        if (order_ == DateOrder::unknown) return std::nullopt;
        return made(i, i + 4, order_ == DateOrder::day_first ? day_first : month_first);
    }

    [[nodiscard]] std::int32_t weekday_before(std::size_t i) const {
        constexpr std::size_t kFarthest = 3;
        for (std::size_t back = 1; back <= kFarthest && back <= i; ++back) {
            const DatePiece& piece = pieces_[i - back];
            if (piece.weekday != 0) return piece.weekday;
            if (piece.sign != U',' && piece.sign != U'.' && !piece.is_within) break;
        }
        return 0;
    }

    // 26 March 2020, 26. März 2020, 26 de marzo de 2020, 26-Mar-2020
    [[nodiscard]] Match day_and_month(std::size_t i) const {
        if (!is_short(i)) return std::nullopt;
        std::size_t at = behind_joint(behind_ordinal(i + 1));
        if (!is_month(at)) return std::nullopt;
        const std::size_t month = at;
        at = behind_joint(at + 1);
        if (!is_year(at)) return std::nullopt;
        return made(i, at, {pieces_[at].value, pieces_[month].month, pieces_[i].value});
    }

    // March 26, 2020, Mar. 26th 2020
    [[nodiscard]] Match month_and_day(std::size_t i) const {
        if (!is_month(i)) return std::nullopt;
        std::size_t at = i + 1;
        if (is_sign(at, U'.') && touches(at)) ++at;
        at = behind_words_within(at);
        if (!is_short(at)) return std::nullopt;
        const std::size_t day = at;
        at = behind_ordinal(at + 1);
        if (is_sign(at, U',')) ++at;
        at = behind_words_within(at);
        if (!is_year(at)) return std::nullopt;
        return made(i, at, {pieces_[at].value, pieces_[i].month, pieces_[day].value});
    }

    // 2020 March 26, 2020-Mar-26
    [[nodiscard]] Match year_and_month(std::size_t i) const {
        if (!is_year(i)) return std::nullopt;
        const std::size_t month = behind_joint(i + 1);
        if (!is_month(month)) return std::nullopt;
        const std::size_t day = behind_joint(month + 1);
        if (!is_short(day)) return std::nullopt;
        // `Lent 2020 March 26 2021`, `2020 March 26:15`: the number belongs to what is behind it.
        if (is_year(day + 1) || is_sign(day + 1, U':')) return std::nullopt;
        return made(i, day, {pieces_[i].value, pieces_[month].month, pieces_[day].value});
    }

    std::string_view line_;
    const FactWords& words_;
    DateOrder order_;
    std::vector<DatePiece> pieces_;
};

}  // namespace

std::vector<WrittenDate> written_dates(std::string_view line, const FactWords& words, DateOrder order) {
    return DateFinder(line, words, order).find();
}

}  // namespace rostra::document_facts
