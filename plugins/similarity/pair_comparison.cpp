// SPDX-License-Identifier: Apache-2.0
#include "pair_comparison.hpp"

#include <algorithm>
#include <cmath>

namespace similarity {

namespace {

double ratio(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// A feature of one of some documents.
struct RowFeature {
    std::size_t document;
    Feature feature;
};

/// The features of these documents, ascending: sums over them are always made in one order.
std::vector<RowFeature> features_of(const InvertedIndex& index, std::size_t first, std::size_t last) {
    std::vector<RowFeature> features;
    for (std::size_t d = first; d < last; ++d) {
        for (const Feature& feature : index.of_document(d)) features.push_back({d, feature});
    }
    std::stable_sort(features.begin(), features.end(), [](const RowFeature& a, const RowFeature& b) {
        return a.feature.feature < b.feature.feature;
    });
    return features;
}

}  // namespace

PairComparison::PairComparison(const InvertedIndex& norms, const Shingles& shingles)
    : norms_(norms), shingles_(shingles), square_(norms.documents()) {
    std::size_t features = 0;
    for (std::size_t d = 0; d < norms.documents(); ++d) {
        if (!norms.of_document(d).empty()) {
            features = std::max(features, std::size_t{norms.of_document(d).back().feature} + 1);
        }
    }
    const auto documents = static_cast<double>(norms.documents());
    squared_idf_.resize(features);
    for (std::size_t f = 0; f < features; ++f) {
        const double idf = std::log((1 + documents) / (1 + static_cast<double>(norms.frequency(f)))) + 1;
        squared_idf_[f] = idf * idf;
    }
    for (std::size_t d = 0; d < norms.documents(); ++d) {
        for (const Feature& norm : norms.of_document(d)) {
            const auto count = static_cast<double>(norm.count);
            square_[d] += count * count * squared_idf_[norm.feature];
        }
    }
}

std::vector<std::vector<Pair>> PairComparison::compare(rostra::Call call, std::size_t first,
                                                       std::size_t last) const {
    std::size_t done = 0;
    const auto check_stop = [&] {
        if (done++ % 1024 == 0) call.check_stop();
    };
    // What a row's document has in common with each document behind `first`.
    struct Common {
        double dot = 0;
        std::int64_t tokens = 0;
    };
    const std::size_t width = norms_.documents() - first;
    std::vector<Common> common((last - first) * width);
    for (const RowFeature& norm : features_of(norms_, first, last)) {
        check_stop();
        Common* row = common.data() + (norm.document - first) * width;
        const auto count = static_cast<double>(norm.feature.count);
        const double squared_idf = squared_idf_[norm.feature.feature];
        for (const Holder& other : norms_.after(norm.feature)) {
            Common& with = row[other.document - first];
            with.dot += count * static_cast<double>(other.count) * squared_idf;
            with.tokens += std::min(norm.feature.count, other.count);
        }
    }
    std::vector<std::uint32_t> shingles((last - first) * width);
    for (const RowFeature& shingle : features_of(shingles_.shared, first, last)) {
        check_stop();
        std::uint32_t* row = shingles.data() + (shingle.document - first) * width;
        for (const Holder& other : shingles_.shared.after(shingle.feature)) ++row[other.document - first];
    }

    std::vector<std::vector<Pair>> pairs(last - first);
    for (std::size_t a = first; a < last; ++a) {
        for (std::size_t b = a + 1; b < norms_.documents(); ++b) {
            const std::size_t at = (a - first) * width + b - first;
            pairs[a - first].push_back(pair(a, b, common[at].dot, common[at].tokens, shingles[at]));
        }
    }
    return pairs;
}

Pair PairComparison::pair(std::size_t a, std::size_t b, double dot, std::int64_t shared_tokens,
                          std::uint32_t shared_shingles) const {
    const std::uint64_t either = shingles_.sizes[a] + shingles_.sizes[b] - shared_shingles;
    const double lengths = std::sqrt(square_[a] * square_[b]);
    return {static_cast<std::uint32_t>(b),
            lengths == 0 ? 0.0 : std::min(dot / lengths, 1.0),
            ratio(shared_shingles, either),
            ratio(shared_shingles, shingles_.sizes[a]),
            ratio(shared_shingles, shingles_.sizes[b]),
            shared_tokens};
}

}  // namespace similarity
