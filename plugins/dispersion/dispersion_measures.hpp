// SPDX-License-Identifier: Apache-2.0
// How evenly a term is spread over the parts of a corpus.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace rostra::dispersion {

/// The parts of a corpus; none is empty.
struct Parts {
    std::int64_t number = 0;
    std::int64_t tokens = 0;    ///< of all parts together
    std::int64_t smallest = 0;  ///< tokens of the smallest part

    void add(std::int64_t size) {
        smallest = number == 0 ? size : std::min(smallest, size);
        tokens += size;
        ++number;
    }
};

/// What the measures need of one term, gathered in two readings of the parts that hold it, in any order that is the same
/// each time; parts without it need not be looked at.
///
///     for (part with the term) spread.meet(count_there, size);          // all of them,
///     for (part with the term) spread.compare(parts, count_there, size);  // then all again
class Spread {
public:
    void meet(std::int64_t count, std::int64_t size) {
        count_ += count;
        covered_ += size;
        shares_ += share(count, size);
        ++range_;
    }
    void compare(const Parts& parts, std::int64_t count, std::int64_t size) {
        const double from_mean = share(count, size) - mean(parts);
        squares_ += from_mean * from_mean;
        differences_ += std::abs(share(count, count_) - share(size, parts.tokens));
    }

    /// How often the term stands in all parts.
    [[nodiscard]] std::int64_t count() const { return count_; }
    /// In how many parts it stands.
    [[nodiscard]] std::int64_t range() const { return range_; }

    /// Juilland's D, 1 - V / sqrt(n - 1), where V is the coefficient of variation, standard deviation by mean, of the n
    /// shares that the term has of each part's tokens; the deviation is that of a population, over n (Juilland, Brodin and
    /// Davidovitch 1970, Frequency dictionary of French words; on shares, where parts differ in size, as in Gries 2008,
    /// Dispersions and adjusted frequencies in corpora). 1: the same share of each part; 0: all in one part. One part
    /// alone is even: 1. Of a term that stands nowhere: 0.
    [[nodiscard]] double juilland_d(const Parts& parts) const {
        if (count_ == 0) return 0;
        if (parts.number < 2) return 1;
        const auto n = static_cast<double>(parts.number);
        const double without = mean(parts) * mean(parts) * static_cast<double>(parts.number - range_);
        const double deviation = std::sqrt((squares_ + without) / n);
        return std::clamp(1 - deviation / mean(parts) / std::sqrt(n - 1), 0.0, 1.0);
    }

    /// Deviation of proportions, 1/2 sum |v / f - s / N|: over all parts, what of the term stands there against what of
    /// the corpus does (Gries 2008). 0: as even as can be; towards 1 the more uneven. Of a term that stands nowhere: 0.
    [[nodiscard]] double dp(const Parts& parts) const {
        if (count_ == 0) return 0;
        return std::clamp((differences_ + share(parts.tokens - covered_, parts.tokens)) / 2, 0.0, 1.0);
    }

    /// DP / (1 - the smallest part's share of the corpus), which can reach 1 (Lijffijt and Gries 2012, Correction to Stefan
    /// Th. Gries' "Dispersions and adjusted frequencies in corpora"). One part alone is even: 0.
    [[nodiscard]] double dp_norm(const Parts& parts) const {
        if (parts.number < 2) return 0;
        return std::min(dp(parts) / (1 - share(parts.smallest, parts.tokens)), 1.0);
    }

private:
    static double share(std::int64_t part, std::int64_t whole) {
        return static_cast<double>(part) / static_cast<double>(whole);
    }
    [[nodiscard]] double mean(const Parts& parts) const {
        return shares_ / static_cast<double>(parts.number);
    }

    std::int64_t count_ = 0;
    std::int64_t range_ = 0;
    std::int64_t covered_ = 0;  // tokens of the parts that have it
    double shares_ = 0;
    double squares_ = 0;
    double differences_ = 0;
};

/// Of parts that are all at hand: `counts` of the term in each, and their `sizes` in tokens, none 0.
struct Dispersion {
    Dispersion(std::span<const std::int64_t> counts, std::span<const std::int64_t> sizes) {
        for (const std::int64_t size : sizes) parts.add(size);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] != 0) spread.meet(counts[i], sizes[i]);
        }
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] != 0) spread.compare(parts, counts[i], sizes[i]);
        }
    }
    [[nodiscard]] double juilland_d() const { return spread.juilland_d(parts); }
    [[nodiscard]] double dp() const { return spread.dp(parts); }
    [[nodiscard]] double dp_norm() const { return spread.dp_norm(parts); }

    Parts parts;
    Spread spread;
};

}  // namespace rostra::dispersion
