// SPDX-License-Identifier: Apache-2.0
#include "sentence_bounds.hpp"

#include <algorithm>

#include "quote_text.hpp"

namespace rostra::quotes {

namespace {

constexpr std::size_t kLongestAbbreviation = 24;  // bytes
constexpr WordFlags kNoEnd = kAbbreviation;

/// Whether a sentence can end with the character that has this byte; most have not.
bool may_end(char byte) {
    const ByteClass kind = byte_class(byte);
    return kind == ByteClass::stop || kind == ByteClass::line_end || kind == ByteClass::lead;
}

}  // namespace

/// Whether a sentence ends with the character at `at`.
bool SentenceBounds::ends_at(std::size_t at) const {
    const ByteClass kind = byte_class(text_[at]);
    if (kind == ByteClass::line_end) {
        if (lines_end_sentences_) return !is_lower_at(text_, skip_blanks(text_, at + 1, text_.size()));
        const std::size_t next = skip_blanks(text_, at + 1, text_.size());
        return next >= text_.size() || text_[next] == '\n';
    }
    const Symbol symbol = symbol_at(text_, at);
    if (!is_sentence_end(symbol.code)) return false;
    if (symbol.code > 0x2026) return true;  // East Asian ones need no blank behind
    const std::size_t behind = at + symbol.size;
    const Symbol next = behind < text_.size() ? symbol_at(text_, behind) : Symbol{1, '\n'};
    if (next.size == 0 || next.code == ',') return false;
    if (symbol.code != '.') return true;
    const std::size_t from = at > kLongestAbbreviation ? at - kLongestAbbreviation : 0;
    const std::size_t word = word_begin(text_, at, from);
    if (word == at) return true;
    const bool initial = at - word == 1 && is_capital_at(text_, word);
    return !initial && (words_.flags(text_.substr(word, at - word)) & kNoEnd) == 0;
}

std::size_t SentenceBounds::end(std::size_t at, std::size_t limit) const {
    while (at < limit) {
        if (!may_end(text_[at])) {
            ++at;
            continue;
        }
        const bool ends = ends_at(at);
        at = next_boundary(text_, at);
        if (ends) return at;
    }
    return limit;
}

std::size_t SentenceBounds::begin(std::size_t at, std::size_t limit) const {
    while (at > limit) {
        const std::size_t before = previous_boundary(text_, at);
        if (may_end(text_[before]) && ends_at(before)) return at;
        at = before;
    }
    return std::max(at, limit);
}

}  // namespace rostra::quotes
