// SPDX-License-Identifier: Apache-2.0
#include "report_clusters.hpp"

#include <algorithm>

namespace rostra::report {

std::vector<std::string_view> Cluster::main_terms(std::size_t limit) const {
    std::vector<std::pair<double, std::string_view>> order;
    order.reserve(terms.size());
    for (const auto& [term, share] : terms) order.emplace_back(share, term);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& x, const auto& y) { return x.first > y.first; });
    std::vector<std::string_view> main;
    for (const auto& [share, term] : order) {
        if (main.size() < limit) main.push_back(term);
    }
    return main;
}

void Clusters::add(std::int64_t number, std::int64_t size, std::string_view earliest, Member member) {
    if (current_.size > 0 && current_.number != number) {
        if (best_.wants(static_cast<double>(current_.size))) {
            best_.add(static_cast<double>(current_.size), std::move(current_));
        }
        current_ = {};
    }
    current_.number = number;
    current_.size = size;
    current_.earliest = earliest;
    if (current_.members.size() < members_) current_.members.push_back(std::move(member));
}

void Clusters::end_rows() {
    if (ended_) return;
    ended_ = true;
    if (current_.size > 0 && best_.wants(static_cast<double>(current_.size))) {
        best_.add(static_cast<double>(current_.size), std::move(current_));
    }
    left_out_ = best_.left_out();
    for (const Cluster* cluster : best_.ranked()) ranked_.push_back(*cluster);
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
        for (std::size_t m = 0; m < ranked_[i].members.size(); ++m) {
            place_.emplace(ranked_[i].members[m].party, std::pair(i, m));
        }
    }
}

Cluster* Clusters::cluster_of(const Party& a, const Party& b) {
    const auto in_a = place_.find(a);
    const auto in_b = place_.find(b);
    if (in_a == place_.end() || in_b == place_.end()) return nullptr;
    return in_a->second.first == in_b->second.first ? &ranked_[in_a->second.first] : nullptr;
}

void Clusters::add_pair(const Party& a, const Party& b, double likeness) {
    Cluster* cluster = cluster_of(a, b);
    if (cluster == nullptr) return;
    cluster->lowest = cluster->pairs == 0 ? likeness : std::min(cluster->lowest, likeness);
    cluster->highest = cluster->pairs == 0 ? likeness : std::max(cluster->highest, likeness);
    cluster->sum += likeness;
    ++cluster->pairs;
    for (const auto& [one, other] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        Member& member = cluster->members[place_.at(*one).second];
        if (likeness <= member.closest) continue;
        member.closest = likeness;
        member.closest_to = *other;
    }
}

void Clusters::add_title(std::int64_t ordinal, std::string_view title) {
    const auto at = place_.find({ordinal, {}});
    if (at == place_.end()) return;
    Member& member = ranked_[at->second.first].members[at->second.second];
    if (member.title.empty()) member.title = title;
}

void Clusters::add_term(const Party& a, const Party& b, std::string_view term, double share) {
    Cluster* cluster = cluster_of(a, b);
    if (cluster == nullptr) return;
    const auto at = cluster->terms.find(term);
    if (at != cluster->terms.end()) {
        at->second += share;
    } else {
        cluster->terms.emplace(term, share);
    }
}

}  // namespace rostra::report
