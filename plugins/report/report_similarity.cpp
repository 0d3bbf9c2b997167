// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "report_sections.hpp"

namespace rostra::report {

namespace {

constexpr std::int64_t kLargestMatrix = 16;  // documents; beyond, a matrix cannot be read

struct MatrixLine {
    const ListedDocument* document;
    bool first = false;  // of its group
};

/// Documents group by group, then those that are in none.
std::vector<MatrixLine> matrix_lines(const Findings& findings) {
    std::map<std::int64_t, const Cluster*> groups;  // by the number of the group
    for (const Cluster& group : findings.comparison.related.ranked()) groups[group.number] = &group;
    std::vector<MatrixLine> lines;
    auto add = [&](const ListedDocument* document, bool first) {
        const bool there = std::any_of(lines.begin(), lines.end(),
                                       [&](const MatrixLine& line) { return line.document == document; });
        if (document != nullptr && !there) lines.push_back({document, first && !lines.empty()});
        return document != nullptr && !there;
    };
    for (const auto& [number, group] : groups) {
        bool first = true;
        for (const Member& member : group->members) {
            if (add(findings.listed(member.party.ordinal), first)) first = false;
        }
    }
    bool first = true;
    for (const ListedDocument& document : findings.listed_documents) {
        if (add(&document, first)) first = false;
    }
    return lines;
}

void write_matrix_cell(Html& html, const Comparison& comparison, const std::vector<const Pair*>& pairs,
                       std::int64_t a, std::int64_t b) {
    const double highest = std::max(pairs.front()->relatedness, 1e-9);  // the darkest cell
    const Two two = {{std::min(a, b), {}}, {std::max(a, b), {}}};
    const auto pair =
        std::find_if(pairs.begin(), pairs.end(), [&](const Pair* one) { return one->two == two; });
    if (pair == pairs.end()) {
        html << "<td>–</td>";
        return;
    }
    const Fixed relatedness = {(*pair)->relatedness, 2};
    html << R"(<td style="--v:)" << Fixed{(*pair)->relatedness / highest, 2} << R"(">)";
    write_pair_number(html, comparison, two, relatedness);
    html << "</td>";
}

void write_matrix(Html& html, const Findings& findings, const std::vector<const Pair*>& pairs) {
    const std::vector<MatrixLine> lines = matrix_lines(findings);
    html
        << R"(<div class="wide" tabindex="0" role="group" aria-labelledby="matrix-title"><table class="matrix">)"
        << R"(<caption id="matrix-title">Relatedness of each two documents, by group</caption><thead><tr><td></td>)";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        html << R"(<th scope="col"><abbr title=")" << lines[i].document->id << R"(">)" << i + 1
             << "</abbr></th>";
    }
    html << "</tr></thead><tbody>";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].first) {
            html << R"(<tr class="first">)";
        } else {
            html << "<tr>";
        }
        html << R"(<th scope="row">)" << i + 1 << " " << Isolated{lines[i].document->id} << "</th>";
        for (const MatrixLine& other : lines) {
            write_matrix_cell(html, findings.comparison, pairs, lines[i].document->ordinal,
                              other.document->ordinal);
        }
        html << "</tr>";
    }
    html << "</tbody></table></div>";
}

void write_groups(Html& html, const Findings& findings, const Corpus& corpus) {
    const Comparison& comparison = findings.comparison;
    if (!has_groups(findings)) return;
    html << R"(<h3 id="related">Related documents</h3>)";
    html
        << R"(<p class="lead">Documents that use the same rare words belong together. Relatedness is 0 where two have no )"
        << "word in common, and 1 where they have the same, as often.</p>";
    const auto& groups = comparison.related.ranked();
    if (groups.empty()) html << "<p>No documents are related enough to belong together.</p>";
    for (const Cluster& group : groups)
        write_cluster(html, findings, corpus, group, {"Group", "relatedness", true});
    write_more(html, comparison.related.left_out(), "more group, smaller", "more groups, smaller");
}

void write_terms_of(Html& html, const Comparison& comparison, const Two& two) {
    const auto at = comparison.terms.find(two);
    html << R"(<td class="pair-terms">)";
    if (at != comparison.terms.end()) {
        for (std::size_t i = 0; i < at->second.size(); ++i) {
            if (i > 0) html << ", ";
            html << Isolated{at->second[i].text};
        }
    }
    html << "</td>";
}

void write_pair(Html& html, const Findings& findings, const Corpus& corpus, const Pair& pair, bool terms,
                bool passages) {
    const Comparison& comparison = findings.comparison;
    const bool documents = pair.two.first.ordinal >= 0;
    if (documents) {
        html << R"(<tr id="similar-)" << PairName{pair.two} << R"("><th scope="row" class="pair"><div>)";
    } else {
        html << R"(<tr><th scope="row" class="pair"><div>)";
    }
    write_party(html, findings, corpus, pair.two.first);
    html << "</div><div>";
    write_party(html, findings, corpus, pair.two.second);
    html << "</div></th>" << DecimalCell{pair.relatedness};
    if (terms) write_terms_of(html, comparison, pair.two);
    html << DecimalCell{pair.cosine} << DecimalCell{pair.jaccard} << DecimalCell{pair.containment_a}
         << DecimalCell{pair.containment_b} << NumberCell{pair.shared_tokens};
    if (passages) {
        html << R"(<td class="number">)";
        if (comparison.is_beside(pair.two)) {
            html << R"(<a href="#pair-)" << PairName{pair.two} << R"(">)" << pair.passages << "</a>";
        } else {
            html << pair.passages;
        }
        html << "</td>";
    }
    html << "</tr>";
}

void write_pairs_title(Html& html, const std::string& scope) {
    if (scope.empty()) {
        html << "<h3>Pairs of documents</h3>";
    } else if (scope == "turn.speaker_id") {
        html << "<h3>Pairs of speakers</h3>";
    } else {
        html << "<h3>Pairs by " << Isolated{scope} << "</h3>";
    }
}

}  // namespace

bool has_groups(const Findings& findings) {
    const Comparison& comparison = findings.comparison;
    return comparison.scope.empty() && !comparison.pairs.empty() &&
           findings.inputs.comparison.related.input.present;
}

void write_similarity(Html& html, const Findings& findings, const Corpus& corpus) {
    const Comparison& comparison = findings.comparison;
    if (comparison.pairs.empty()) return;
    using Kind = Header::Kind;
    begin_section(html, "similarity", "Similarity");
    write_groups(html, findings, corpus);
    write_pairs_title(html, comparison.scope);
    html
        << R"(<p class="lead">Relatedness and cosine compare the words that two have, relatedness by the rare ones )"
        << "before all. Jaccard and “A in B” compare word sequences: of those that either has, and of those "
           "that A "
        << "has, how many both have. 0: nothing in common; 1: the same.</p>";
    const auto pairs = comparison.pairs.ranked();
    const bool documents = comparison.scope.empty();
    const bool readable = documents && findings.documents > 2 && findings.documents <= kLargestMatrix;
    const bool whole = comparison.pairs.left_out() == 0 &&
                       static_cast<std::int64_t>(findings.listed_documents.size()) == findings.documents;
    if (readable && whole) write_matrix(html, findings, pairs);
    const bool terms = std::any_of(comparison.terms.begin(), comparison.terms.end(),
                                   [](const auto& one) { return !one.second.empty(); });
    begin_table(html, "similarity",
                {{Kind::text, "A, and below it B"},
                 {Kind::number, "Relatedness"},
                 {Kind::text, "By the words", terms},
                 {Kind::number, "Cosine"},
                 {Kind::number, "Jaccard"},
                 {Kind::number, "A in B"},
                 {Kind::number, "B in A"},
                 {Kind::number, "Shared tokens"},
                 {Kind::number, "Passages", documents}});
    for (const Pair* pair : pairs) write_pair(html, findings, corpus, *pair, terms, documents);
    end_table(html);
    write_more(html, comparison.pairs.left_out(), "more pair, less related", "more pairs, less related");
    html << "</section>";
}

}  // namespace rostra::report
