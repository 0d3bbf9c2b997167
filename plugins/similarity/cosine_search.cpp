// SPDX-License-Identifier: Apache-2.0
#include "cosine_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

namespace similarity {

namespace {

// Weights in lists are rounded to float, by less than 1e-7 each of its size; sums of products of unit vectors are then
// less than this off.
constexpr double kRounding = 1e-5;
// Of a side that cannot reach the threshold, whatever is added.
constexpr double kBelow = -std::numeric_limits<double>::infinity();

}  // namespace

CosineSearch::CosineSearch(rostra::Call call, const TermVectors& vectors, double threshold)
    : vectors_(vectors), threshold_(threshold - kRounding), first_(vectors.norms() + 1) {
    std::vector<Listed> norms;
    for (std::size_t side = 0; side < vectors.size(); ++side) {
        call.check_stop();
        listed(side, norms);
        for (const Listed& norm : norms) ++first_[norm.norm + 1];
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    postings_.resize(first_.back());
    std::vector<std::uint64_t> filled(first_.begin(), first_.end() - 1);
    for (std::uint32_t side = 0; side < vectors.size(); ++side) {
        call.check_stop();
        listed(side, norms);
        for (const Listed& norm : norms) postings_[filled[norm.norm]++] = {side, norm.weight, norm.before};
    }
}

void CosineSearch::listed(std::size_t side, std::vector<Listed>& norms) const {
    norms.clear();
    const double length = std::sqrt(vectors_.square(side));
    double square = 0;
    for (const CountedNorm& norm : vectors_.of(side)) {
        // The rarest norms come last; those that no other side has are met by none.
        if (vectors_.frequency(norm.norm) == 1) break;
        const double before = square;
        const double weight = vectors_.weight(norm) / length;
        square += weight * weight;
        if (square < threshold_ * threshold_) continue;
        norms.push_back({norm.norm, static_cast<float>(weight), static_cast<float>(std::sqrt(before))});
    }
}

const std::vector<std::uint32_t>& CosineSearch::Worker::candidates(std::size_t a) {
    met_.clear();
    search_.listed(a, norms_);
    for (std::size_t i = norms_.size(); i-- > 0;) {
        const Listed& norm = norms_[i];
        const std::span<const Posting> list =
            std::span(search_.postings_)
                .subspan(search_.first_[norm.norm],
                         search_.first_[norm.norm + 1] - search_.first_[norm.norm]);
        const auto later = std::upper_bound(list.begin(), list.end(), a,
                                            [](std::size_t side, const Posting& p) { return side < p.side; });
        for (auto other = later; other != list.end(); ++other) {
            double& sum = sums_[other->side];
            if (sum == 0) met_.push_back(other->side);
            sum += static_cast<double>(norm.weight * other->weight);
            if (sum + static_cast<double>(norm.before * other->before) < search_.threshold_) sum = kBelow;
        }
    }
    std::erase_if(met_, [this](std::uint32_t side) { return std::exchange(sums_[side], 0.0) < 0; });
    std::sort(met_.begin(), met_.end());
    return met_;
}

}  // namespace similarity
