// SPDX-License-Identifier: Apache-2.0
// Hashes are judged by how they spread keys over places, against what chance would do: keys of words as texts have them,
// and keys that have nearly all in common.
#include "rostra/analysis/state/table_hash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace rostra {
namespace {

using Keys = std::set<std::string>;
using Hashes = std::vector<std::uint64_t>;

constexpr std::size_t kKeys = 4000;

class MadeKeys {
public:
    /// A word of so many bytes.
    std::string word(std::size_t size, std::string_view letters = "abcdefghijklmnopqrstuvwxyz") {
        std::string word(size, ' ');
        for (char& c : word) c = letters[random_() % letters.size()];
        return word;
    }
    /// Letters of so many bytes in UTF-8, from a code point on.
    std::string letters(std::size_t size, char32_t first, unsigned count) {
        std::string word;
        while (word.size() < size) {
            const auto letter = static_cast<char32_t>(first + random_() % count);
            if (letter >= 0x800) word += static_cast<char>(0xE0 | letter >> 12);
            word += static_cast<char>(letter >= 0x800 ? 0x80 | (letter >> 6 & 0x3F) : 0xC0 | letter >> 6);
            word += static_cast<char>(0x80 | (letter & 0x3F));
        }
        return word;
    }

private:
    std::mt19937_64 random_{1};
};

template <class Make>
Keys many(Make make, std::size_t count = kKeys) {
    Keys keys;
    for (std::size_t i = 0; i < count; ++i) keys.insert(make(i));
    return keys;
}

/// A number, with zeros before it if it is shorter than `size`.
std::string digits(std::size_t number, std::size_t size) {
    const std::string digits = std::to_string(number);
    return digits.size() < size ? std::string(size - digits.size(), '0') + digits : digits;
}

void add_of_size(std::size_t size, MadeKeys& made, std::map<std::string, Keys>& all) {
    const std::string bytes = " of " + std::to_string(size) + " bytes";
    all["words" + bytes] = many([&](std::size_t) { return made.word(size); });
    all["two letters" + bytes] = many([&](std::size_t) { return made.word(size, "ab"); });
    all["Cyrillic" + bytes] = many([&](std::size_t) { return made.letters(size, 0x430, 32); });
    all["Han" + bytes] = many([&](std::size_t) { return made.letters(size, 0x4E00, 5000); });
    // Short ones beyond their size, too: 1000 and 10000 differ in little but their lengths.
    all["numbers" + bytes] = many([&](std::size_t i) { return digits(i, size); }, size <= 6 ? 12000 : kKeys);
    Keys one_byte;
    for (std::size_t at = 0; at < size; ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string key(size, 'x');
            key[at] = static_cast<char>(byte);
            one_byte.insert(key);
        }
    }
    all["one byte" + bytes] = one_byte;
    if (size < 5) return;
    for (const std::size_t at : {std::size_t{0}, size / 2 - 2, size - 4}) {
        const std::string where = " from byte " + std::to_string(at) + " on" + bytes;
        all["four alike" + where] = many([&](std::size_t) { return made.word(size).replace(at, 4, "lake"); });
        all["all alike but four" + where] =
            many([&](std::size_t) { return std::string(size, 'a').replace(at, 4, made.word(4)); });
    }
}

std::map<std::string, Keys> vocabularies() {
    MadeKeys made;
    std::map<std::string, Keys> all;
    for (std::size_t size = 1; size <= 18; ++size) add_of_size(size, made, all);
    for (const std::size_t size : {23u, 24u, 25u, 31u, 32u, 33u, 40u}) add_of_size(size, made, all);
    all["zero bytes"] = many([](std::size_t i) { return std::string(i, '\0'); }, 2000);
    all["one letter"] = many([](std::size_t i) { return std::string(i, 'a'); }, 2000);
    all["labels"] = many([](std::size_t i) { return "Speaker " + std::to_string(i) + ":"; });
    return all;
}

/// How a table takes a place from a hash.
using Place = std::function<std::size_t(std::uint64_t hash, std::size_t places)>;

const std::map<std::string, Place> kPlaces = {
    {"lowest bits", [](std::uint64_t hash, std::size_t places) { return hash & (places - 1); }},
    {"highest bits",
     [](std::uint64_t hash, std::size_t places) { return hash >> (64 - std::countr_zero(places)); }},
    {"highest bits of the lower half",
     [](std::uint64_t hash, std::size_t places) { return (hash & 0xFFFFFFFFu) * places >> 32; }}};

struct Spread {
    double pairs = 0;         ///< of keys that share a place
    double by_chance = 0;     ///< as many as there are of keys thrown at random
    std::size_t longest = 0;  ///< places looked at to find a key, at most

    /// Six standard deviations beyond chance, and what so few pairs as these say nothing of.
    [[nodiscard]] bool is_even() const {
        return pairs <= by_chance + 6 * std::sqrt(by_chance) + 24 && longest <= 64;
    }
};

/// Of a table at most half full, in which a key stands at the first free place from its own on.
Spread spread_of(const Hashes& hashes, const Place& place) {
    const std::size_t places = std::bit_ceil(2 * hashes.size());
    Spread spread;
    std::vector<std::size_t> own(places);
    std::vector<bool> used(places);
    for (const std::uint64_t hash : hashes) {
        std::size_t at = place(hash, places);
        spread.pairs += static_cast<double>(own[at]++);
        std::size_t looked_at = 1;
        for (; used[at] && looked_at < 1000; ++looked_at) at = (at + 1) & (places - 1);
        used[at] = true;
        spread.longest = std::max(spread.longest, looked_at);
    }
    const auto count = static_cast<double>(hashes.size());
    spread.by_chance = count * (count - 1) / 2 / static_cast<double>(places);
    return spread;
}

void expect_even(const std::string& what, const Hashes& hashes) {
    for (const auto& [bits, place] : kPlaces) {
        const Spread spread = spread_of(hashes, place);
        EXPECT_TRUE(spread.is_even()) << what << ", by the " << bits << ": " << spread.pairs << " of "
                                      << hashes.size() << " share a place, by chance " << spread.by_chance
                                      << "; " << spread.longest << " places looked at";
    }
}

template <class Hash>
Hashes hashes_of(const Keys& keys, Hash hash) {
    Hashes hashes;
    for (const std::string& key : keys) hashes.push_back(hash(key));
    return hashes;
}

TEST(TableHash, SpreadsTextsAsEvenlyAsChance) {
    for (const auto& [what, keys] : vocabularies()) {
        const Hashes hashes = hashes_of(keys, [](std::string_view key) { return table_hash(key); });
        expect_even(what, hashes);
        EXPECT_EQ(std::set(hashes.begin(), hashes.end()).size(), keys.size()) << what;
    }
}

// The measure itself: a product of 64 bits and a shift spread words of eight letters badly that share four.
TEST(TableHash, OfAProductOfSixtyFourBitsWouldBeFoundUneven) {
    const auto product = [](std::string_view key) {
        std::uint64_t word = 0;
        std::copy_n(key.data(), std::min(key.size(), sizeof word), reinterpret_cast<char*>(&word));
        word *= 0x9E3779B97F4A7C15u;
        return word;
    };
    MadeKeys made;
    const Keys keys = many([&](std::size_t) { return "lake" + made.word(4); });
    EXPECT_FALSE(spread_of(hashes_of(keys, product), kPlaces.at("lowest bits")).is_even());
}

TEST(TableHash, SpreadsNumbersAndPairsAndSequencesAsEvenlyAsChance) {
    for (const unsigned shift : {0u, 1u, 8u, 16u, 20u, 31u, 32u, 44u}) {
        Hashes numbers;
        for (std::uint64_t i = 0; i < kKeys; ++i) numbers.push_back(table_hash(i << shift));
        expect_even("numbers shifted by " + std::to_string(shift), numbers);
    }
    Hashes pairs, turned, with_one, sequences, long_sequences;
    for (std::uint32_t a = 0; a < 63; ++a) {
        for (std::uint32_t b = 0; b < 63; ++b) {
            pairs.push_back(table_hash(a, b));
            turned.push_back(table_hash(b << 16, a << 8));
            const std::int32_t both[] = {static_cast<std::int32_t>(a), static_cast<std::int32_t>(b)};
            sequences.push_back(table_hash(std::span<const std::int32_t>(both)));
        }
    }
    for (std::uint32_t i = 0; i < kKeys; ++i) {
        with_one.push_back(table_hash(i, 7u));
        std::vector<std::int32_t> sequence(8, 3);
        for (unsigned at = 0; at < 8; ++at) sequence[at] = static_cast<std::int32_t>(i >> (2 * at) & 3);
        long_sequences.push_back(table_hash(std::span<const std::int32_t>(sequence)));
    }
    expect_even("pairs", pairs);
    expect_even("pairs of shifted numbers", turned);
    expect_even("pairs with one number", with_one);
    expect_even("sequences of two numbers", sequences);
    expect_even("sequences of eight numbers", long_sequences);
}

TEST(TableHash, IsTheSameForEqualTextsWhereverTheyStand) {
    const std::string text = "xthe committee has the committee";
    EXPECT_EQ(table_hash(text.substr(1, 13)), table_hash(text.substr(19, 13)));
    EXPECT_NE(table_hash(std::string_view("")), table_hash(std::string_view("\0", 1)));
    EXPECT_NE(table_hash(1u, 2u), table_hash(2u, 1u));
}

}  // namespace
}  // namespace rostra
