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

/// By side, the little that says which others it may be a copy of. It follows from the text of norms alone, not
/// from their numbers, so that the same pairs are found in any run.
class Fingerprints {
public:
    /// Of shingles of `length` tokens.
    Fingerprints(Call call, const Sides& sides, std::size_t length, const Bands& bands);

    [[nodiscard]] std::size_t sides() const { return sequence_.size(); }
    [[nodiscard]] std::size_t bands() const { return bands_; }
    /// For each band a number that is the same wherever the band's minima are.
    [[nodiscard]] std::span<const std::uint32_t> bands_of(std::size_t side) const {
        return std::span(keys_).subspan(side * bands_, bands_);
    }
    /// The same wherever all tokens are.
    [[nodiscard]] std::uint32_t sequence_of(std::size_t side) const { return sequence_[side]; }

private:
    std::size_t bands_;
    std::vector<std::uint32_t> keys_;
    std::vector<std::uint32_t> sequence_;
};

}  // namespace rostra::duplicates
