// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace rostra {
inline namespace v0 {

/// A number for a word, the same on every machine, so that states may keep it in the word's place: FNV-1a, 64 bits (Fowler, Noll,
/// Vo). For places in a table take table_hash().
[[nodiscard]] inline std::uint64_t word_key(std::string_view word) {
    std::uint64_t key = 0xCBF29CE484222325U;
    for (const char byte : word) {
        key ^= static_cast<unsigned char>(byte);
        key *= 0x100000001B3U;
    }
    return key;
}

}  // namespace v0
}  // namespace rostra
