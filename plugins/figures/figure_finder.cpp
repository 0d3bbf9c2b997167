// SPDX-License-Identifier: Apache-2.0
#include "figure_finder.hpp"

#include <algorithm>
#include <utility>

#include "quantity.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::figures {

namespace {

/// When something holds, where the sentence says it; by tokens.
struct Dating {
    std::size_t first = 0, end = 0;
    std::string date;
};

std::string iso_month(int month) {
    return std::string("--") + (month < 10 ? "0" : "") + std::to_string(month);
}

/// The dating nearest to a figure; of two as near the one behind. Datings are in order.
std::string nearest(const std::vector<Dating>& datings, std::size_t first, std::size_t end) {
    constexpr std::size_t kFar = 25;
    const auto behind =
        std::lower_bound(datings.begin(), datings.end(), end,
                         [](const Dating& dating, std::size_t token) { return dating.first < token; });
    const Dating* best = nullptr;
    std::size_t distance = kFar;
    if (behind != datings.end() && behind->first - end < distance) {
        best = &*behind;
        distance = behind->first - end;
    }
    if (behind != datings.begin()) {
        const Dating& before = *(behind - 1);
        if (before.end <= first && first - before.end < distance) best = &before;
    }
    return best == nullptr ? std::string() : best->date;
}

/// One sentence.
class SentenceFinder {
public:
    SentenceFinder(const Reading& reading, std::vector<Figure>& figures, bool all)
        : reading_(reading), figures_(figures), all_(all), begun_(figures.size()) {}

    void find() {
        for (std::size_t at = 0; at < reading_.size();) at = std::max(step(at), at + 1);
        for (std::size_t i = 0; i < places_.size(); ++i) {
            Figure& figure = figures_[begun_ + i];
            if (is_figure(figure.sort)) figure.as_of = nearest(datings_, places_[i].first, places_[i].second);
        }
    }

private:
    static bool is_figure(Sort sort) { return static_cast<std::size_t>(sort) < kFigureSorts; }

    [[nodiscard]] bool may_begin(std::size_t at) const {
        return reading_.is_digits(at) || reading_.is(at, kNumber | kDenominator | kVague | kIdeograph) ||
               (reading_.is_sign(at, ".") && reading_.is_glued(at + 1) && reading_.is_digits(at + 1));
    }

    /// Takes what begins with a token; the token behind.
    std::size_t step(std::size_t at) {
        if (const PhraseMatch when = reading_.match(reading_.words().relative, at)) {
            const Span span = {reading_.token(at).begin, reading_.token(when.end - 1).end};
            datings_.push_back({at, when.end, fold_phrase(slice(reading_.whole(), span))});
            from_ = when.end;
            return when.end;
        }
        if (reading_.is(at, kMonth) && !reading_.is_digits(at + 1) && !reading_.is_digits(at + 2)) {
            const Word& month = reading_.word(at);
            if ((!month.capital_month || reading_.begins_with_capital(at)) && is_dated(at))
                datings_.push_back({at, at + 1, iso_month(month.month)});
            return at + 1;
        }
        if (!may_begin(at)) return at + 1;
        if (const std::optional<Apart> apart = told_apart(reading_, at, from_)) return take_apart(*apart);
        std::optional<Quantity> quantity = read_quantity(reading_, at, from_);
        // An ordinal ideograph, or a `one` that counts nothing.
        if (!quantity) return at + 1;
        if (quantity->apart) return take_apart({*quantity->apart, quantity->first, quantity->end, {}});
        if (is_part_of_a_word(*quantity)) return quantity->end;
        return take(*std::move(quantity));
    }

    /// Chinese ordinals, and single ideographs that count nothing as far as can be seen: 一些.
    [[nodiscard]] bool is_part_of_a_word(const Quantity& quantity) const {
        const std::size_t at = quantity.number.first;
        if (at > 0 && reading_.is(at - 1, kOrdinal) && !reading_.is(at - 1, kDenominator) &&
            reading_.is(at, kIdeograph))
            return true;
        if (!reading_.is(at, kIdeograph) || !quantity.unit.empty()) return false;
        const bool one = quantity.number.end == at + 1;
        return one ? !reading_.is(quantity.end, kCounter)
                   : quantity.number.value < ExactDecimal(10) && !reading_.is(quantity.end, kCounter);
    }

    std::size_t take_apart(const Apart& apart) {
        if (!apart.date.empty() && is_dated(apart.first))
            datings_.push_back({apart.first, apart.end, apart.date});
        // What looks like a year may be a number below the head of a column.
        if (all_ || (apart.sort == Sort::year && reading_.stands_alone(apart.first))) {
            Figure figure;
            figure.span = {reading_.token(apart.first).begin, reading_.token(apart.end - 1).end};
            figure.sort = apart.sort;
            add(std::move(figure), apart.first, apart.end);
        }
        from_ = apart.end;
        return apart.end;
    }

    /// Whether a word that dates stands before, or a bracket, or the sentence begins.
    [[nodiscard]] bool is_dated(std::size_t first) const {
        if (first == 0 || reading_.is_sign(first - 1, "(") || reading_.is_sign(first - 1, ",")) return true;
        return static_cast<bool>(reading_.match_before(reading_.words().dating, first));
    }

    std::size_t take(Quantity low) {
        std::optional<Range> range = read_range(reading_, low, from_);
        const Quantity& last = range ? range->high : low;
        const Quantity& first = range ? range->low : low;
        const Noun noun = read_noun(reading_, last);
        std::size_t begin = first.first, end = last.end;
        const Bounds bounds = read_bounds(reading_, first, range ? &range->high : nullptr, from_, begin, end,
                                          noun.text.empty() ? end : noun.end);
        Figure figure;
        figure.span = {reading_.token(first.first).begin, reading_.token(last.end - 1).end};
        figure.sort = last.sort;
        if (!range && !low.number.vague && !low.number.several) figure.value = low.number.value;
        figure.interval = bounds.interval;
        figure.modifier = bounds.modifier;
        figure.unit = last.unit;
        figure.noun = noun.text;
        figure.subject = read_subject(reading_, begin, std::min(from_, begin));
        add(std::move(figure), begin, end);
        from_ = last.end;
        return last.end;
    }

    void add(Figure figure, std::size_t first, std::size_t end) {
        figures_.push_back(std::move(figure));
        places_.emplace_back(first, end);
    }

    const Reading& reading_;
    std::vector<Figure>& figures_;
    bool all_;
    std::size_t begun_;
    std::size_t from_ = 0;
    std::vector<Dating> datings_;
    std::vector<std::pair<std::size_t, std::size_t>> places_;
};

}  // namespace

bool may_have_number(std::string_view text, Span span, const FigureWords& words) {
    const auto end = static_cast<std::size_t>(span.end);
    bool in_word = false;
    for (auto at = static_cast<std::size_t>(span.begin); at < end; ++at) {
        const char byte = text[at];
        if (is_ascii_digit(byte)) return true;
        if (static_cast<unsigned char>(byte) >= 0x80) {
            std::size_t next = at;
            const char32_t c = next_code_point(text, next);
            if (c >= 0x660 && is_digit(c)) return true;
            if (!is_trail_byte(byte) && words.may_begin(first_bytes(text.substr(at, next - at)))) return true;
            // A letter of another script goes on with a word; anything else ends it.
            in_word = is_letter(c) && !is_ideograph(c);
            at = next - 1;
        } else if (is_ascii_letter(byte)) {
            if (!in_word &&
                words.may_begin(first_bytes(text.substr(at, std::min<std::size_t>(3, end - at))))) {
                std::size_t behind = at;
                while (behind < end) {
                    std::size_t next = behind;
                    if (!is_word_part(next_code_point(text, next))) break;
                    behind = next;
                }
                if (words.is_number(text.substr(at, behind - at))) return true;
            }
            in_word = true;
        } else {
            in_word = false;
        }
    }
    return false;
}

void FigureFinder::find(std::string_view text, Span sentence, std::vector<Figure>& figures, bool all) {
    if (!may_have_number(text, sentence, words_)) return;
    tokens_.clear();
    words_.tokenizer().append(text, sentence, tokens_);
    const Reading reading(text, tokens_, words_);
    SentenceFinder(reading, figures, all).find();
}

}  // namespace rostra::figures
