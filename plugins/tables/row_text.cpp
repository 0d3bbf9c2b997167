// SPDX-License-Identifier: Apache-2.0
#include "row_text.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/byte_search.hpp"

namespace rostra::tables {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::optional<char32_t> hex_unit(std::string_view text, std::size_t at, std::size_t end) {
    constexpr std::size_t kDigits = 4;
    if (at + 2 + kDigits > end || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
    char32_t unit = 0;
    for (std::size_t i = at + 2; i < at + 2 + kDigits; ++i) {
        const char c = text[i];
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) return std::nullopt;
        unit = unit << 4 | static_cast<char32_t>(digit);
    }
    return unit;
}

std::string utf8_of(char32_t c) {
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::int32_t count = 0;
    U8_APPEND_UNSAFE(bytes, count, static_cast<std::uint32_t>(c));
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count)};
}

}  // namespace

void RowText::put(std::string_view words, std::size_t begin, std::size_t end) {
    if (words.empty()) return;
    const std::size_t from = text_.size();
    text_ += words;
    input_.add_piece(pieces_, static_cast<std::int64_t>(from), static_cast<std::int64_t>(text_.size()), begin,
                     end);
}

void RowText::add(const Value& value) {
    const std::string_view source = input_.text().substr(0, value.end);
    for (std::size_t at = value.begin; at < value.end;) {
        const std::size_t mark = value.written == Written::json_string ? find_any<'\\', '\0'>(source, at)
                                 : value.written == Written::quoted    ? find_any<'"', '\0'>(source, at)
                                                                       : find_any<'\0'>(source, at);
        put(source.substr(at, mark - at), at, mark);
        if (mark == value.end) return;
        if (source[mark] == '\0') {
            put(kReplacement, mark, mark + 1);
            at = mark + 1;
        } else if (source[mark] == '"') {
            const std::size_t end = std::min(mark + 2, value.end);
            put("\"", mark, end);
            at = end;
        } else {
            at = add_escape(mark, value.end);
        }
    }
}

/// Behind the escape at `at`.
std::size_t RowText::add_escape(std::size_t at, std::size_t end) {
    const std::string_view source = input_.text();
    if (const std::optional<char32_t> unit = hex_unit(source, at, end)) {
        constexpr std::size_t kSize = 6;
        const bool lead = *unit >= 0xD800 && *unit < 0xDC00;
        const std::optional<char32_t> trail = lead ? hex_unit(source, at + kSize, end) : std::nullopt;
        if (trail && *trail >= 0xDC00 && *trail < 0xE000) {
            put(utf8_of(0x10000 + ((*unit - 0xD800) << 10) + (*trail - 0xDC00)), at, at + 2 * kSize);
            return at + 2 * kSize;
        }
        const bool unfit = *unit == 0 || (*unit >= 0xD800 && *unit < 0xE000);
        put(unfit ? std::string(kReplacement) : utf8_of(*unit), at, at + kSize);
        return at + kSize;
    }
    if (at + 1 >= end) {
        put("\\", at, end);
        return end;
    }
    constexpr std::string_view kEscapes = "bfnrt\"\\/";
    constexpr std::string_view kMeant = "\b\f\n\r\t\"\\/";
    const std::size_t which = kEscapes.find(source[at + 1]);
    if (which == std::string_view::npos) {  // none that JSON has: it stands for itself
        put("\\", at, at + 1);
        return at + 1;
    }
    put(kMeant.substr(which, 1), at, at + 2);
    return at + 2;
}

void RowText::add_name(const Value& value) {
    RowText name(input_);
    name.add(value);
    const std::string& text = name.text();
    const bool simple = value.written == Written::plain || text.size() == value.end - value.begin;
    const std::string single = with_single_spaces(text);
    const std::size_t begin = skip_blanks(text, 0, text.size());
    if (simple && text.compare(begin, single.size(), single) == 0) {
        put(single, value.begin + begin, value.begin + begin + single.size());
    } else {
        put(single, value.begin, value.end);
    }
}

std::string plain_text(const Utf8Input& input, const Value& value) {
    RowText text(input);
    text.add(value);
    return text.text();
}

}  // namespace rostra::tables
