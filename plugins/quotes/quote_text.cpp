// SPDX-License-Identifier: Apache-2.0
#include "quote_text.hpp"

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::quotes {

namespace {

bool is_symbol(char32_t code) {
    if (code < 0x80) return byte_class(static_cast<char>(code)) != ByteClass::word;
    if (code < 0xC0) return code != 0xAA && code != 0xAD && code != 0xB5 && code != 0xBA;
    if (code >= 0x2000 && code < 0x2C00) return true;  // punctuation, signs, arrows, drawings
    if (code >= 0x3000 && code < 0x3040) return code != 0x3005 && code != 0x3006 && code != 0x3007;
    if (code >= 0xFF00 && code < 0xFF66) return !is_alphanumeric(code);
    return code == 0xFEFF || code == 0xFFFD;
}

}  // namespace

Symbol symbol_beyond_ascii(std::string_view text, std::size_t at) {
    std::size_t end = at;
    const char32_t code = next_code_point(text, end);
    if (!is_symbol(code)) return {};
    return {end - at, code};
}

Symbol symbol_before(std::string_view text, std::size_t at) {
    if (at == 0) return {};
    if (const auto byte = static_cast<unsigned char>(text[at - 1]); byte < 0x80) {
        if (byte_class(text[at - 1]) == ByteClass::word) return {};
        return {1, byte};
    }
    std::size_t begin = at;
    const char32_t code = previous_code_point(text, begin);
    if (!is_symbol(code)) return {};
    return {at - begin, code};
}

bool is_word_before(std::string_view text, std::size_t at) {
    return at > 0 && symbol_before(text, at).size == 0;
}

bool is_sentence_end(char32_t code) {
    return code == '.' || code == '!' || code == '?' || code == 0x2026 || code == 0x3002 || code == 0xFF01 ||
           code == 0xFF1F;
}

bool is_quote_mark(char32_t code) {
    return code == '"' || code == '\'' || code == 0xAB || code == 0xBB ||
           (code >= 0x2018 && code <= 0x201F) || code == 0x2039 || code == 0x203A ||
           (code >= 0x300C && code <= 0x300F);
}

char32_t last_sign(std::string_view text, std::size_t begin, std::size_t end) {
    for (;;) {
        end = skip_blanks_back(text, end, begin, true);
        const Symbol last = end > begin ? symbol_before(text, end) : Symbol{};
        if (last.size == 0 || !is_quote_mark(last.code)) return last.size == 0 ? 0 : last.code;
        end -= last.size;
    }
}

std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t end, bool lines) {
    while (at < end) {
        const Symbol symbol = symbol_at(text, at);
        if (symbol.code == '\n' && lines) {
            lines = false;
        } else if (symbol.size == 0 || !is_blank_in_line(symbol.code)) {
            break;
        }
        at += symbol.size;
    }
    return at;
}

std::size_t skip_blanks_back(std::string_view text, std::size_t at, std::size_t begin, bool lines) {
    while (at > begin) {
        const Symbol symbol = symbol_before(text, at);
        if (symbol.code == '\n' && lines) {
            lines = false;
        } else if (symbol.size == 0 || !is_blank_in_line(symbol.code)) {
            break;
        }
        at -= symbol.size;
    }
    return at;
}

std::size_t word_end_beyond_ascii(std::string_view text, std::size_t at, std::size_t end) {
    while (at < end) {
        const ByteClass kind = byte_class(text[at]);
        if (kind == ByteClass::word) {
            ++at;
        } else if (kind == ByteClass::lead && symbol_at(text, at).size == 0) {
            at = next_boundary(text, at);
        } else {
            break;
        }
    }
    return at;
}

std::size_t word_begin(std::string_view text, std::size_t at, std::size_t begin) {
    while (at > begin && is_word_before(text, at)) at = previous_boundary(text, at);
    return at;
}

std::size_t next_boundary(std::string_view text, std::size_t at) {
    do {
        ++at;
    } while (at < text.size() && is_trail_byte(text[at]));
    return at;
}

std::size_t previous_boundary(std::string_view text, std::size_t at) {
    do {
        --at;
    } while (at > 0 && is_trail_byte(text[at]));
    return at;
}

std::size_t character_floor(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    while (at > 0 && is_trail_byte(text[at])) --at;
    return at;
}

bool is_capital_beyond_ascii(std::string_view text, std::size_t at) {
    return is_capital(next_code_point(text, at));
}

bool is_lower_beyond_ascii(std::string_view text, std::size_t at) {
    return is_small(next_code_point(text, at));
}

}  // namespace rostra::quotes
