// SPDX-License-Identifier: Apache-2.0
#include "engine/record_check.hpp"

#include <algorithm>

#include "base/wording.hpp"
#include "rostra/span.hpp"
#include "unicode/language.hpp"
#include "unicode/utf8.hpp"

namespace rostra::core {

namespace {

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string range_text(std::int64_t begin, std::int64_t end) {
    return "[" + std::to_string(begin) + ", " + std::to_string(end) + ")";
}

CallFailure wrong(std::string message) { return {"plugin", std::move(message), 0, -1, 0, 0}; }

}  // namespace

std::string record_id(std::string_view file, std::string_view key) {
    std::string id(file);
    if (key.empty()) return id;
    id += '#';
    return id += is_utf8(key) && !has_control(key) ? std::string(key) : printable(key);
}

std::optional<CallFailure> check_record(const rostra_record& record) {
    const std::string_view key = rostra::view(record.key);
    if (!is_utf8(key)) return wrong("the reader gave it a key that is not valid UTF-8");
    if (has_control(key))
        return wrong("the reader gave it a key that holds control characters or line breaks");
    for (std::int64_t i = 0; i < record.fact_count; ++i) {
        const std::string_view name = rostra::view(record.facts[2 * i]);
        const std::string_view value = rostra::view(record.facts[2 * i + 1]);
        if (!is_utf8(name) || has_control(name)) {
            return wrong("the reader named a fact of it " + in_quotes(name) +
                         ", which is not valid UTF-8 or holds control characters");
        }
        if (!is_utf8(value))
            return wrong("the reader's fact " + in_quotes(name) + " of it is not valid UTF-8");
        if (value.find('\0') != std::string_view::npos)
            return wrong("the reader's fact " + in_quotes(name) + " of it holds a NUL character");
    }
    const std::string_view language = rostra::view(record.language);
    if (!language.empty() && !is_language_tag(language)) {
        return wrong("the reader says that its language is " + in_quotes(language) +
                     ", which is no BCP 47 tag such as \"en\" or \"zh-Hant\"");
    }
    return std::nullopt;
}

std::optional<CallFailure> check_pieces(const rostra_record& record, std::size_t source_bytes) {
    if (record.piece_count <= 0) return std::nullopt;
    if (record.source_begin >= 0) {
        return wrong(
            "the reader says both that the bytes stand at byte " + std::to_string(record.source_begin) +
            " of the input as they are and what pieces they were made of; only one of the two can hold");
    }
    const auto size = static_cast<std::int64_t>(source_bytes);
    std::int64_t last = 0;
    for (std::int64_t i = 0; i < record.piece_count; ++i) {
        const rostra_piece& piece = record.pieces[i];
        const std::string what = "the reader's piece " + std::to_string(i) + " says that " +
                                 range_text(piece.text_begin, piece.text_end) + " of the text was made of " +
                                 range_text(piece.source_begin, piece.source_end) + " of the input, ";
        if (piece.text_begin < 0 || piece.text_end > record.bytes.size || piece.text_end <= piece.text_begin)
            return wrong(what + "and the text has " + std::to_string(record.bytes.size) + " bytes");
        if (piece.source_begin < 0 || piece.source_end > size || piece.source_end <= piece.source_begin)
            return wrong(what + "and the input has " + std::to_string(size) + " bytes");
        if (piece.text_begin < last)
            return wrong(what + "where the piece before it ends at byte " + std::to_string(last) +
                         "; pieces ascend in the text and do not overlap");
        last = piece.text_end;
    }
    return std::nullopt;
}

}  // namespace rostra::core
