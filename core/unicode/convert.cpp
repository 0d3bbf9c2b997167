// SPDX-License-Identifier: Apache-2.0
#include "unicode/convert.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace rostra::core {

namespace {

constexpr std::size_t kPiece = std::size_t{32} << 10;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kMark = "\xEF\xBB\xBF";         // U+FEFF

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(std::string_view encoding) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(std::string(encoding).c_str(), &status), &ucnv_close);
    ROSTRA_ASSERT(U_SUCCESS(status));
    // Malformed bytes stop the conversion, so that they can be counted and named.
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ROSTRA_ASSERT(U_SUCCESS(status));
    return converter;
}

constexpr std::string_view kCure =
    "; set `on-bad-bytes = \"replace\"` to read such bytes as U+FFFD, or `encoding` if it is another one";

Error malformed(std::size_t offset, std::string_view bad, std::string_view encoding, bool truncated) {
    std::string hex;
    for (const char c : bad) {
        hex += fmt::format("{}0x{:02X}", hex.empty() ? "" : " ", static_cast<unsigned char>(c));
    }
    const std::string place = hex.empty() ? fmt::format("what stands before byte {}", offset)
                                          : fmt::format("byte {} ({})", offset, hex);
    const std::string name = standard_name(encoding);
    const std::string message =
        truncated ? fmt::format("{}: the file ends within a character of {}{}", place, name, kCure)
                  : fmt::format("{} is not valid {}{}", place, name, kCure);
    return Error::failed_at(message, offset, offset + bad.size());
}

/// A few encodings (UTF-7, CESU-8) can say what UTF-16 forbids; ICU passes it on.
Error lone_surrogate(std::size_t offset, std::string_view encoding) {
    return Error::failed_at(fmt::format("before byte {}: half a surrogate pair, which is not valid {}{}",
                                        offset, standard_name(encoding), kCure),
                            offset, offset);
}

/// What the converter has just stopped at, and is behind already; a few converters do not tell.
std::string invalid_bytes(UConverter* converter) {
    char bad[32];
    auto length = static_cast<std::int8_t>(sizeof bad);
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, bad, &length, &status);
    ROSTRA_ASSERT(U_SUCCESS(status));
    return {bad, static_cast<std::size_t>(length)};
}

/// Makes UTF-8 of UTF-16 that comes in pieces, which may end between the two surrogates of one character.
class Utf8Writer {
public:
    void append(const char16_t* from, const char16_t* to) {
        for (const char16_t* at = from; at < to; ++at) {
            const std::uint32_t unit = *at;
            if (lead_ != 0 && U16_IS_TRAIL(unit)) {
                put(static_cast<std::uint32_t>(U16_GET_SUPPLEMENTARY(lead_, unit)));
                lead_ = 0;
                continue;
            }
            finish();
            if (U16_IS_LEAD(unit)) {
                lead_ = unit;
            } else if (U16_IS_TRAIL(unit)) {
                replace();
            } else {
                put(unit);
            }
        }
    }
    /// Nothing follows that could complete a character.
    void finish() {
        if (lead_ == 0) return;
        lead_ = 0;
        replace();
    }
    /// Malformed bytes stood here.
    void replace() {
        text_ += kReplacement;
        ++replaced_;
    }

    [[nodiscard]] std::string& text() { return text_; }
    [[nodiscard]] std::size_t replaced() const { return replaced_; }

private:
    void put(std::uint32_t c) {
        std::uint8_t utf8[U8_MAX_LENGTH];
        std::size_t length = 0;
        U8_APPEND_UNSAFE(utf8, length, c);
        text_.append(reinterpret_cast<const char*>(utf8), length);
    }

    std::string text_;
    std::uint32_t lead_ = 0;
    std::size_t replaced_ = 0;
};

}  // namespace

std::string standard_name(std::string_view encoding) {
    std::string name(encoding);
    for (const char* standard : {"MIME", "IANA"}) {
        UErrorCode status = U_ZERO_ERROR;
        const char* known = ucnv_getStandardName(name.c_str(), standard, &status);
        if (U_SUCCESS(status) && known != nullptr) return known;
    }
    return name;
}

Error too_long(std::size_t longest_text) {
    return Error::failed(fmt::format(
        "the text is longer than {} bytes, the most that one document can have; split it into several",
        longest_text));
}

Result<Converted> convert(std::string_view bytes, std::string_view encoding, const DecodeOptions& options,
                          std::size_t skipped) {
    const Converter converter = open_converter(encoding);
    const bool strict = options.bad_bytes == BadBytes::error;
    Utf8Writer writer;
    writer.text().reserve(bytes.size() + bytes.size() / 8);
    const auto buffer = std::make_unique<char16_t[]>(kPiece);
    const char* source = bytes.data();
    const char* const end = bytes.data() + bytes.size();
    bool done = bytes.empty();
    while (!done) {
        // Pieces, as ICU counts in int32; the last one, and it alone, says that nothing follows.
        const char* const piece = source + std::min(kPiece, static_cast<std::size_t>(end - source));
        const bool last = piece == end;
        char16_t* target = buffer.get();
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(converter.get(), &target, buffer.get() + kPiece, &source, piece, nullptr, last ? 1 : 0,
                       &status);
        writer.append(buffer.get(), target);
        const std::size_t offset = skipped + static_cast<std::size_t>(source - bytes.data());
        if (U_SUCCESS(status)) {
            done = last;
            if (done) writer.finish();
        } else if (status != U_BUFFER_OVERFLOW_ERROR) {
            const std::string bad = invalid_bytes(converter.get());
            if (strict)
                return malformed(offset - bad.size(), bad, encoding, status == U_TRUNCATED_CHAR_FOUND);
            writer.finish();
            writer.replace();
            done = source == end && status == U_TRUNCATED_CHAR_FOUND;
        }
        if (strict && writer.replaced() > 0) return lone_surrogate(offset, encoding);
        if (writer.text().size() > options.longest_text + kMark.size()) return too_long(options.longest_text);
    }
    Converted converted{std::move(writer.text()), writer.replaced()};
    if (converted.text.starts_with(kMark)) converted.text.erase(0, kMark.size());
    if (converted.text.size() > options.longest_text) return too_long(options.longest_text);
    return converted;
}

}  // namespace rostra::core
