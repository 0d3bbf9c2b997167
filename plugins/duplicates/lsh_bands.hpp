// SPDX-License-Identifier: Apache-2.0
// Locality-sensitive hashing of MinHash signatures (Indyk and Motwani 1998; Broder 1997): which pairs of sets
// are compared at all, and with what chance.
#pragma once

#include <cstdint>
#include <optional>

namespace rostra::duplicates {

/// A signature of bands * rows minima, cut into bands. Two sets meet where all rows of a band are equal.
struct Bands {
    std::int64_t bands = 0;
    std::int64_t rows = 0;
    friend bool operator==(const Bands&, const Bands&) = default;
};

/// `base` to the power of a whole number, by multiplying: the same bits on every machine.
constexpr double whole_power(double base, std::int64_t exponent) {
    double power = 1;
    for (; exponent > 0; exponent /= 2, base *= base) {
        if (exponent % 2 != 0) power *= base;
    }
    return power;
}

/// The chance that two sets never meet whose Jaccard coefficient is `jaccard`: (1 - s^r)^b.
constexpr double miss_chance(double jaccard, const Bands& bands) {
    return whole_power(1 - whole_power(jaccard, bands.rows), bands.bands);
}

/// The chance that they meet in a band or more: 1 - (1 - s^r)^b (Leskovec, Rajaraman and Ullman, Mining of
/// Massive Datasets, section 3.4.2).
constexpr double collision_chance(double jaccard, const Bands& bands) {
    return 1 - miss_chance(jaccard, bands);
}

/// The most rows, and for these the fewest bands, with which pairs at `threshold` meet with a chance of `recall`
/// or more and signatures have at most `permutations` minima. More rows keep pairs apart that are less alike, so
/// that fewer are compared for nothing. None where even bands of one row are too many.
constexpr std::optional<Bands> choose_bands(double threshold, double recall, std::int64_t permutations) {
    for (std::int64_t rows = permutations; rows > 0; --rows) {
        const double apart = 1 - whole_power(threshold, rows);
        double miss = 1;
        for (std::int64_t bands = 1; bands * rows <= permutations; ++bands) {
            miss *= apart;
            if (1 - miss >= recall) return Bands{bands, rows};
        }
    }
    return {};
}

}  // namespace rostra::duplicates
