// SPDX-License-Identifier: Apache-2.0
#include "pair_measures.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "sorted_walk.hpp"

namespace similarity {

namespace {

double ratio(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::uint64_t in_both(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    std::uint64_t count = 0;
    each_in_both(
        a, b, [](std::uint32_t one) { return one; }, [&](std::size_t, std::size_t) { ++count; });
    return count;
}

/// 0 where one has no norm.
double cosine(double dot, const TermVectors& vectors, std::size_t a, std::size_t b) {
    const double lengths = std::sqrt(vectors.square(a) * vectors.square(b));
    return lengths == 0 ? 0.0 : std::min(dot / lengths, 1.0);
}

}  // namespace

Pair PairMeasures::of(std::size_t a, std::size_t b) const {
    double dot = 0, plain_dot = 0;
    std::int64_t shared_tokens = 0;
    vectors_.each_shared(a, b, [&](const CountedNorm& of_a, const CountedNorm& of_b) {
        dot += vectors_.weight(of_a) * vectors_.weight(of_b);
        plain_dot += plain_.weight(of_a) * plain_.weight(of_b);
        shared_tokens += std::min(of_a.count, of_b.count);
    });
    const std::uint64_t shared = in_both(shingles_.shared[a], shingles_.shared[b]);
    return {static_cast<std::uint32_t>(b),
            cosine(plain_dot, plain_, a, b),
            ratio(shared, shingles_.sizes[a] + shingles_.sizes[b] - shared),
            ratio(shared, shingles_.sizes[a]),
            ratio(shared, shingles_.sizes[b]),
            shared_tokens,
            cosine(dot, vectors_, a, b),
            {}};
}

double PairMeasures::relatedness(std::size_t a, std::size_t b) const {
    double dot = 0;
    vectors_.each_shared(a, b, [&](const CountedNorm& of_a, const CountedNorm& of_b) {
        dot += vectors_.weight(of_a) * vectors_.weight(of_b);
    });
    return cosine(dot, vectors_, a, b);
}

std::vector<TermShare> PairMeasures::terms(std::size_t a, std::size_t b, std::size_t most) const {
    std::vector<TermShare> terms;
    double dot = 0;
    vectors_.each_shared(a, b, [&](const CountedNorm& of_a, const CountedNorm& of_b) {
        const double product = vectors_.weight(of_a) * vectors_.weight(of_b);
        dot += product;
        terms.push_back({of_a.norm, product, of_a.count, of_b.count});
    });
    for (TermShare& term : terms) term.share /= dot;
    const auto kept = static_cast<std::ptrdiff_t>(std::min(most, terms.size()));
    std::partial_sort(terms.begin(), terms.begin() + kept, terms.end(),
                      [this](const TermShare& x, const TermShare& y) {
                          if (x.share != y.share) return x.share > y.share;
                          return vectors_.rank(x.norm) < vectors_.rank(y.norm);
                      });
    terms.resize(static_cast<std::size_t>(kept));
    return terms;
}

}  // namespace similarity
