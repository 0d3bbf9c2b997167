// SPDX-License-Identifier: Apache-2.0
#include "nearest_search.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <span>

namespace similarity {

namespace {

// Weights in lists are rounded to float, by less than 1e-7 each of its size; sums of products of unit vectors are then
// less than this off.
constexpr double kRounding = 1e-5;

}  // namespace

NearestSearch::NearestSearch(rostra::Call call, const TermVectors& vectors, std::size_t most)
    : vectors_(vectors), most_(most), first_(vectors.norms() + 1) {
    // Norms that one side alone has are met by none.
    const auto each = [&](auto use) {
        for (std::uint32_t side = 0; side < vectors.size(); ++side) {
            call.check_stop();
            for (const CountedNorm& norm : vectors.of(side)) {
                if (vectors.frequency(norm.norm) > 1) use(side, norm);
            }
        }
    };
    each([&](std::uint32_t, const CountedNorm& norm) { ++first_[norm.norm + 1]; });
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    postings_.resize(first_.back());
    std::vector<std::uint64_t> filled(first_.begin(), first_.end() - 1);
    each([&](std::uint32_t side, const CountedNorm& norm) {
        const double weight = vectors.weight(norm) / std::sqrt(vectors.square(side));
        postings_[filled[norm.norm]++] = {side, static_cast<float>(weight)};
    });
}

double NearestSearch::Worker::lowest_of_nearest() {
    if (met_.size() < search_.most_) return 0;
    ordered_.clear();
    for (const std::uint32_t side : met_) ordered_.push_back(sums_[side]);
    const auto last = ordered_.begin() + static_cast<std::ptrdiff_t>(search_.most_ - 1);
    std::nth_element(ordered_.begin(), last, ordered_.end(), std::greater<>());
    return *last;
}

const std::vector<std::uint32_t>& NearestSearch::Worker::candidates(std::size_t a) {
    met_.clear();
    const std::span<const CountedNorm> norms = search_.vectors_.of(a);
    const double square_of_all = search_.vectors_.square(a);
    double left = 0;  // the square of what is not yet summed, where all of it has length 1
    for (const CountedNorm& norm : norms) {
        if (search_.vectors_.frequency(norm.norm) == 1) break;
        const double weight = search_.vectors_.weight(norm);
        left += weight * weight / square_of_all;
    }
    double lowest = 0;
    // To order the sums takes as long as to go through as many postings.
    std::size_t postings = 0, next_look = 64;
    for (std::size_t i = norms.size(); i-- > 0;) {
        const CountedNorm& norm = norms[i];
        if (search_.vectors_.frequency(norm.norm) == 1) continue;
        const double weight = search_.vectors_.weight(norm) / std::sqrt(square_of_all);
        for (std::uint64_t at = search_.first_[norm.norm]; at < search_.first_[norm.norm + 1]; ++at) {
            const Posting& other = search_.postings_[at];
            if (other.side == a) continue;
            double& sum = sums_[other.side];
            if (sum == 0) met_.push_back(other.side);
            sum += weight * static_cast<double>(other.weight);
            ++postings;
        }
        left = std::max(0.0, left - weight * weight);
        if (postings < next_look) continue;
        next_look = postings + std::max<std::size_t>(met_.size(), 64);
        lowest = lowest_of_nearest();
        if (lowest > std::sqrt(left) + kRounding) break;
    }
    lowest = lowest_of_nearest();
    const double reach = lowest - std::sqrt(left) - 2 * kRounding;
    std::erase_if(met_, [&](std::uint32_t side) {
        const double sum = sums_[side];
        sums_[side] = 0;
        return sum < reach;
    });
    std::sort(met_.begin(), met_.end());
    return met_;
}

}  // namespace similarity
