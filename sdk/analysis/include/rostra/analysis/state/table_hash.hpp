// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace rostra {
inline namespace v0 {

/// Hashes for tables that are looked up by texts or numbers. Any bits of them will do as a place in a table, whatever the
/// keys have in common: tests/analysis/state/table_hash_test.cpp holds them to that. No result may depend on them: rows have a
/// stated order, numbers follow the order of arrival.
///
///     const std::size_t place = table_hash("river") & mask;
///
/// All are made of one step, the folded product: the product of two numbers of 64 bits, its upper half combined with its
/// lower (the step of wyhash; Wang Yi 2019). A product of 64 bits will not do, since no bit of it depends on higher bits of
/// its factors: keys that differ in their last bytes only would share their places.

namespace detail {

__extension__ using Product = unsigned __int128;

inline std::uint64_t folded_product(std::uint64_t a, std::uint64_t b) {
    const Product product = Product{a} * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// Each has a byte that no UTF-8 has (F8 and above). So no text is equal to one of them, which would make a factor 0 and the
// product the same whatever the other factor is.
inline constexpr std::uint64_t kHashFirst = 0xA0F9B3C5D8E4672Bu;
inline constexpr std::uint64_t kHashSecond = 0x8EBCFA9D3C6A51F7u;
inline constexpr std::uint64_t kHashThird = 0xD6E8FEB86659FD93u;

template <class Word>
std::uint64_t loaded(const char* at) {
    Word word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

}  // namespace detail

/// Of a number. Two steps, since numbers that follow one another at one distance leave a pattern in one.
inline std::uint64_t table_hash(std::uint64_t number) {
    const std::uint64_t once = detail::folded_product(number ^ detail::kHashFirst, detail::kHashSecond);
    return detail::folded_product(once, detail::kHashThird);
}

/// Of sixteen bytes of a text, as two numbers.
inline std::uint64_t table_hash(std::uint64_t first, std::uint64_t second) {
    return detail::folded_product(first ^ detail::kHashFirst, second ^ detail::kHashSecond);
}
inline std::uint64_t table_hash(std::uint32_t first, std::uint32_t second) {
    return table_hash(std::uint64_t{first} << 32 | second);
}

/// Of the bytes of a text.
inline std::uint64_t table_hash(std::string_view text) {
    using detail::folded_product;
    using detail::loaded;
    const char* at = text.data();
    const std::size_t size = text.size();
    std::uint64_t hash = detail::kHashThird;
    // The last sixteen bytes, or all there are; what is read twice does no harm.
    std::uint64_t front = 0, back = 0;
    if (size > 16) {
        for (const char* const last = at + (size - 16); at < last; at += 16) {
            hash = folded_product(loaded<std::uint64_t>(at) ^ detail::kHashFirst,
                                  loaded<std::uint64_t>(at + 8) ^ hash);
        }
        at = text.data() + (size - 16);
        front = loaded<std::uint64_t>(at);
        back = loaded<std::uint64_t>(at + 8);
    } else if (size >= 8) {
        front = loaded<std::uint64_t>(at);
        back = loaded<std::uint64_t>(at + (size - 8));
    } else if (size >= 4) {
        front = loaded<std::uint32_t>(at);
        back = loaded<std::uint32_t>(at + (size - 4));
    } else if (size != 0) {
        front = loaded<std::uint8_t>(at) | loaded<std::uint8_t>(at + size / 2) << 8 |
                loaded<std::uint8_t>(at + (size - 1)) << 16;
    }
    const std::uint64_t once = folded_product(front ^ detail::kHashFirst, back ^ hash);
    return folded_product(once ^ detail::kHashSecond, size ^ detail::kHashThird);
}

/// Of numbers one after another.
template <class Number>
std::uint64_t table_hash(std::span<const Number> numbers) {
    std::uint64_t hash = detail::kHashThird ^ numbers.size();
    for (const Number number : numbers)
        hash = detail::folded_product(static_cast<std::uint64_t>(number) ^ hash ^ detail::kHashFirst,
                                      detail::kHashSecond);
    return hash;
}

}  // namespace v0
}  // namespace rostra
