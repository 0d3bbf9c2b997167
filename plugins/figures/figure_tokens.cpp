// SPDX-License-Identifier: Apache-2.0
#include "figure_tokens.hpp"

#include <unicode/uchar.h>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::figures {

std::int32_t Vocabulary::add(std::string_view folded) {
    const auto [known, is_new] =
        numbers_.try_emplace(std::string(folded), static_cast<std::int32_t>(words_.size()));
    if (is_new) words_.emplace_back(folded);
    return known->second;
}

void Tokenizer::append_word(std::string_view text, Token token, std::string& folded,
                            std::vector<Token>& tokens) const {
    folded.clear();
    append_folded(folded, slice(text, token.span()));
    token.word = vocabulary_.find(folded);
    if (token.word != Vocabulary::kUnknown || !split_) {
        tokens.push_back(token);
        return;
    }
    const std::vector<std::string_view> parts = split_(folded);
    if (parts.size() < 2 || folded.size() != static_cast<std::size_t>(token.end - token.begin)) {
        tokens.push_back(token);
        return;
    }
    std::int32_t begin = token.begin;
    for (const std::string_view part : parts) {
        Token piece = token;
        piece.begin = begin;
        piece.end = begin + static_cast<std::int32_t>(part.size());
        piece.space = token.space && begin == token.begin;
        piece.word = vocabulary_.find(part);
        begin = piece.end;
        tokens.push_back(piece);
    }
}

namespace {

/// Blanks in a line that stand between columns: a tab, or four and more.
bool parts_cells(std::string_view blanks) {
    constexpr std::string_view kWide = "    ";
    return (blanks.find(kWide) != std::string_view::npos || blanks.find('\t') != std::string_view::npos) &&
           blanks.find('\n') == std::string_view::npos;
}

}  // namespace

void Tokenizer::append(std::string_view text, Span span, std::vector<Token>& tokens) const {
    std::string folded;
    const auto end = static_cast<std::size_t>(span.end);
    const std::string_view head = text.substr(0, end);
    bool space = true;
    for (auto at = static_cast<std::size_t>(span.begin); at < end;) {
        std::size_t next = at;
        const char32_t c = next_code_point(head, next);
        if (is_blank(c)) {
            space = true;
            const std::size_t begin = at;
            at = skip_blanks(head, next, end);
            if (begin != static_cast<std::size_t>(span.begin) && parts_cells(head.substr(begin, at - begin)))
                tokens.push_back({static_cast<std::int32_t>(begin), static_cast<std::int32_t>(at),
                                  Vocabulary::kUnknown, TokenKind::sign, true});
            continue;
        }
        Token token;
        token.begin = static_cast<std::int32_t>(at);
        token.space = space;
        space = false;
        if (is_digit(c)) {
            token.kind = TokenKind::digits;
            for (std::size_t ahead = next; ahead < end && is_digit(next_code_point(head, ahead));)
                next = ahead;
        } else if (is_ideograph(c)) {
            token.kind = TokenKind::word;
        } else if (is_letter(c)) {
            token.kind = TokenKind::word;
            for (std::size_t ahead = next; ahead < end;) {
                const char32_t part = next_code_point(head, ahead);
                if (is_digit(part) || is_ideograph(part) || !is_word_part(part)) break;
                next = ahead;
            }
        }
        token.end = static_cast<std::int32_t>(next);
        at = next;
        if (token.kind == TokenKind::digits) {
            tokens.push_back(token);
        } else {
            append_word(text, token, folded, tokens);
        }
    }
}

std::string ascii_digits(std::string_view text) {
    std::string digits;
    for (std::size_t at = 0; at < text.size();)
        digits += static_cast<char>('0' + u_charDigitValue(static_cast<UChar32>(next_code_point(text, at))));
    return digits;
}

}  // namespace rostra::figures
