// SPDX-License-Identifier: Apache-2.0
#include "column_heads.hpp"

#include <algorithm>

#include "number_reader.hpp"
#include "quantity.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::figures {

namespace {

constexpr std::size_t kMostWords = 8;

bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_letter(next_code_point(text, at))) return true;
    }
    return false;
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_ascii_digit); }

/// A word behind others: no blank beside an ideograph where the text has none.
void append_word(std::string_view text, Span before, Span word, std::string& words) {
    const auto is_glued = [&] {
        std::size_t begin = static_cast<std::size_t>(word.begin), end = begin;
        return before.end == word.begin &&
               (is_ideograph(next_code_point(text, begin)) || is_ideograph(previous_code_point(text, end)));
    };
    if (!words.empty() && !is_glued()) words += ' ';
    append_folded(words, slice(text, word));
}

/// Digits and no word: what stands below heads, and no head but for a year.
bool is_numeric(std::string_view text) { return has_digit(text) && !has_letter(text); }

/// Four digits, or two times four.
bool is_years(std::string_view text) {
    const auto digits = std::count_if(text.begin(), text.end(), is_ascii_digit);
    constexpr int kYear = 4;
    return (digits == kYear || digits == 2 * kYear || digits == kYear + 2) &&
           (text.front() == '1' || text.front() == '2') && text.find_first_of(",.") == std::string_view::npos;
}

/// Whether the rows of a table stand below heads: no number is in the first row, but years and what is in its first cell.
bool has_heads(std::string_view text, const TextTable& table) {
    if (table.rows.size() < 2) return false;
    const std::vector<Span>& cells = table.rows[0].cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view cell = slice(text, cells[i]);
        if (is_numeric(cell) && !is_years(cell)) return false;
    }
    return true;
}

/// Tokens that say a unit or a scale and nothing else, such as `in millions of dollars`; false where other words stand there.
bool read_measure(const Reading& reading, std::size_t at, std::size_t end, TableHead& head) {
    bool any = false;
    while (at < end) {
        if (const PhraseMatch scale = reading.match(reading.words().scales, at);
            scale && !scale.phrase->money && scale.end <= end) {
            head.scale = head.scale * scale.phrase->number;
            at = scale.end;
        } else if (const PhraseMatch many = reading.match(reading.words().vague, at);
                   many && many.end <= end && many.phrase->number > ExactDecimal(99)) {
            head.scale = head.scale * many.phrase->number;
            at = many.end;
        } else if (reading.is(at, kNumber) && reading.word(at).role == Role::scale) {
            head.scale = head.scale * reading.word(at).value;
            ++at;
        } else if (reading.text(at) == "000" || reading.text(at) == "000s") {
            head.scale = head.scale * ExactDecimal(1000);
            ++at;
        } else if (const PhraseMatch money = reading.match(reading.words().currencies, at);
                   money && money.end <= end && head.unit.empty()) {
            head.unit = money.phrase->meaning;
            head.sort = Sort::money;
            at = money.end;
            // $m: a short form that stands with money alone
            const PhraseMatch of_money = reading.match(reading.words().scales, at);
            if (of_money && of_money.end <= end) {
                head.scale = head.scale * of_money.phrase->number;
                at = of_money.end;
            }
        } else if (const PhraseMatch unit = reading.match(reading.words().units, at);
                   unit && unit.end <= end && head.unit.empty()) {
            head.unit = unit.phrase->meaning;
            head.sort = sort_of_unit(head.unit);
            at = unit.end;
        } else if (reading.is(at, kOf | kArticle | kYearBefore) || reading.is_sign(at, "'") ||
                   reading.is_sign(at, "’") || reading.is_sign(at, "*")) {
            ++at;
            continue;
        } else {
            return false;
        }
        any = true;
    }
    return any;
}

/// The unit and the scale of a column, where the figure has none of its own.
void take_unit(const TableHead& head, std::string_view written, Figure& figure) {
    if (figure.unit.empty() && figure.sort == Sort::count) {
        figure.unit = head.unit;
        figure.sort = head.sort;
    }
    if (figure.as_of.empty()) figure.as_of = head.date;
    if (has_letter(written) || figure.sort == Sort::percent || figure.unit != head.unit) return;
    for (std::optional<ExactDecimal>* number : {&figure.value, &figure.interval.low, &figure.interval.high}) {
        if (*number) *number = **number * head.scale;
    }
}

}  // namespace

std::string ColumnHeads::words_of(Span cell) const {
    std::vector<Token> tokens;
    words_.tokenizer().append(text_, cell, tokens);
    std::string words;
    std::size_t count = 0;
    Span before{0, 0};
    for (const Token& token : tokens) {
        if (token.kind != TokenKind::word || count == kMostWords) continue;
        append_word(text_, before, token.span(), words);
        before = token.span();
        ++count;
    }
    return words;
}

TableHead ColumnHeads::read_head(Span cell) const {
    std::vector<Token> tokens;
    words_.tokenizer().append(text_, cell, tokens);
    const Reading reading(text_, tokens, words_);
    TableHead head;
    std::vector<bool> used(tokens.size(), false);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::optional<Apart> apart = told_apart(reading, i, 0);
        if (!apart || apart->date.empty()) continue;
        head.date = apart->date;
        std::fill(used.begin() + static_cast<std::ptrdiff_t>(apart->first),
                  used.begin() + static_cast<std::ptrdiff_t>(apart->end), true);
        i = apart->end - 1;
    }
    // The unit is all that the head says, or stands in brackets or behind a comma.
    std::size_t begin = 0, end = tokens.size();
    const auto take = [&](std::size_t first, std::size_t behind) {
        TableHead measure;
        if (first == behind || !read_measure(reading, first, behind, measure)) return false;
        head.unit = measure.unit;
        head.sort = measure.sort;
        head.scale = measure.scale;
        std::fill(used.begin() + static_cast<std::ptrdiff_t>(first),
                  used.begin() + static_cast<std::ptrdiff_t>(behind), true);
        return true;
    };
    if (!take(begin, end)) {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (reading.is_sign(i, "(") || reading.is_sign(i, "[")) {
                std::size_t close = i + 1;
                while (close < tokens.size() && !reading.is_sign(close, ")") && !reading.is_sign(close, "]"))
                    ++close;
                if (take(i + 1, close)) break;
            } else if (reading.is_sign(i, ",") && take(i + 1, end)) {
                break;
            }
        }
    }
    std::size_t count = 0;
    Span before{0, 0};
    for (std::size_t i = 0; i < tokens.size() && count < kMostWords; ++i) {
        if (used[i] || tokens[i].kind == TokenKind::sign) continue;
        append_word(text_, before, tokens[i].span(), head.noun);
        before = tokens[i].span();
        head.label = reading.is(i, kLabel | kPhone);
        head.years = reading.is(i, kYearBefore);
        ++count;
    }
    head.label = head.label && count == 1;
    return head;
}

const TableHead* ColumnHeads::column_head(const CellPlace& place) {
    const TextTable& table = *place.table;
    const TableRow& heads = table.rows[0];
    if (asked_ != heads.line.begin) {
        asked_ = heads.line.begin;
        has_heads_ = has_heads(text_, table);
    }
    if (!has_heads_) return nullptr;
    const std::optional<std::size_t> above = same_column(table, heads, table.rows[place.row], place.cell);
    if (!above || heads.cells[*above].begin == heads.cells[*above].end) return nullptr;
    const auto [known, is_new] = heads_.try_emplace(heads.cells[*above].begin);
    if (is_new) {
        known->second = read_head(heads.cells[*above]);
        std::size_t numbers = 0;
        for (std::size_t i = 1; i < table.rows.size(); ++i) {
            const auto below = same_column(table, table.rows[i], heads, *above);
            if (!below) continue;
            const std::string_view cell = slice(text_, table.rows[i].cells[*below]);
            if (is_numeric(cell) || (table.mark != CellMark::blanks && has_digit(cell))) ++numbers;
        }
        known->second.numbers = 2 * numbers > table.rows.size() - 1;
    }
    return known->second.numbers ? &known->second : nullptr;
}

bool ColumnHeads::complete(Figure& figure) {
    const std::optional<CellPlace> place = tables_.cell_at(figure.span);
    if (!place || place->table->rows.size() < 2) return true;
    const TableHead* head = column_head(*place);
    if (head != nullptr && place->row == 0) return false;  // a number of the head
    const TableRow& row = place->table->rows[place->row];
    const Span cell = row.cells[place->cell];
    // Beside the number there may be signs, and what bounds it.
    const auto says = [&](std::int32_t begin, std::int32_t end) {
        const std::string_view beside = slice(text_, Span{begin, end});
        return has_letter(beside) || has_digit(beside);
    };
    if (figure.modifier.empty() && (says(cell.begin, figure.span.begin) || says(figure.span.end, cell.end)))
        return true;
    // Lines with wide gaps are a table where they have heads alone: prose may be set so.
    if (head == nullptr && place->table->mark == CellMark::blanks) return true;
    if (head != nullptr && head->label) return false;
    const std::string_view written = slice(text_, figure.span);
    if (figure.sort == Sort::year) {
        // 1850 below `Deaths` is no year.
        const bool counts = head != nullptr && !head->years && place->cell != 0;
        const auto value = counts ? ExactDecimal::parse(written) : std::nullopt;
        if (!value) return true;
        figure.sort = Sort::count;
        figure.value = figure.interval.low = figure.interval.high = *value;
    }
    figure.noun = head == nullptr ? std::string() : head->noun;
    if (head != nullptr) take_unit(*head, written, figure);
    if (place->cell == 0) return true;
    const std::string_view of_row = slice(text_, row.cells[0]);
    if (!is_numeric(of_row)) figure.subject = words_of(row.cells[0]);
    if (figure.as_of.empty() && has_digit(of_row)) figure.as_of = read_head(row.cells[0]).date;
    return true;
}

}  // namespace rostra::figures
