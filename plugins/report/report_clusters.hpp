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

/// What is compared: a document, or a group of what is said, such as a speaker.
struct Party {
    std::int64_t ordinal = -1;  ///< -1: a group
    std::string name;           ///< of a group

    friend auto operator<=>(const Party&, const Party&) = default;
};

/// One of a cluster, and the other of it that is most like it, as far as pairs are known.
struct Member {
    Party party;
    std::string date, title;
    double closest = -1;  ///< how like they are; -1: no pair is known
    Party closest_to;
};

/// Documents that belong together, or are copies of each other.
struct Cluster {
    std::int64_t number = 0;  ///< in the run's tables
    std::int64_t size = 0;
    std::string earliest;  ///< id of the earliest, where that is known
    std::vector<Member> members;
    // Of the pairs of listed members that are known:
    std::int64_t pairs = 0;
    double sum = 0, lowest = 0, highest = 0;
    std::map<std::string, double, std::less<>>
        terms;  ///< what makes its pairs alike, and the sum of their shares

    /// The terms with the largest sums, equal ones bytewise.
    [[nodiscard]] std::vector<std::string_view> main_terms(std::size_t limit) const;
};

/// The largest clusters of a run. Rows come cluster by cluster, and then what is known of pairs.
class Clusters {
public:
    explicit Clusters(const Limits& limits) : members_(limits.members), best_(limits.clusters) {}

    void add(std::int64_t number, std::int64_t size, std::string_view earliest, Member member);
    /// To be called after `end_rows`; pairs across clusters, and of those that are not listed, do not count.
    void add_pair(const Party& a, const Party& b, double likeness);
    void add_term(const Party& a, const Party& b, std::string_view term, double share);
    /// Gives a document its title, where it is a member without one; to be called after `end_rows`.
    void add_title(std::int64_t ordinal, std::string_view title);
    /// All rows are in; to be said before the first pair.
    void end_rows();

    /// The largest first.
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
