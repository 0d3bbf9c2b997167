// SPDX-License-Identifier: Apache-2.0
#include "fingerprints.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "minhash.hpp"
#include "side_tokens.hpp"

namespace rostra::duplicates {

namespace {

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 32);
}

std::uint32_t hash_of(std::string_view text) {
    std::uint64_t hash = mixed(0, text.size());
    for (std::size_t at = 0; at < text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, std::min(sizeof word, text.size() - at));
        hash = mixed(hash, word);
    }
    return static_cast<std::uint32_t>(mixed(hash, 0));
}

/// By a norm's number, a hash of its text. Where two norms have one, that costs a comparison, never truth.
std::vector<std::uint32_t> hashes_of(const StringTable& norms) {
    std::vector<std::uint32_t> hashes(norms.size());
    for (std::uint32_t norm = 0; norm < hashes.size(); ++norm) hashes[norm] = hash_of(norms[norm]);
    return hashes;
}

std::uint32_t hash_of(std::span<const std::uint32_t> numbers) {
    std::uint64_t hash = mixed(0, numbers.size());
    for (const std::uint32_t number : numbers) hash = mixed(hash, number);
    return static_cast<std::uint32_t>(mixed(hash, 0));
}

}  // namespace

Fingerprints::Fingerprints(Call call, const Sides& sides, std::size_t length, const Bands& bands)
    : bands_(static_cast<std::size_t>(bands.bands)), keys_(sides.size() * bands_), sequence_(sides.size()) {
    const auto rows = static_cast<std::size_t>(bands.rows);
    const MinHash minhash(bands_ * rows);
    const RunHashes run_hashes(length);
    const std::vector<std::uint32_t> hash_of_norm = hashes_of(sides.norms());
    sides.each_piece(call, [&](std::size_t first, std::size_t last) {
        Sides::Reader reader(sides);
        SideTokens side;
        std::vector<std::uint32_t> minima(minhash.room());
        for (std::size_t s = first; s < last; ++s) {
            call.check_stop();
            reader.read(call, s, side);
            side.replace(hash_of_norm);
            sequence_[s] = hash_of(side.all());
            MinHash::clear(minima);
            side.each_shingles(run_hashes, length,
                               [&](std::size_t, std::size_t, std::span<const std::uint64_t> hashes) {
                                   minhash.add(hashes, minima);
                               });
            for (std::size_t band = 0; band < bands_; ++band)
                keys_[s * bands_ + band] = hash_of(std::span(minima).subspan(band * rows, rows));
        }
    });
}

}  // namespace rostra::duplicates
