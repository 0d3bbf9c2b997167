// SPDX-License-Identifier: Apache-2.0
#include "quote_pairing.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "mark_prices.hpp"
#include "quote_text.hpp"

namespace rostra::quotes {

namespace {

constexpr int kLostMark = 60;  // an opening mark that nothing closes
constexpr int kAcross = 120;   // a quotation that goes on in a paragraph that does not begin with its mark
constexpr int kReopened = 5;   // one that goes on in the next paragraph, which does
constexpr int kReopenedLine = 15;  // the same where only lines tell of paragraphs

/// How a mark was read.
enum class Reading : std::uint8_t { neither, opens, closes, reopens, opens_anew, neither_given_up };

/// The cheapest reading of the marks of one kind so far, when the last one leaves a quotation open, and when
/// not.
struct Step {
    std::array<int, 2> price{};
    std::array<Reading, 2> reading{};
    std::array<bool, 2> from_inside{};
};

/// Whether the words between two marks end as a clause does that says who says them: …, said the keeper.
bool ends_with_saying(std::string_view text, const Mark& from, const Mark& to, const QuoteWords& words) {
    constexpr std::size_t kLongestClause = 80;  // bytes
    const auto least = static_cast<std::size_t>(from.at + from.size);
    std::size_t at = static_cast<std::size_t>(to.at);
    while (at > least && symbol_before(text, at).size != 0) at -= symbol_before(text, at).size;
    const std::size_t end = at;
    while (at > least && at + kLongestClause > end) {
        const std::size_t word = word_begin(text, at, least);
        const std::size_t blank = skip_blanks_back(text, word, least);
        if (word < at && blank > least && text[blank - 1] == ',' &&
            (words.flags(text.substr(word, at - word)) & kCue) != 0) {
            return true;
        }
        at = word;
        while (at > least && symbol_before(text, at).size != 0) {
            if (is_sentence_end(symbol_before(text, at).code)) return false;
            at -= symbol_before(text, at).size;
        }
    }
    return false;
}

class KindPairing {
public:
    KindPairing(std::string_view text, const MarkHabits& habits, const QuoteWords& words, bool has_paragraphs)
        : text_(text), habits_(habits), words_(words), has_paragraphs_(has_paragraphs) {}

    void pair(const std::vector<Mark>& marks, std::vector<MarkedSpan>& pairs) {
        steps_.clear();
        std::array<int, 2> price = {0, 2 * kNever};
        for (std::size_t i = 0; i < marks.size(); ++i) {
            step(marks, i, price);
            // Only differences count: kept small, however long the text is.
            const int least = std::min(price[0], price[1]);
            price[0] -= least;
            price[1] -= least;
        }
        trace(marks, price[1] + kLostMark < price[0], pairs);
    }

private:
    void step(const std::vector<Mark>& marks, std::size_t i, std::array<int, 2>& price) {
        const Mark& mark = marks[i];
        const MarkPrices prices = price_mark(text_, mark, habits_, words_);
        const std::int32_t passed = i == 0 ? 0 : mark.paragraph - marks[i - 1].paragraph;
        const int across = passed > 0 ? kAcross : 0;

        Step best;
        best.price = {8 * kNever, 8 * kNever};
        const auto consider = [&](bool from, bool to, int cost, Reading reading) {
            const int total = price[from ? 1 : 0] + cost;
            const std::size_t slot = to ? 1 : 0;
            if (total < best.price[slot]) {
                best.price[slot] = total;
                best.reading[slot] = reading;
                best.from_inside[slot] = from;
            }
        };
        consider(false, false, prices.neither, Reading::neither);
        consider(false, true, prices.open, Reading::opens);
        consider(true, false, prices.close + across, Reading::closes);
        consider(true, true, prices.neither + across, Reading::neither);
        consider(true, true, prices.open + kLostMark, Reading::opens_anew);
        consider(true, false, prices.neither + kLostMark, Reading::neither_given_up);
        // A paragraph that ends with `, said Xu.` holds no words that go on: its closing mark was forgotten.
        if (begins_line(text_, mark) && !(i > 0 && ends_with_saying(text_, marks[i - 1], mark, words_))) {
            if (passed == 1) consider(true, true, prices.open + kReopened, Reading::reopens);
            if (!has_paragraphs_) consider(true, true, prices.open + kReopenedLine, Reading::reopens);
        }
        steps_.push_back(best);
        price = best.price;
    }

    void trace(const std::vector<Mark>& marks, bool inside, std::vector<MarkedSpan>& pairs) const {
        std::size_t close = marks.size();  // none
        for (std::size_t i = marks.size(); i-- > 0;) {
            const std::size_t slot = inside ? 1 : 0;
            const Reading reading = steps_[i].reading[slot];
            if (reading == Reading::closes) close = i;
            if ((reading == Reading::opens || reading == Reading::opens_anew) && close < marks.size()) {
                pairs.push_back(between(marks[i], marks[close]));
            }
            if (reading == Reading::opens || reading == Reading::opens_anew ||
                reading == Reading::neither_given_up) {
                close = marks.size();
            }
            inside = steps_[i].from_inside[slot];
        }
    }

    static MarkedSpan between(const Mark& open, const Mark& close) {
        MarkedSpan pair;
        pair.outer = {open.at, close.at + close.size};
        pair.inner = {open.at + open.size, close.at};
        pair.paragraph = open.paragraph;
        pair.last_paragraph = close.paragraph;
        return pair;
    }

    std::string_view text_;
    const MarkHabits& habits_;
    const QuoteWords& words_;
    bool has_paragraphs_;
    std::vector<Step> steps_;
};

/// Whether the words between the marks end as said ones do.
bool ends_as_speech(std::string_view text, Span inner) {
    const char32_t last =
        last_sign(text, static_cast<std::size_t>(inner.begin), static_cast<std::size_t>(inner.end));
    return is_sentence_end(last) || last == ',' || last == 0xFF0C || last == '-' || last == 0x2014;
}

bool by_place(const MarkedSpan& a, const MarkedSpan& b) {
    return std::pair(a.outer.begin, -a.outer.end) < std::pair(b.outer.begin, -b.outer.end);
}

/// Leaves out pairs that cross one of `pairs`, or that contain one though their kind is the lesser of the
/// document: apostrophes that look like quotation marks around speech.
void add_lesser(std::vector<MarkedSpan>& pairs, const std::vector<MarkedSpan>& lesser) {
    std::vector<MarkedSpan> kept;
    std::vector<Span> around;  // the pairs around a place
    std::size_t next = 0;
    for (const MarkedSpan& one : lesser) {
        for (; next < pairs.size() && pairs[next].outer.begin <= one.outer.begin; ++next) {
            while (!around.empty() && around.back().end <= pairs[next].outer.begin) around.pop_back();
            around.push_back(pairs[next].outer);
        }
        while (!around.empty() && around.back().end <= one.outer.begin) around.pop_back();
        const bool crosses = !around.empty() && around.back().end < one.outer.end;
        const bool contains = next < pairs.size() && pairs[next].outer.begin < one.outer.end;
        if (!crosses && !contains) kept.push_back(one);
    }
    pairs.insert(pairs.end(), kept.begin(), kept.end());
    std::sort(pairs.begin(), pairs.end(), by_place);
}

/// Theo “Red” Ostrander: a word or two between the words of a name.
bool is_nickname(std::string_view text, const MarkedSpan& pair) {
    constexpr std::int32_t kLongestNickname = 24;  // bytes
    const auto open = static_cast<std::size_t>(pair.outer.begin),
               close = static_cast<std::size_t>(pair.outer.end);
    if (pair.inner.size() > kLongestNickname || open == 0 || close + 1 >= text.size()) return false;
    if (text[open - 1] != ' ' || text[close] != ' ' || !is_capital_at(text, close + 1)) return false;
    const std::size_t word = word_begin(text, open - 1, 0);
    if (word == open - 1 || !is_capital_at(text, word) ||
        !is_capital_at(text, static_cast<std::size_t>(pair.inner.begin)))
        return false;
    int blanks = 0;
    for (const char c : slice(text, pair.inner)) {
        if (c == ' ') ++blanks;
        if (c == ',' || c == '.' || c == '!' || c == '?') return false;
    }
    return blanks <= 1;
}

void set_depths(std::vector<MarkedSpan>& pairs) {
    std::vector<std::int32_t> open;  // ends of the pairs around
    for (MarkedSpan& pair : pairs) {
        while (!open.empty() && open.back() <= pair.outer.begin) open.pop_back();
        pair.depth = static_cast<std::int32_t>(open.size());
        open.push_back(pair.outer.end);
    }
}

}  // namespace

std::vector<MarkedSpan> pair_marks(std::string_view text, const Scan& scan, const QuoteWords& words) {
    std::array<std::vector<Mark>, kMarkKinds> kinds;
    for (const Mark& mark : scan.marks) kinds[static_cast<std::size_t>(kind_of(mark.glyph))].push_back(mark);
    const MarkHabits habits = read_habits(text, scan.marks);

    struct Found {
        std::vector<MarkedSpan> pairs;
        std::ptrdiff_t speech = 0;
        std::int64_t bytes = 0;
    };
    std::vector<Found> found;
    KindPairing pairing(text, habits, words, scan.paragraphs > 0);
    for (const std::vector<Mark>& marks : kinds) {
        Found kind;
        pairing.pair(marks, kind.pairs);
        if (kind.pairs.empty()) continue;
        std::sort(kind.pairs.begin(), kind.pairs.end(), by_place);
        kind.speech = std::count_if(kind.pairs.begin(), kind.pairs.end(),
                                    [&](const MarkedSpan& pair) { return ends_as_speech(text, pair.inner); });
        for (const MarkedSpan& pair : kind.pairs) kind.bytes += pair.outer.size();
        found.push_back(std::move(kind));
    }
    // The kind that most speech stands in comes first; the others are what fits in beside and inside it.
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::pair(a.speech, a.bytes) > std::pair(b.speech, b.bytes);
    });
    std::vector<MarkedSpan> pairs;
    for (const Found& kind : found) add_lesser(pairs, kind.pairs);
    std::erase_if(pairs, [text](const MarkedSpan& pair) { return is_nickname(text, pair); });
    set_depths(pairs);
    return pairs;
}

}  // namespace rostra::quotes
