// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "lsh_bands.hpp"
#include "rostra/call.hpp"
#include "sides.hpp"

namespace rostra::duplicates {

/// A few numbers for each side, which copies have in common. They are computed from the text of norms, not from their
/// numbers in the store, so every run finds the same pairs.
class Fingerprints {
public:
    /// From shingles of `length` tokens.
    Fingerprints(Call call, const Sides& sides, std::size_t length, const Bands& bands);

    [[nodiscard]] std::size_t sides() const { return sequence_.size(); }
    [[nodiscard]] std::size_t bands() const { return bands_; }
    /// One number for each band: equal for two sides whose signatures agree in the band.
    [[nodiscard]] std::span<const std::uint32_t> bands_of(std::size_t side) const {
        return std::span(keys_).subspan(side * bands_, bands_);
    }
    /// One number for the sequence of all tokens: equal for sides of equal tokens.
    [[nodiscard]] std::uint32_t sequence_of(std::size_t side) const { return sequence_[side]; }

private:
    std::size_t bands_;
    std::vector<std::uint32_t> keys_;
    std::vector<std::uint32_t> sequence_;
};

}  // namespace rostra::duplicates
