// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

#include "rostra/call.hpp"
#include "term_vectors.hpp"

namespace similarity {

/// Two sides and how related they are: the cosine of their vectors.
struct RelatedPair {
    std::uint32_t a, b;
    double cosine;
};

/// Groups by average link (Sokal and Michener 1958): beginning with each side by itself, the two groups are joined
/// whose mean cosine, over all pairs of a side of the one and a side of the other, is the highest, as long as it is at
/// the threshold or above. Where several are equally high, the two with the earliest first members are joined.
///
/// The mean cosine of two groups is the product of the sums of their unit vectors by their sizes. So it is enough to
/// know the pairs at or above the threshold: if no two sides of two groups are such a pair, neither are the groups.
class AverageLink {
public:
    /// `related`: every pair at or above the threshold.
    AverageLink(const TermVectors& vectors, double threshold, const std::vector<RelatedPair>& related);

    /// The groups of two or more sides: by first member, members ascending.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> groups(rostra::Call call);

private:
    struct Weight {
        std::uint32_t norm;
        double weight;
    };
    /// What a group has in common with another one: the sum of the cosines of their pairs.
    struct Neighbour {
        std::uint32_t group;
        double sum;
    };
    /// A group is known by its first member.
    struct Group {
        std::vector<std::uint32_t> members;
        std::vector<Weight> vector;  // sum of the unit vectors; empty for a group of one
        std::vector<Neighbour>
            neighbours;  // by group: those whose mean with this one is at the threshold or above
    };
    struct Join {
        double mean;
        std::uint32_t a, b;
        std::uint32_t sizes;  // of both together when it was noted
        bool operator<(const Join& other) const {
            if (mean != other.mean) return mean < other.mean;
            return a != other.a ? a > other.a : b > other.b;
        }
    };

    /// In place, or for a group of one in `storage`.
    const std::vector<Weight>& vector_of(std::uint32_t group, std::vector<Weight>& storage) const;
    [[nodiscard]] double sum_between(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] std::uint32_t size(std::uint32_t group) const {
        return static_cast<std::uint32_t>(groups_[group].members.size());
    }
    void join(std::uint32_t a, std::uint32_t b);
    void put(std::uint32_t group, std::uint32_t neighbour, double sum);
    void drop(std::uint32_t group, std::uint32_t neighbour);

    const TermVectors& vectors_;
    double threshold_;
    std::vector<Group> groups_;
    std::priority_queue<Join, std::vector<Join>, std::less<>> joins_;
};

}  // namespace similarity
