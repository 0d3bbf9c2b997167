// SPDX-License-Identifier: Apache-2.0
#include "unicode/text_probe.hpp"

#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>

#include "unicode/encoding_names.hpp"

namespace rostra::core {

namespace {

/// What a look at the encoding reads, and no more.
constexpr std::size_t kSample = std::size_t{64} << 10;

/// Below this, ICU guesses: its scale goes to 100, and short texts in the wrong language reach some 20.
constexpr std::int32_t kSureEnough = 25;

bool is_odd(unsigned char c) { return c < 0x20 && (c < 0x08 || c > 0x0D) && c != 0x1B; }

enum class Endian { little, big };

std::uint32_t unit_at(std::string_view bytes, std::size_t index, std::size_t width, Endian endian) {
    std::uint32_t unit = 0;
    for (std::size_t i = 0; i < width; ++i) {
        const std::size_t at = index * width + (endian == Endian::big ? i : width - 1 - i);
        unit = unit << 8 | static_cast<unsigned char>(bytes[at]);
    }
    return unit;
}

/// How the code units of a text in some wide encoding look.
struct WideUnits {
    std::size_t all = 0;
    std::size_t narrow = 0;      ///< of Latin-1
    std::size_t impossible = 0;  ///< that no text would have

    void take(char32_t c) {
        if (c < 0x100) ++narrow;
        const auto type = u_charType(static_cast<UChar32>(c));
        const bool odd = c < 0x20 && is_odd(static_cast<unsigned char>(c));
        if (odd || type == U_UNASSIGNED || type == U_SURROGATE || type == U_PRIVATE_USE_CHAR) ++impossible;
    }
};

WideUnits look_at_utf16(std::string_view bytes, Endian endian) {
    WideUnits units;
    units.all = bytes.size() / 2;
    for (std::size_t i = 0; i < units.all; ++i) {
        const char32_t lead = unit_at(bytes, i, 2, endian);
        if (U16_IS_LEAD(lead) && i + 1 < units.all) {
            const char32_t trail = unit_at(bytes, i + 1, 2, endian);
            if (U16_IS_TRAIL(trail)) {
                units.take(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, trail)));
                ++i;
                continue;
            }
        }
        units.take(lead);
    }
    return units;
}

WideUnits look_at_utf32(std::string_view bytes, Endian endian) {
    WideUnits units;
    units.all = bytes.size() / 4;
    for (std::size_t i = 0; i < units.all; ++i) {
        const char32_t c = unit_at(bytes, i, 4, endian);
        if (c <= 0x10FFFF) {
            units.take(c);
        } else {
            ++units.impossible;
        }
    }
    return units;
}

bool looks_like_text(const WideUnits& units, bool sure) {
    // Spaces and line breaks are of Latin-1 in any script.
    const bool enough = sure ? units.narrow > units.all / 2 : units.narrow > units.all / 64;
    return enough && units.impossible <= units.all / 64;
}

}  // namespace

bool has_odd_bytes(std::string_view bytes) {
    // Blocks of a fixed length and no branch within them, which compilers turn into vector code.
    constexpr std::size_t kBlock = 64;
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    std::size_t i = 0;
    for (; i + kBlock <= bytes.size(); i += kBlock) {
        unsigned char found = 0;
        for (std::size_t k = 0; k < kBlock; ++k) {
            const unsigned char c = data[i + k];
            const auto from_backspace = static_cast<unsigned char>(c - 0x08);
            found = static_cast<unsigned char>(found | ((c < 0x20) & (from_backspace > 5)));
        }
        if (found != 0) return true;
    }
    for (; i < bytes.size(); ++i) {
        if (is_odd(data[i]) || data[i] == 0x1B) return true;
    }
    return false;
}

OddBytes count_odd_bytes(std::string_view bytes) {
    OddBytes odd;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (!is_odd(static_cast<unsigned char>(bytes[i]))) continue;
        if (odd.count++ == 0) odd.first = i;
    }
    return odd;
}

std::optional<std::string> find_wide_encoding(std::string_view bytes, bool sure) {
    const std::string_view sample = bytes.substr(0, kSample);
    if (bytes.size() % 4 == 0) {
        if (looks_like_text(look_at_utf32(sample, Endian::little), sure)) return "UTF-32LE";
        if (looks_like_text(look_at_utf32(sample, Endian::big), sure)) return "UTF-32BE";
    }
    if (sure && bytes.size() % 2 != 0) return std::nullopt;
    const WideUnits little = look_at_utf16(sample, Endian::little);
    const WideUnits big = look_at_utf16(sample, Endian::big);
    const bool may_be_little = looks_like_text(little, sure);
    const bool may_be_big = looks_like_text(big, sure);
    if (may_be_little && (!may_be_big || little.narrow >= big.narrow)) return "UTF-16LE";
    if (may_be_big) return "UTF-16BE";
    return std::nullopt;
}

Utf8Sequences count_sequences(std::string_view bytes) {
    Utf8Sequences sequences;
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const std::size_t size = bytes.size();
    for (std::size_t i = 0; i < size;) {
        const std::size_t begin = i;
        UChar32 c = 0;
        U8_NEXT(data, i, size, c);
        if (c >= 0x80) ++sequences.valid;
        if (c < 0 && sequences.invalid++ == 0) sequences.first_invalid = begin;
    }
    return sequences;
}

std::optional<std::string> detect_encoding(std::string_view bytes, std::size_t around) {
    // From the line's beginning, so that no character of several bytes is cut where it matters most.
    constexpr std::size_t kLongestLine = 1024;
    std::size_t begin = around;
    while (begin > 0 && bytes[begin - 1] != '\n' && around - begin < kLongestLine) --begin;
    const std::string_view sample = bytes.substr(begin, kSample);

    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              &ucsdet_close);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr) return std::nullopt;
    if (ucsdet_getConfidence(match, &status) < kSureEnough) return std::nullopt;
    const std::string name = ucsdet_getName(match, &status);
    // Those of Unicode have been looked for before, and better.
    if (U_FAILURE(status) || name.starts_with("UTF-") || !is_encoding(name)) return std::nullopt;
    return name;
}

std::optional<std::string> find_iso_2022(std::string_view bytes) {
    const std::size_t escape = bytes.find('\x1B');
    if (escape == std::string_view::npos) return std::nullopt;
    const std::optional<std::string> name = detect_encoding(bytes, escape);
    return name && name->starts_with("ISO-2022-") ? name : std::nullopt;
}

}  // namespace rostra::core
