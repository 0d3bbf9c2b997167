// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "best.hpp"
#include "report_limits.hpp"

namespace rostra::report {

/// A document, or a group such as a speaker.
struct Party {
    std::int64_t ordinal = -1;  ///< of a document; -1: this is a group
    std::string name;           ///< of a group; empty: this is a document

    friend auto operator<=>(const Party&, const Party&) = default;
};

/// A member of a cluster, and the member that is most like it among the pairs that the run's tables list.
struct Member {
    Party party;
    std::string date, title;
    double closest = -1;  ///< likeness of this member and closest_to; -1: no pair of this member is listed
    Party closest_to;     ///< the most similar member
};

/// Documents that belong together, or are copies of each other.
struct Cluster {
    std::int64_t number = 0;  ///< in the run's tables
    std::int64_t size = 0;
    std::string earliest;  ///< id of the earliest document; empty: not known
    std::vector<Member> members;
    // Over the pairs of `members` that the run's tables list:
    std::int64_t pairs = 0;
    double sum = 0, lowest = 0, highest = 0;
    std::map<std::string, double, std::less<>>
        terms;  ///< by term that makes pairs alike, the sum of its shares

    /// The terms with the largest sums; terms of equal sums in bytewise order.
    [[nodiscard]] std::vector<std::string_view> main_terms(std::size_t limit) const;
};

/// The largest clusters of a run. The caller adds the rows cluster by cluster, calls end_rows(), and then adds pairs.
class Clusters {
public:
    explicit Clusters(const Limits& limits) : members_(limits.members), best_(limits.clusters) {}

    void add(std::int64_t number, std::int64_t size, std::string_view earliest, Member member);
    /// After end_rows(). Pairs count only where both are members of one listed cluster.
    void add_pair(const Party& a, const Party& b, double likeness);
    void add_term(const Party& a, const Party& b, std::string_view term, double share);
    /// After end_rows(). Sets the title of a document that is a member and has no title.
    void add_title(std::int64_t ordinal, std::string_view title);
    /// All rows were added.
    void end_rows();

    /// The listed clusters, the largest first.
    [[nodiscard]] const std::vector<Cluster>& ranked() const { return ranked_; }
    [[nodiscard]] std::int64_t left_out() const { return left_out_; }

private:
    /// The listed cluster that both are members of, or nullptr.
    [[nodiscard]] Cluster* cluster_of(const Party& a, const Party& b);

    std::size_t members_;
    Best<Cluster> best_;
    Cluster current_;
    bool ended_ = false;
    std::int64_t left_out_ = 0;
    std::vector<Cluster> ranked_;
    std::map<Party, std::pair<std::size_t, std::size_t>> place_;  // cluster, member
};

}  // namespace rostra::report
