// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "rostra/span.hpp"

namespace rostra::quotes {

/// What a byte is to the rules. Bytes beyond ASCII are parts of words, but for the leads of the blocks that
/// hold punctuation, which have to be looked at.
enum class ByteClass : std::uint8_t { other, word, blank, line_end, stop, mark, lead };

constexpr std::array<ByteClass, 256> kByteClasses = [] {
    std::array<ByteClass, 256> classes{};
    for (std::size_t byte = 0; byte < 256; ++byte) {
        const bool letter = (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z' && byte < 0x80;
        if (letter || (byte >= '0' && byte <= '9') || byte >= 0x80) classes[byte] = ByteClass::word;
    }
    const auto set = [&classes](std::string_view bytes, ByteClass to) {
        for (const char byte : bytes) classes[static_cast<unsigned char>(byte)] = to;
    };
    set(" \t\r", ByteClass::blank);
    set(".!?:", ByteClass::stop);
    set("\"'`", ByteClass::mark);
    set("\xC2\xE2\xE3\xEF", ByteClass::lead);
    set("\n", ByteClass::line_end);
    return classes;
}();

inline ByteClass byte_class(char byte) { return kByteClasses[static_cast<unsigned char>(byte)]; }

/// A character that is no part of a word: its size in bytes, and its code point.
struct Symbol {
    std::size_t size = 0;
    char32_t code = 0;
};

/// The symbol at `at`, or one of size 0 where a word goes on there. `at` is on a character boundary.
Symbol symbol_beyond_ascii(std::string_view text, std::size_t at);
inline Symbol symbol_at(std::string_view text, std::size_t at) {
    const ByteClass kind = byte_class(text[at]);
    if (kind == ByteClass::word) return {};
    if (kind != ByteClass::lead) return {1, static_cast<unsigned char>(text[at])};
    return symbol_beyond_ascii(text, at);
}

/// Whether a word has a letter or digit at `at`; false at the end of the text.
inline bool is_word_at(std::string_view text, std::size_t at) {
    return at < text.size() && symbol_at(text, at).size == 0;
}
/// Whether a word has a letter or digit right before `at`.
bool is_word_before(std::string_view text, std::size_t at);

/// The symbol that ends at `at`; of size 0 where a word does, or nothing.
Symbol symbol_before(std::string_view text, std::size_t at);

/// Punctuation that ends a sentence.
bool is_sentence_end(char32_t code);

/// Any mark that quotations may stand in, apostrophes among them.
bool is_quote_mark(char32_t code);

/// The last sign of text [begin, end), past blanks and past marks that close a quotation inside: of `he said, ‘Thank you,’` the
/// comma. 0 where a word ends it.
char32_t last_sign(std::string_view text, std::size_t begin, std::size_t end);

/// Past blanks, and past one line end where `lines` says so.
std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t end, bool lines = false);
std::size_t skip_blanks_back(std::string_view text, std::size_t at, std::size_t begin, bool lines = false);

/// The end of the word that begins at `at`, and the begin of the one that ends there; `at` itself where there
/// is none.
std::size_t word_end_beyond_ascii(std::string_view text, std::size_t at, std::size_t end);
inline std::size_t word_end(std::string_view text, std::size_t at, std::size_t end) {
    while (at < end && byte_class(text[at]) == ByteClass::word) ++at;
    return at < end && byte_class(text[at]) == ByteClass::lead ? word_end_beyond_ascii(text, at, end) : at;
}
std::size_t word_begin(std::string_view text, std::size_t at, std::size_t begin);

/// Whether the word at `at` begins with a capital letter; with a lower-case one.
bool is_capital_beyond_ascii(std::string_view text, std::size_t at);
bool is_lower_beyond_ascii(std::string_view text, std::size_t at);
inline bool is_capital_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? byte >= 'A' && byte <= 'Z' : is_capital_beyond_ascii(text, at);
}
inline bool is_lower_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? byte >= 'a' && byte <= 'z' : is_lower_beyond_ascii(text, at);
}

/// The character boundaries behind `at` and before it.
std::size_t next_boundary(std::string_view text, std::size_t at);
std::size_t previous_boundary(std::string_view text, std::size_t at);

/// The nearest character boundary at or before `at`.
std::size_t character_floor(std::string_view text, std::size_t at);

inline Span span_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)};
}

}  // namespace rostra::quotes
