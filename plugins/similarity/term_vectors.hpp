// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "side_features.hpp"
#include "sorted_walk.hpp"

namespace similarity {

/// How a norm weighs in the vector of a side: tf * idf^power, where the side has it c times, d of N sides have it, and
///
///     tf  = 1 + ln c, or c
///     idf = ln((1 + N) / (1 + d)) + 1
///
/// The logarithm of the count is Salton and Buckley's (1988), the idf that of scikit-learn's TfidfVectorizer, smoothed
/// as if one more side had every norm: the plain ln(N / d) would make norms that all sides have worth nothing, and with
/// them whatever two have in common that are compared alone. With c and power 1 the cosine is TfidfVectorizer's own.
struct Weighting {
    bool log_counts = true;
    double idf_power = 3;
};

/// The sides as vectors of weights. Sums over norms are always made in one order, that of their numbers.
class TermVectors {
public:
    TermVectors(const SideNorms& norms, const Weighting& weighting)
        : norms_(norms), log_counts_(weighting.log_counts), factor_(norms.frequency.size()) {
        const auto sides = static_cast<double>(size());
        for (std::size_t norm = 0; norm < factor_.size(); ++norm) {
            const double idf = std::log((1 + sides) / (1 + static_cast<double>(norms.frequency[norm]))) + 1;
            factor_[norm] = std::pow(idf, weighting.idf_power);
        }
        for (std::uint32_t count = 1; count < tf_.size(); ++count) tf_[count] = tf(count);
        square_.resize(size());
        for (std::size_t side = 0; side < size(); ++side) {
            for (const CountedNorm& norm : of(side)) square_[side] += weight(norm) * weight(norm);
        }
    }

    [[nodiscard]] std::size_t size() const { return norms_.of_side.size(); }
    [[nodiscard]] std::size_t norms() const { return factor_.size(); }
    /// How many sides have it; norms of lower numbers have no less.
    [[nodiscard]] std::uint32_t frequency(std::uint32_t norm) const { return norms_.frequency[norm]; }
    /// Its place among all, bytewise.
    [[nodiscard]] std::uint32_t rank(std::uint32_t norm) const { return norms_.rank[norm]; }
    [[nodiscard]] std::span<const CountedNorm> of(std::size_t side) const { return norms_.of_side[side]; }
    [[nodiscard]] double weight(const CountedNorm& norm) const {
        return (norm.count < tf_.size() ? tf_[norm.count] : tf(norm.count)) * factor_[norm.norm];
    }
    /// Of a side's vector with itself; 0 only where it has no norm.
    [[nodiscard]] double square(std::size_t side) const { return square_[side]; }

    /// Calls use(of_a, of_b) for each norm that both have, ascending.
    template <class Use>
    void each_shared(std::size_t a, std::size_t b, Use use) const {
        const std::span<const CountedNorm> of_a = of(a);
        const std::span<const CountedNorm> of_b = of(b);
        each_in_both(
            of_a, of_b, [](const CountedNorm& norm) { return norm.norm; },
            [&](std::size_t i, std::size_t j) { use(of_a[i], of_b[j]); });
    }

private:
    [[nodiscard]] double tf(std::uint32_t count) const {
        return log_counts_ ? 1 + std::log(static_cast<double>(count)) : static_cast<double>(count);
    }

    const SideNorms& norms_;
    bool log_counts_;
    std::array<double, 256> tf_{};  // by count, as most are small
    std::vector<double> factor_;    // by norm, idf^power
    std::vector<double> square_;    // by side
};

}  // namespace similarity
