// SPDX-License-Identifier: Apache-2.0
// Groups of documents: one that belongs together, and the section of copies.
#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "report_sections.hpp"

namespace rostra::report {

namespace {

constexpr std::size_t kMainTerms = 8;

void write_dates(Html& html, const Cluster& cluster) {
    std::string_view first;
    std::string_view last;
    for (const Member& member : cluster.members) {
        const std::string_view date = member.date;
        if (date.empty()) continue;
        if (first.empty() || date < first) first = date;
        if (date > last) last = date;
    }
    if (first.empty()) return;
    html << R"( · <span class="date">)" << first;
    if (last != first) html << " to " << last;
    html << "</span>";
}

void write_likeness(Html& html, const Cluster& cluster, std::string_view likeness) {
    if (cluster.pairs == 0) return;
    html << " · " << likeness << " " << Fixed{cluster.sum / static_cast<double>(cluster.pairs), 2};
    if (cluster.pairs == 1) return;
    html << " on average";
    // To the digits shown.
    if (std::lround(100 * cluster.lowest) != std::lround(100 * cluster.highest)) {
        html << ", " << Fixed{cluster.lowest, 2} << " to " << Fixed{cluster.highest, 2};
    }
    const auto members = static_cast<std::int64_t>(cluster.members.size());
    const std::int64_t all = members * (members - 1) / 2;
    if (cluster.pairs < all) html << ", in " << cluster.pairs << " of " << counted(all, "pair", "pairs");
}

/// The earliest date of a cluster whose earliest is asked for, where not all its members are of that date.
std::string_view earliest_date(const Cluster& cluster) {
    if (cluster.earliest.empty()) return {};
    std::string_view earliest;
    bool differ = false;
    for (const Member& member : cluster.members) {
        differ = differ || member.date != cluster.members.front().date;
        if (!member.date.empty() && (earliest.empty() || member.date < earliest)) earliest = member.date;
    }
    return differ ? earliest : std::string_view();
}

void write_members(Html& html, const Findings& findings, const Corpus& corpus, const Cluster& cluster,
                   const ClusterWords& words) {
    const auto& members = cluster.members;
    const bool dates =
        std::any_of(members.begin(), members.end(), [](const Member& m) { return !m.date.empty(); });
    const bool titles =
        std::any_of(members.begin(), members.end(), [](const Member& m) { return !m.title.empty(); });
    const bool closest = cluster.pairs > 0;
    const std::string_view earliest = earliest_date(cluster);
    const bool documents = members.front().party.ordinal >= 0;
    html << R"(<div class="wide" tabindex="0" role="group" aria-labelledby=")" << words.of << "-"
         << cluster.number << R"("><table class="members"><thead><tr>)"
         << R"(<th scope="col">)" << (documents ? std::string_view("Document") : std::string_view("Group"))
         << "</th>";
    if (dates) html << R"(<th scope="col">Date</th>)";
    if (titles) html << R"(<th scope="col">Title</th>)";
    if (closest)
        html << R"(<th scope="col">Closest to</th><th scope="col" class="number">)" << words.likeness
             << "</th>";
    html << "</tr></thead><tbody>";
    for (const Member& member : members) {
        html << R"(<tr><th scope="row">)";
        write_party(html, findings, corpus, member.party);
        if (!earliest.empty() && member.date == earliest) html << R"( <span class="tag">earliest</span>)";
        html << "</th>";
        if (dates) html << R"(<td class="date">)" << member.date << "</td>";
        if (titles) html << "<td>" << Isolated{member.title} << "</td>";
        if (closest && member.closest < 0) html << "<td></td><td></td>";
        if (closest && member.closest >= 0) {
            html << R"(<td class="closest">)";
            write_party(html, findings, corpus, member.closest_to);
            html << R"(</td><td class="number">)";
            write_pair_number(html, findings.comparison, {member.party, member.closest_to},
                              {member.closest, 3});
            html << "</td>";
        }
        html << "</tr>";
    }
    html << "</tbody></table></div>";
    write_more(html, cluster.size - static_cast<std::int64_t>(members.size()), "more", "more");
}

}  // namespace

void write_cluster(Html& html, const Findings& findings, const Corpus& corpus, const Cluster& cluster,
                   const ClusterWords& words) {
    html << R"(<article class="cluster">)";
    if (words.in_part) {
        html << R"(<h4 id=")";
    } else {
        html << R"(<h3 id=")";
    }
    html << words.of << "-" << cluster.number << R"(">)" << words.of << " " << cluster.number << ": ";
    const bool documents = cluster.members.front().party.ordinal >= 0;
    html << (documents ? counted(cluster.size, "document", "documents")
                       : counted(cluster.size, "group", "groups"));
    write_dates(html, cluster);
    write_likeness(html, cluster, words.likeness);
    if (words.in_part) {
        html << "</h4>";
    } else {
        html << "</h3>";
    }
    const auto terms = cluster.main_terms(kMainTerms);
    if (!terms.empty()) {
        html << R"(<p class="by-terms">By their words: )";
        for (std::size_t i = 0; i < terms.size(); ++i) {
            if (i > 0) html << ", ";
            html << Isolated{terms[i]};
        }
        html << "</p>";
    }
    write_members(html, findings, corpus, cluster, words);
    html << "</article>";
}

bool has_copies(const Findings& findings) {
    const auto& search = findings.comparison.copy_search;
    return !findings.comparison.copies.ranked().empty() || (search && search->compared > 1);
}

void write_copies(Html& html, const Findings& findings, const Corpus& corpus) {
    const Comparison& comparison = findings.comparison;
    const auto& clusters = comparison.copies.ranked();
    const auto& search = comparison.copy_search;
    if (!has_copies(findings)) return;
    begin_section(html, "copies", "Copies");
    if (search) {
        const bool documents = search->scope == "document";
        html << R"(<p class="lead">)"
             << (documents ? counted(search->compared, "document", "documents")
                           : counted(search->compared, "group", "groups"))
             << " were compared. Two are copies where both have " << Percent{search->threshold}
             << " or more of all the word sequences that either has (Jaccard). The chance that a pair just "
                "at that "
             << "mark was missed is " << Percent{search->miss_chance}
             << ", and lower the more two are alike. Of those "
             << "with the same words, the first stands for all when it comes to others.</p>";
    }
    if (clusters.empty()) html << "<p>None is a copy of another.</p>";
    for (const Cluster& cluster : clusters)
        write_cluster(html, findings, corpus, cluster, {"Copies", "Jaccard", false});
    write_more(html, comparison.copies.left_out(), "more group of copies", "more groups of copies");
    html << "</section>";
}

}  // namespace rostra::report
