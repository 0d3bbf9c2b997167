// SPDX-License-Identifier: Apache-2.0
#include "mark_prices.hpp"

#include "quote_text.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"

namespace rostra::quotes {

namespace {

constexpr char32_t kLeftDouble = 0x201C, kRightDouble = 0x201D, kLowDouble = 0x201E, kHighDouble = 0x201F;
constexpr char32_t kLeftSingle = 0x2018, kRightSingle = 0x2019, kLowSingle = 0x201A, kHighSingle = 0x201B;
constexpr char32_t kLeftGuillemet = 0xAB, kRightGuillemet = 0xBB;
constexpr char32_t kLeftSingleGuillemet = 0x2039, kRightSingleGuillemet = 0x203A;
constexpr char32_t kLeftCorner = 0x300C, kRightCorner = 0x300D;
constexpr char32_t kLeftWhiteCorner = 0x300E, kRightWhiteCorner = 0x300F;

bool is_dash(char32_t code) { return code == '-' || code == 0x2013 || code == 0x2014 || code == 0x2015; }
bool is_opening(char32_t code) {
    return code == '(' || code == '[' || code == '{' || code == 0xBF || code == 0xA1;
}
bool is_closing(char32_t code) {
    return code == ',' || code == ';' || code == ':' || code == ')' || code == ']' || code == '}' ||
           is_sentence_end(code) || code == 0xFF0C || code == 0x3001;
}

/// What stands around a mark.
struct Surroundings {
    bool open_left = false;  ///< no word or closing punctuation touches it there
    bool open_right = false;
    bool word_before = false;  ///< a word touches it
    bool digit_before = false;
    bool line_begin = false;  ///< nothing but blanks before it
    bool line_end = false;
    char32_t far_before = 0;       ///< the symbol before it, blanks left aside
    bool word_far_before = false;  ///< there is a word in its place
    std::size_t next = 0;          ///< where the text goes on behind blanks
};

Surroundings look_around(std::string_view text, const Mark& mark) {
    const auto at = static_cast<std::size_t>(mark.at);
    const std::size_t end = at + static_cast<std::size_t>(mark.size);
    const Symbol before = symbol_before(text, at);
    const Symbol after = end < text.size() ? symbol_at(text, end) : Symbol{};
    const auto blank = [](Symbol symbol) {
        return symbol.size != 0 && (is_blank_in_line(symbol.code) || symbol.code == '\n');
    };
    Surroundings around;
    around.open_left = at == 0 || blank(before) || is_opening(before.code) ||
                       (is_dash(before.code) && is_word_at(text, end));
    around.open_right = end == text.size() || blank(after) || is_closing(after.code) || is_dash(after.code);
    around.word_before = at > 0 && before.size == 0;
    around.digit_before = around.word_before && is_ascii_digit(text[at - 1]);
    const std::size_t left = skip_blanks_back(text, at, 0);
    around.next = skip_blanks(text, end, text.size());
    around.line_begin = left == 0 || text[left - 1] == '\n';
    around.line_end = around.next == text.size() || text[around.next] == '\n';
    around.far_before = symbol_before(text, left).code;
    around.word_far_before = is_word_before(text, left);
    return around;
}

/// Of a mark that looks the same on both sides, by what touches it; where nothing does, by what is near.
MarkPrices price_by_place(std::string_view text, const Surroundings& around) {
    if (around.open_left && !around.open_right) return {0, 40, 50};
    if (!around.open_left && around.open_right) return {70, 0, around.digit_before ? 20 : 50};
    if (!around.open_left) return {20, 20, 40};
    if (around.line_begin) return {0, 40, 50};
    if (is_quote_mark(around.far_before)) return {15, 0, 50};  // ‘…,’ ”
    if (around.line_end) return {30, 0, 50};
    if (around.far_before == ':') return {0, 30, 50};
    const bool lower = is_lower_at(text, around.next);
    if (is_sentence_end(around.far_before) || is_dash(around.far_before)) {
        return {lower ? 20 : 5, lower ? 0 : 5, 50};
    }
    if (around.far_before == ',' || around.far_before == ';') return {lower ? 10 : 5, 5, 50};
    return {0, 15, 50};
}

/// Of ' or ’, either of which may be an apostrophe.
MarkPrices price_apostrophe(std::string_view text, const Mark& mark, const Surroundings& around,
                            const QuoteWords& words) {
    const auto end = static_cast<std::size_t>(mark.at + mark.size);
    if (around.open_left && !around.open_right) {
        const std::string_view next = text.substr(end, word_end(text, end, text.size()) - end);
        const bool capital = is_capital_at(text, end);
        if ((words.flags(next) & kElision) != 0) return {capital ? 25 : 40, 60, 0};
        return {capital ? 0 : 5, 40, 30};
    }
    if (!around.open_left && around.open_right) {
        return around.word_before ? MarkPrices{40, 15, 7} : MarkPrices{40, 0, 40};
    }
    if (!around.open_left) return {40, 40, 0};
    MarkPrices prices = price_by_place(text, around);
    if (around.word_far_before && !around.line_begin) return {10, around.line_end ? 10 : 15, 10};
    prices.neither = 25;
    return prices;
}

MarkPrices only_opening(MarkPrices prices) { return {prices.open, kNever, prices.neither}; }
MarkPrices only_closing(MarkPrices prices) { return {kNever, prices.close, prices.neither}; }

constexpr MarkPrices kOpens = {0, 60, 50};
constexpr MarkPrices kCloses = {60, 0, 50};

}  // namespace

MarkKind kind_of(char32_t glyph) {
    switch (glyph) {
        case '"':
            return MarkKind::double_mark;
        case '\'':
            return MarkKind::single_straight;
        case kLeftGuillemet:
        case kRightGuillemet:
            return MarkKind::guillemet;
        case kLeftSingleGuillemet:
        case kRightSingleGuillemet:
            return MarkKind::single_guillemet;
        case kLeftDouble:
        case kRightDouble:
        case kLowDouble:
        case kHighDouble:
            return MarkKind::double_mark;
        case kLeftSingle:
        case kRightSingle:
        case kLowSingle:
        case kHighSingle:
            return MarkKind::single_curly;
        case kLeftCorner:
        case kRightCorner:
            return MarkKind::corner;
        default:
            return MarkKind::white_corner;
    }
}

MarkHabits read_habits(std::string_view text, const std::vector<Mark>& marks) {
    MarkHabits habits;
    std::size_t left = 0, right = 0;
    int inward = 0;
    for (const Mark& mark : marks) {
        habits.low_marks |= mark.glyph == kLowDouble || mark.glyph == kLowSingle;
        left += mark.glyph == kLeftDouble ? 1 : 0;
        right += mark.glyph == kRightDouble ? 1 : 0;
        if (mark.glyph == kLeftGuillemet || mark.glyph == kRightGuillemet) {
            const Surroundings around = look_around(text, mark);
            if (around.open_left == around.open_right) continue;
            inward += around.open_left == (mark.glyph == kRightGuillemet) ? 1 : -1;
        }
    }
    habits.only_closing = left == 0 && right > 0 && !habits.low_marks;
    habits.inward_guillemets = inward > 0;
    return habits;
}

bool begins_line(std::string_view text, const Mark& mark) { return look_around(text, mark).line_begin; }

MarkPrices price_mark(std::string_view text, const Mark& mark, const MarkHabits& habits,
                      const QuoteWords& words) {
    const Surroundings around = look_around(text, mark);
    switch (mark.glyph) {
        case '"':
            return price_by_place(text, around);
        case '\'':
            return price_apostrophe(text, mark, around, words);
        case kLeftDouble:
        case kHighDouble:
            return habits.low_marks ? price_by_place(text, around) : kOpens;
        case kRightDouble:
            return habits.only_closing ? price_by_place(text, around) : kCloses;
        case kLeftSingle:
        case kHighSingle: {
            const MarkPrices prices = price_apostrophe(text, mark, around, words);
            if (habits.low_marks) return prices;
            return only_opening({prices.neither == 0 ? 25 : 0, kNever, prices.neither == 0 ? 5 : 30});
        }
        case kRightSingle:
            return only_closing(price_apostrophe(text, mark, around, words));
        case kLowDouble:
        case kLowSingle:
        case kLeftCorner:
        case kLeftWhiteCorner:
            return only_opening(kOpens);
        case kRightCorner:
        case kRightWhiteCorner:
            return only_closing(kCloses);
        case kLeftGuillemet:
        case kLeftSingleGuillemet:
            return habits.inward_guillemets ? kCloses : kOpens;
        default:
            return habits.inward_guillemets ? kOpens : kCloses;
    }
}

}  // namespace rostra::quotes
