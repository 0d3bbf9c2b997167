// SPDX-License-Identifier: Apache-2.0
#include "word_queries.hpp"

#include <cstdint>
#include <memory>

#include <unicode/ubrk.h>

#include "rostra/analysis/language/code_points.hpp"
#include "word_folding.hpp"

namespace rostra::concordance {

namespace {

// Beyond all characters.
constexpr char32_t kAny = 0x110000;
constexpr char32_t kOne = 0x110001;

bool is_wild(char16_t unit) { return unit == u'*' || unit == u'?'; }

std::u32string characters_of(std::string_view text) {
    std::u32string characters;
    for (std::size_t at = 0; at < text.size();) characters += next_code_point(text, at);
    return characters;
}

/// Whether the whole word is as the pattern says. Goes back to the last kAny alone, which is enough.
bool matches(std::u32string_view pattern, std::string_view word) {
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::size_t p = 0, w = 0, any = kNone, any_from = 0;
    while (w < word.size()) {
        std::size_t next = w;
        const char32_t c = next_code_point(word, next);
        if (p < pattern.size() && pattern[p] == kAny) {
            any = p++;
            any_from = w;
        } else if (p < pattern.size() && (pattern[p] == kOne || pattern[p] == c)) {
            ++p;
            w = next;
        } else if (any != kNone) {
            static_cast<void>(next_code_point(word, any_from));
            w = any_from;
            p = any + 1;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == kAny) ++p;
    return p == pattern.size();
}

struct CloseBreaks {
    void operator()(UBreakIterator* breaks) const { ubrk_close(breaks); }
};

/// The words of a query as they stand in it; those that touch are one.
std::vector<std::u16string> words_of(const std::u16string& query) {
    // A wildcard is part of its word, as a letter would be.
    std::u16string letters = query;
    for (char16_t& unit : letters) unit = is_wild(unit) ? u'x' : unit;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UBreakIterator, CloseBreaks> breaks(
        ubrk_open(UBRK_WORD, "", letters.data(), static_cast<std::int32_t>(letters.size()), &status));
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));

    std::vector<std::u16string> words;
    std::int32_t begin = ubrk_first(breaks.get()), word_end = -1;
    for (std::int32_t end = ubrk_next(breaks.get()); end != UBRK_DONE; end = ubrk_next(breaks.get())) {
        if (ubrk_getRuleStatus(breaks.get()) >= UBRK_WORD_NONE_LIMIT) {
            if (word_end != begin) words.emplace_back();
            words.back() +=
                query.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
            word_end = end;
        }
        begin = end;
    }
    return words;
}

}  // namespace

WordQuery::WordQuery(std::string_view query, Letters letters) {
    for (const std::u16string& word : words_of(units_of(query))) {
        Piece piece;
        bool wild = false;
        for (std::size_t at = 0; at < word.size();) {
            if (is_wild(word[at])) {
                wild = true;
                piece.wild += word[at++] == u'*' ? kAny : kOne;
                continue;
            }
            const std::size_t first = at;
            while (at < word.size() && !is_wild(word[at])) ++at;
            const std::string part =
                folded(utf8_of(std::u16string_view(word).substr(first, at - first)), letters);
            piece.literal += part;
            piece.wild += characters_of(part);
        }
        if (wild) {
            piece.literal.clear();
        } else {
            piece.wild.clear();
            if (piece.literal.empty()) continue;
        }
        pieces_.push_back(std::move(piece));
    }
    if (pieces_.empty()) {
        throw QueryError("there is no word in it; for marks write a regular expression, as /[?!]/");
    }
}

bool WordQuery::may_begin(std::string_view folded) const {
    const Piece& first = pieces_.front();
    return first.wild.empty() ? first.literal.starts_with(folded) : matches(first.wild, folded);
}

std::size_t WordQuery::match(const Word* words, std::size_t count) const {
    return match([=](std::size_t at) { return at < count ? words + at : nullptr; });
}

std::size_t WordQuery::match(const Words& words) const {
    std::size_t at = 0;
    for (const Piece& piece : pieces_) {
        if (!piece.wild.empty()) {
            const Word* word = words(at++);
            if (word == nullptr) return 0;
            const bool by_norm = !word->norm.empty() && matches(piece.wild, word->norm);
            if (!by_norm && !matches(piece.wild, word->folded)) return 0;
            continue;
        }
        std::string_view left = piece.literal;
        for (bool first = true; !left.empty(); first = false) {
            const Word* word = words(at++);
            if (word == nullptr || !(first || word->touches)) return 0;
            const bool by_text = left.starts_with(word->folded);
            if (!by_text && (word->norm.empty() || !left.starts_with(word->norm))) return 0;
            // A norm is a word whole: the stem of a part of one would lead astray.
            if (!by_text && left.size() != word->norm.size()) return 0;
            left.remove_prefix(by_text ? word->folded.size() : word->norm.size());
        }
    }
    return at;
}

}  // namespace rostra::concordance
