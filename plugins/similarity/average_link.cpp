// SPDX-License-Identifier: Apache-2.0
#include "average_link.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "sorted_walk.hpp"

namespace similarity {

namespace {

/// Where a group stands among neighbours, or would.
template <class Neighbours>
auto place_of(Neighbours& neighbours, std::uint32_t group) {
    return std::lower_bound(neighbours.begin(), neighbours.end(), group,
                            [](const auto& one, std::uint32_t wanted) { return one.group < wanted; });
}

}  // namespace

AverageLink::AverageLink(const TermVectors& vectors, double threshold,
                         const std::vector<RelatedPair>& related)
    : vectors_(vectors), threshold_(threshold), groups_(vectors.size()) {
    for (std::uint32_t side = 0; side < groups_.size(); ++side) groups_[side].members = {side};
    std::vector<Join> joins;
    joins.reserve(related.size());
    for (const RelatedPair& pair : related) {
        groups_[pair.a].neighbours.push_back({pair.b, pair.cosine});
        groups_[pair.b].neighbours.push_back({pair.a, pair.cosine});
        joins.push_back({pair.cosine, pair.a, pair.b, 2});
    }
    for (Group& group : groups_) {
        std::sort(group.neighbours.begin(), group.neighbours.end(),
                  [](const Neighbour& x, const Neighbour& y) { return x.group < y.group; });
    }
    joins_ = decltype(joins_)(std::less<>(), std::move(joins));
}

std::vector<std::vector<std::uint32_t>> AverageLink::groups(rostra::Call call) {
    while (!joins_.empty()) {
        call.check_stop();
        const Join best = joins_.top();
        joins_.pop();
        // Sizes only grow, and a group that was joined to another is empty: what was noted before is out of date.
        const bool holds =
            size(best.a) != 0 && size(best.b) != 0 && size(best.a) + size(best.b) == best.sizes;
        if (holds) join(best.a, best.b);
    }
    std::vector<std::vector<std::uint32_t>> found;
    for (Group& group : groups_) {
        if (group.members.size() < 2) continue;
        std::sort(group.members.begin(), group.members.end());
        found.push_back(std::move(group.members));
    }
    return found;
}

const std::vector<AverageLink::Weight>& AverageLink::vector_of(std::uint32_t group,
                                                               std::vector<Weight>& storage) const {
    if (size(group) > 1) return groups_[group].vector;
    const double length = std::sqrt(vectors_.square(group));
    storage.clear();
    for (const CountedNorm& norm : vectors_.of(group))
        storage.push_back({norm.norm, vectors_.weight(norm) / length});
    return storage;
}

double AverageLink::sum_between(std::uint32_t a, std::uint32_t b) const {
    std::vector<Weight> storage_a;
    std::vector<Weight> storage_b;
    const std::vector<Weight>& of_a = vector_of(a, storage_a);
    const std::vector<Weight>& of_b = vector_of(b, storage_b);
    double sum = 0;
    each_in_both(
        of_a, of_b, [](const Weight& weight) { return weight.norm; },
        [&](std::size_t i, std::size_t j) { sum += of_a[i].weight * of_b[j].weight; });
    return sum;
}

void AverageLink::join(std::uint32_t a, std::uint32_t b) {
    // What both have in common with others, where it is not known of one of them, is computed while they are apart.
    const std::vector<Neighbour> of_a = std::move(groups_[a].neighbours);
    const std::vector<Neighbour> of_b = std::move(groups_[b].neighbours);
    groups_[a].neighbours.clear();
    groups_[b].neighbours.clear();
    std::vector<Neighbour> sums;
    for (std::size_t i = 0, j = 0; i < of_a.size() || j < of_b.size();) {
        const bool from_a = j == of_b.size() || (i < of_a.size() && of_a[i].group <= of_b[j].group);
        const bool from_b = i == of_a.size() || (j < of_b.size() && of_b[j].group <= of_a[i].group);
        const std::uint32_t other = from_a ? of_a[i].group : of_b[j].group;
        if (other != a && other != b) {
            const double with_a = from_a ? of_a[i].sum : sum_between(a, other);
            const double with_b = from_b ? of_b[j].sum : sum_between(b, other);
            sums.push_back({other, with_a + with_b});
        }
        i += from_a ? 1u : 0u;
        j += from_b ? 1u : 0u;
    }

    std::vector<Weight> vector;
    std::vector<Weight> storage_a;
    std::vector<Weight> storage_b;
    const std::vector<Weight>& as = vector_of(a, storage_a);
    const std::vector<Weight>& bs = vector_of(b, storage_b);
    for (std::size_t i = 0, j = 0; i < as.size() || j < bs.size();) {
        const bool from_a = j == bs.size() || (i < as.size() && as[i].norm <= bs[j].norm);
        const bool from_b = i == as.size() || (j < bs.size() && bs[j].norm <= as[i].norm);
        vector.push_back({from_a ? as[i].norm : bs[j].norm,
                          (from_a ? as[i].weight : 0.0) + (from_b ? bs[j].weight : 0.0)});
        i += from_a ? 1u : 0u;
        j += from_b ? 1u : 0u;
    }
    groups_[a].vector = std::move(vector);
    groups_[a].members.insert(groups_[a].members.end(), groups_[b].members.begin(), groups_[b].members.end());
    groups_[b] = Group();

    for (const Neighbour& other : sums) {
        drop(other.group, b);
        const std::uint32_t sizes = size(a) + size(other.group);
        const double mean =
            other.sum / (static_cast<double>(size(a)) * static_cast<double>(size(other.group)));
        if (mean >= threshold_) {
            put(a, other.group, other.sum);
            put(other.group, a, other.sum);
            joins_.push({mean, std::min(a, other.group), std::max(a, other.group), sizes});
        } else {
            drop(other.group, a);
        }
    }
}

void AverageLink::put(std::uint32_t group, std::uint32_t neighbour, double sum) {
    std::vector<Neighbour>& all = groups_[group].neighbours;
    const auto place = place_of(all, neighbour);
    if (place != all.end() && place->group == neighbour) {
        place->sum = sum;
    } else {
        all.insert(place, {neighbour, sum});
    }
}

void AverageLink::drop(std::uint32_t group, std::uint32_t neighbour) {
    std::vector<Neighbour>& all = groups_[group].neighbours;
    const auto place = place_of(all, neighbour);
    if (place != all.end() && place->group == neighbour) all.erase(place);
}

}  // namespace similarity
