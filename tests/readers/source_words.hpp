// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "laws/test_reader.hpp"

namespace rostra::test {

/// Whether a stretch of the source is written in a way of its own, so that the text made of it has other bytes: a reference
/// of mark-up, an escape, a doubled quotation mark, NUL, white space, another encoding than UTF-8.
inline bool is_written_otherwise(std::string_view source) {
    const auto any = [&](auto is) { return std::any_of(source.begin(), source.end(), is); };
    return any([](unsigned char c) { return c == '\0' || c == '&' || c == '\\' || c == '"' || c >= 0x80; }) ||
           any([](unsigned char c) { return std::isspace(c) != 0; });
}

/// Why a record does not lead to the same words in its source; "": it does. Of pieces with the bytes of the source nothing
/// can be wrong. Others have to say what they stand for, and hold no more letters than the source has bytes. Letters and
/// digits between pieces stand nowhere in the source.
inline std::string lost_words(const laws::TestRecord& record, std::string_view source) {
    if (!record.error.empty() || record.source_begin >= 0 || record.pieces.empty()) return "";
    const std::string_view text = record.bytes;
    const auto part = [](std::string_view of, std::int64_t begin, std::int64_t end) {
        return of.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    };
    const auto told = [](std::string_view what, std::int64_t begin, std::string_view bytes) {
        return std::string(what) + " at byte " + std::to_string(begin) + ": \"" +
               std::string(bytes.substr(0, 60)) + '"';
    };
    std::int64_t last = 0;
    const auto made_up = [&](std::int64_t end) -> std::string {
        const std::string_view between = part(text, last, end);
        const bool words =
            std::any_of(between.begin(), between.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
        return words ? told("words that stand nowhere in the source", last, between) : "";
    };
    for (const auto& [begin, end, source_begin, source_end] : record.pieces) {
        if (std::string wrong = made_up(begin); !wrong.empty()) return wrong;
        last = end;
        const std::string_view made = part(text, begin, end);
        const std::string_view from = part(source, source_begin, source_end);
        if (made == from) continue;
        if (!is_written_otherwise(from))
            return told("other words than the source has", begin, made) + " of " +
                   std::string(from.substr(0, 60));
    }
    return made_up(static_cast<std::int64_t>(text.size()));
}

}  // namespace rostra::test
