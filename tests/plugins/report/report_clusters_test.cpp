// SPDX-License-Identifier: Apache-2.0
#include "report_clusters.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rostra::report {
namespace {

using testing::ElementsAre;

constexpr Limits kLimits = {9, 9, 9, 9, 9, 2, 3, 9, 9, 9};

/// Clusters of documents with these sizes, numbered from 1, their documents from 0.
Clusters clusters_of(const std::vector<std::int64_t>& sizes, const Limits& limits) {
    Clusters clusters(limits);
    std::int64_t document = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        for (std::int64_t n = 0; n < sizes[i]; ++n) {
            clusters.add(static_cast<std::int64_t>(i + 1), sizes[i], "", {{document++, {}}, {}, {}, -1, {}});
        }
    }
    clusters.end_rows();
    return clusters;
}

TEST(Clusters, KeepsTheLargestAndOfEachTheFirstMembers) {
    const Clusters clusters = clusters_of({2, 5, 2, 3}, kLimits);
    ASSERT_EQ(clusters.ranked().size(), 2U);
    EXPECT_EQ(clusters.ranked()[0].number, 2);
    EXPECT_EQ(clusters.ranked()[0].size, 5);
    EXPECT_EQ(clusters.ranked()[0].members.size(), 3U);
    EXPECT_EQ(clusters.ranked()[1].number, 4);
    EXPECT_EQ(clusters.left_out(), 2);
}

TEST(Clusters, FindsTheClosestOfEachMemberAmongPairsWithinItsCluster) {
    Clusters clusters = clusters_of({3, 2}, kLimits);
    clusters.add_pair({0, {}}, {1, {}}, 0.25);
    clusters.add_pair({0, {}}, {2, {}}, 0.75);
    clusters.add_pair({0, {}}, {3, {}}, 0.9);   // across
    clusters.add_pair({0, {}}, {99, {}}, 0.9);  // in none
    const Cluster& cluster = clusters.ranked()[0];
    EXPECT_EQ(cluster.pairs, 2);
    EXPECT_EQ(cluster.sum, 1.0);
    EXPECT_EQ(cluster.lowest, 0.25);
    EXPECT_EQ(cluster.highest, 0.75);
    EXPECT_EQ(cluster.members[0].closest_to.ordinal, 2);
    EXPECT_EQ(cluster.members[1].closest_to.ordinal, 0);
    EXPECT_EQ(cluster.members[1].closest, 0.25);
    EXPECT_EQ(clusters.ranked()[1].members[0].closest, -1);
}

TEST(Clusters, RanksItsTermsByTheSumOfTheirShares) {
    Clusters clusters = clusters_of({3}, kLimits);
    clusters.add_term({0, {}}, {1, {}}, "bridge", 0.2);
    clusters.add_term({0, {}}, {2, {}}, "harbour", 0.5);
    clusters.add_term({1, {}}, {2, {}}, "bridge", 0.4);
    clusters.add_term({1, {}}, {2, {}}, "a", 0.1);
    clusters.add_term({1, {}}, {9, {}}, "elsewhere", 1);
    EXPECT_THAT(clusters.ranked()[0].main_terms(2), ElementsAre("bridge", "harbour"));
}

}  // namespace
}  // namespace rostra::report
