// SPDX-License-Identifier: Apache-2.0
#include "tar_file.hpp"

#include <algorithm>
#include <cstddef>

namespace rostra::text {

namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kName = 100;
constexpr std::size_t kMostOctal = std::size_t{1} << 33;  // eleven digits

void put_octal(std::string& block, std::size_t at, std::size_t digits, std::size_t value) {
    for (std::size_t i = 0; i < digits; ++i, value >>= 3)
        block[at + digits - 1 - i] = static_cast<char>('0' + (value & 7));
}

std::string block_of(std::string_view name, std::size_t size, char type) {
    std::string block(kBlock, '\0');
    block.replace(0, std::min(name.size(), kName), name.substr(0, kName));
    put_octal(block, 100, 7, 0644);
    put_octal(block, 108, 7, 0);
    put_octal(block, 116, 7, 0);
    put_octal(block, 124, 11, size < kMostOctal ? size : 0);
    put_octal(block, 136, 11, 0);
    block.replace(148, 8, 8, ' ');
    block[156] = type;
    block.replace(257, 5, "ustar");
    block.replace(263, 2, "00");
    std::size_t sum = 0;
    for (const char c : block) sum += static_cast<unsigned char>(c);
    put_octal(block, 148, 6, sum);
    block[154] = '\0';
    return block;
}

/// "19 path=a/b/c.txt\n": the number counts its own digits, too.
std::string pax_line(std::string_view key, std::string_view value) {
    const std::size_t rest = key.size() + value.size() + 3;
    std::size_t size = rest;
    while (size != rest + std::to_string(size).size()) size = rest + std::to_string(size).size();
    return std::to_string(size) + ' ' + std::string(key) + '=' + std::string(value) + '\n';
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string tar_head(std::string_view name, std::size_t size) {
    std::string more;
    if (name.size() > kName || !is_ascii(name)) more += pax_line("path", name);
    if (size >= kMostOctal) more += pax_line("size", std::to_string(size));
    if (more.empty()) return block_of(name, size, '0');
    return block_of("pax", more.size(), 'x') + more + tar_padding(more.size()) + block_of(name, size, '0');
}

std::string tar_padding(std::size_t size) { return std::string((kBlock - size % kBlock) % kBlock, '\0'); }

std::string tar_end() { return std::string(2 * kBlock, '\0'); }

}  // namespace rostra::text
