// SPDX-License-Identifier: Apache-2.0
#include "byte_checks.hpp"

#include <cstddef>
#include <cstdint>

namespace rostra::text {

namespace {

constexpr std::string_view kLineSpace = " \t\r";

struct Lead {
    std::size_t more;   // bytes that follow
    std::uint32_t low;  // smallest code point that needs so many
};

// Of a byte from 0x80 on; more == 0: it leads nothing.
Lead lead_of(unsigned char byte) {
    if (byte >= 0xC0 && byte < 0xE0) return {1, 0x80};
    if (byte >= 0xE0 && byte < 0xF0) return {2, 0x800};
    if (byte >= 0xF0 && byte < 0xF8) return {3, 0x10000};
    return {0, 0};
}

}  // namespace

std::string_view wide_encoding(std::string_view bytes) {
    using namespace std::string_view_literals;
    // UTF-32's little-endian mark begins with UTF-16's.
    if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return "UTF-16";
    return {};
}

bool is_blank(std::string_view bytes) {
    return bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

std::string_view trimmed_right(std::string_view line) {
    return line.substr(0, line.find_last_not_of(kLineSpace) + 1);
}

std::string_view trimmed(std::string_view line) {
    const std::size_t first = line.find_first_not_of(kLineSpace);
    return first == std::string_view::npos ? std::string_view() : trimmed_right(line.substr(first));
}

bool is_printable_utf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte < 0x20 || byte == 0x7F) return false;
        if (byte < 0x80) continue;
        const Lead lead = lead_of(byte);
        if (lead.more == 0 || bytes.size() - i <= lead.more) return false;
        std::uint32_t point = byte & (0x3Fu >> lead.more);
        for (std::size_t more = 0; more < lead.more; ++more) {
            const auto next = static_cast<unsigned char>(bytes[++i]);
            if ((next & 0xC0) != 0x80) return false;
            point = point << 6 | (next & 0x3Fu);
        }
        const bool surrogate = point >= 0xD800 && point < 0xE000;
        const bool control = point < 0xA0;
        if (point < lead.low || surrogate || control || point > 0x10FFFF) return false;
    }
    return true;
}

}  // namespace rostra::text
