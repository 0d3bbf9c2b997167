// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "report_sections.hpp"

namespace rostra::report {

namespace {

constexpr std::int64_t kLargestMatrix = 16;  // documents; beyond, a matrix cannot be read

void write_matrix_cell(Html& html, const std::vector<const Pair*>& pairs, std::int64_t a, std::int64_t b) {
    const auto pair = std::find_if(pairs.begin(), pairs.end(), [&](const Pair* one) {
        return (one->a == a && one->b == b) || (one->a == b && one->b == a);
    });
    if (pair == pairs.end()) {
        html << "<td>–</td>";
        return;
    }
    const Fixed cosine = {(*pair)->cosine, 2};
    html << R"(<td style="--v:)" << cosine << R"(">)" << cosine << "</td>";
}

void write_matrix(Html& html, const Findings& findings, const std::vector<const Pair*>& pairs) {
    const auto& documents = findings.listed_documents;
    html
        << R"(<div class="wide" tabindex="0" role="region" aria-labelledby="matrix-title"><table class="matrix">)"
        << R"(<caption id="matrix-title">Cosine of each two documents</caption><thead><tr><td></td>)";
    for (std::size_t i = 0; i < documents.size(); ++i) {
        html << R"(<th scope="col"><abbr title=")" << documents[i].id << R"(">)" << i + 1 << "</abbr></th>";
    }
    html << "</tr></thead><tbody>";
    for (std::size_t i = 0; i < documents.size(); ++i) {
        html << R"(<tr><th scope="row">)" << i + 1 << " " << Isolated{documents[i].id} << "</th>";
        for (const ListedDocument& other : documents) {
            write_matrix_cell(html, pairs, documents[i].ordinal, other.ordinal);
        }
        html << "</tr>";
    }
    html << "</tbody></table></div>";
}

}  // namespace

void write_similarity(Html& html, const Findings& findings, const Corpus& corpus) {
    if (findings.pairs.empty()) return;
    using Kind = Header::Kind;
    begin_section(html, "similarity", "Similarity");
    html
        << R"(<p class="lead">Cosine compares the words of two documents, each by its weight (tf-idf). Jaccard )"
        << "and “A in B” compare word sequences: of those that either has, and of those that A has, how many "
           "both "
        << "have. 0: nothing in common; 1: the same.</p>";
    const auto pairs = findings.pairs.ranked();
    const auto passages = findings.passages.ranked();
    const bool readable = findings.documents > 2 && findings.documents <= kLargestMatrix;
    const bool whole = findings.pairs.left_out() == 0 &&
                       static_cast<std::int64_t>(findings.listed_documents.size()) == findings.documents;
    if (readable && whole) write_matrix(html, findings, pairs);
    begin_table(html, "similarity",
                {{Kind::text, "A"},
                 {Kind::text, "B"},
                 {Kind::number, "Cosine"},
                 {Kind::number, "Jaccard"},
                 {Kind::number, "A in B"},
                 {Kind::number, "B in A"},
                 {Kind::number, "Shared tokens"},
                 {Kind::number, "Passages"}});
    for (const Pair* pair : pairs) {
        html << "<tr><td>";
        write_document(html, findings, corpus, pair->a);
        html << "</td><td>";
        write_document(html, findings, corpus, pair->b);
        html << "</td>" << DecimalCell{pair->cosine} << DecimalCell{pair->jaccard}
             << DecimalCell{pair->containment_a} << DecimalCell{pair->containment_b}
             << NumberCell{pair->shared_tokens} << R"(<td class="number">)";
        const bool shown = std::any_of(passages.begin(), passages.end(), [&](const Passage* passage) {
            return passage->a == pair->a && passage->b == pair->b;
        });
        if (shown) {
            html << R"(<a href="#pair-)" << Place{pair->a} << "-" << Place{pair->b} << R"(">)"
                 << pair->passages << "</a>";
        } else {
            html << pair->passages;
        }
        html << "</td></tr>";
    }
    end_table(html);
    write_more(html, findings.pairs.left_out(), "more pair, less similar", "more pairs, less similar");
    html << "</section>";
}

}  // namespace rostra::report
