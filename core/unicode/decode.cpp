// SPDX-License-Identifier: Apache-2.0
#include "unicode/decode.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>

#include "base/near_name.hpp"
#include "unicode/convert.hpp"
#include "unicode/encoding_names.hpp"
#include "unicode/text_probe.hpp"
#include "unicode/utf8.hpp"

namespace rostra::core {

namespace {

constexpr std::string_view kUtf8 = "UTF-8";

struct Mark {
    std::string_view bytes;
    std::string_view encoding;
};
/// Those of UTF-32 first: UTF-16's begins one of them.
constexpr std::array kMarks = {
    Mark{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
    Mark{std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    Mark{std::string_view("\xEF\xBB\xBF", 3), kUtf8},
    Mark{std::string_view("\xFF\xFE", 2), "UTF-16LE"},
    Mark{std::string_view("\xFE\xFF", 2), "UTF-16BE"},
};

const Mark* find_mark(std::string_view bytes) {
    for (const Mark& mark : kMarks) {
        const bool utf32 = mark.bytes.size() == 4;  // else it is UTF-16 that begins with U+0000
        if (bytes.starts_with(mark.bytes) && (!utf32 || bytes.size() % 4 == 0)) return &mark;
    }
    return nullptr;
}

Result<Decoded> borrow(std::string_view bytes, std::size_t skip, EncodingSource source,
                       const DecodeOptions& options) {
    if (bytes.size() - skip > options.longest_text) return too_long(options.longest_text);
    Decoded decoded;
    decoded.skip = skip;
    decoded.encoding = kUtf8;
    decoded.source = source;
    return decoded;
}

Result<Decoded> decode_as(std::string_view bytes, std::size_t skip, std::string_view encoding,
                          EncodingSource source, const DecodeOptions& options) {
    Result<Converted> converted = convert(bytes.substr(skip), encoding, options, skip);
    if (!converted) return converted.error();
    Decoded decoded;
    decoded.encoding = standard_name(encoding);
    decoded.source = source;
    decoded.replaced = converted->replaced;
    decoded.skip = skip;
    if (converted->text != bytes.substr(skip)) {
        decoded.converted = std::move(converted->text);
    }
    return decoded;
}

Result<Decoded> decode_named(std::string_view bytes, const DecodeOptions& options) {
    const std::string name(options.encoding);
    if (!is_encoding(name)) {
        return Error::usage(
            fmt::format("no encoding is called '{}'{}", name, did_you_mean(name, encoding_names())));
    }
    if (standard_name(name) == kUtf8) {
        const Mark* mark = find_mark(bytes);
        const std::size_t skip = mark != nullptr && mark->encoding == kUtf8 ? mark->bytes.size() : 0;
        if (is_utf8(bytes.substr(skip))) return borrow(bytes, skip, EncodingSource::named, options);
        return decode_as(bytes, skip, name, EncodingSource::named, options);
    }
    return decode_as(bytes, 0, name, EncodingSource::named, options);
}

Error not_text(std::string_view bytes, const OddBytes& odd) {
    return Error::failed_at(
        fmt::format("does not look like text: {} of its {} bytes are control characters, the first at byte "
                    "{} (0x{:02X}); leave it "
                    "out of the inputs, or set `encoding` if it is text",
                    odd.count, bytes.size(), odd.first, static_cast<unsigned char>(bytes[odd.first])),
        odd.first, odd.first + 1);
}

Error encoding_unknown(std::string_view bytes, std::size_t offset) {
    return Error::failed_at(
        fmt::format("byte {} (0x{:02X}) is not valid UTF-8, and no other encoding fits well enough to be "
                    "trusted; set `encoding`, or "
                    "`on-bad-bytes = \"replace\"` to read such bytes as U+FFFD",
                    offset, static_cast<unsigned char>(bytes[offset])),
        offset, offset + 1);
}

/// Valid UTF-8, which may yet be something else: control characters, UTF-16 and ISO 2022 are all made of
/// bytes that ASCII has too.
Result<Decoded> decode_odd_utf8(std::string_view bytes, const DecodeOptions& options) {
    if (auto wide = find_wide_encoding(bytes, true)) {
        return decode_as(bytes, 0, *wide, EncodingSource::detected, options);
    }
    if (auto escaped = find_iso_2022(bytes)) {
        return decode_as(bytes, 0, *escaped, EncodingSource::detected, options);
    }
    const OddBytes odd = count_odd_bytes(bytes);
    if (may_be_text(odd, bytes.size())) return borrow(bytes, 0, EncodingSource::utf8, options);
    if (auto wide = find_wide_encoding(bytes, false)) {
        return decode_as(bytes, 0, *wide, EncodingSource::detected, options);
    }
    return not_text(bytes, odd);
}

Result<Decoded> decode_other(std::string_view bytes, const DecodeOptions& options) {
    const OddBytes odd = count_odd_bytes(bytes);
    if (odd.count > 0) {
        if (auto wide = find_wide_encoding(bytes, false)) {
            return decode_as(bytes, 0, *wide, EncodingSource::detected, options);
        }
        if (!may_be_text(odd, bytes.size())) return not_text(bytes, odd);
    }
    // Text in another encoding hardly ever makes a valid sequence of UTF-8 by chance: this one is damaged.
    const Utf8Sequences sequences = count_sequences(bytes);
    if (sequences.valid >= sequences.invalid)
        return decode_as(bytes, 0, kUtf8, EncodingSource::detected, options);
    if (auto detected = detect_encoding(bytes, sequences.first_invalid)) {
        return decode_as(bytes, 0, *detected, EncodingSource::detected, options);
    }
    if (options.bad_bytes == BadBytes::error) return encoding_unknown(bytes, sequences.first_invalid);
    return decode_as(bytes, 0, kUtf8, EncodingSource::detected, options);
}

}  // namespace

Result<Decoded> decode(std::string_view bytes, const DecodeOptions& options) {
    if (options.encoding != "auto") return decode_named(bytes, options);
    if (const Mark* mark = find_mark(bytes)) {
        const std::size_t skip = mark->bytes.size();
        if (mark->encoding == kUtf8 && is_utf8(bytes.substr(skip))) {
            return borrow(bytes, skip, EncodingSource::mark, options);
        }
        return decode_as(bytes, skip, mark->encoding, EncodingSource::mark, options);
    }
    if (!is_utf8(bytes)) return decode_other(bytes, options);
    if (has_odd_bytes(bytes)) return decode_odd_utf8(bytes, options);
    return borrow(bytes, 0, EncodingSource::utf8, options);
}

}  // namespace rostra::core
