// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

#include "report_sections.hpp"

namespace rostra::report {

namespace {

void write_scope_title(Html& html, const TermScope& scope) {
    if (scope.name == "corpus") {
        html << "<h3>In all documents</h3>";
    } else if (scope.name == "document") {
        html << "<h3>By document</h3>";
    } else if (scope.name == "turn.speaker_id") {
        html << "<h3>By speaker</h3>";
    } else {
        html << "<h3>By " << Isolated{scope.name} << "</h3>";
    }
}

void write_group_title(Html& html, const Findings& findings, const TermScope& scope, const TermGroup& group) {
    const auto& documents = findings.listed_documents;
    const auto document = std::find_if(documents.begin(), documents.end(), [&](const ListedDocument& one) {
        return scope.name == "document" && one.id == group.name;
    });
    if (document != documents.end()) {
        html << R"(<h4><a href="#)" << Place{document->ordinal} << R"(">)" << Isolated{group.name}
             << "</a></h4>";
    } else if (group.name.empty()) {
        html << "<h4><i>none</i></h4>";
    } else {
        html << "<h4>" << Isolated{group.name} << "</h4>";
    }
}

void write_list(Html& html, const Best<Term>& best, std::string_view which, std::int64_t n, bool with_rate) {
    html << R"(<div><table class="terms"><caption>)" << which;
    if (n == 1) {
        html << " words";
    } else {
        html << " sequences of " << n;
    }
    html << R"(</caption><thead><tr><th scope="col">Term</th><th scope="col" class="number">Count</th>)";
    if (with_rate) html << R"(<th scope="col" class="number">Per million</th>)";
    html << "</tr></thead><tbody>";
    for (const Term* term : best.ranked()) {
        html << R"(<tr><th scope="row">)" << Isolated{term->text} << "</th>" << NumberCell{term->count};
        if (with_rate) html << NumberCell{static_cast<std::int64_t>(term->per_million + 0.5)};
        html << "</tr>";
    }
    html << "</tbody></table>";
    write_more(html, best.left_out(), "more", "more");
    html << "</div>";
}

// What is frequent is much the same in every group; what is typical tells them apart, where it is known.
void write_lists(Html& html, const TermGroup& group, bool corpus) {
    html << R"(<div class="lists">)";
    for (const TermList& list : group.lists) {
        const bool typical = !list.typical.empty();
        if (corpus || !typical) write_list(html, list.frequent, "Frequent", list.n, corpus);
        if (typical) write_list(html, list.typical, "Typical", list.n, corpus);
    }
    html << "</div>";
}

}  // namespace

void write_terms(Html& html, const Findings& findings) {
    if (findings.scopes.empty()) return;
    begin_section(html, "terms", "Terms");
    html
        << R"(<p class="lead">Typical (by tf-idf) is what one group says often and others do not say; of all )"
        << "documents together, what is said often but not in all of them.</p>";
    for (const TermScope& scope : findings.scopes) {
        const bool corpus = scope.name == "corpus";
        write_scope_title(html, scope);
        html << R"(<div class="groups">)";
        for (const TermGroup& group : scope.groups) {
            html << R"(<div class="group">)";
            if (!corpus) write_group_title(html, findings, scope, group);
            write_lists(html, group, corpus);
            html << "</div>";
        }
        html << "</div>";
        write_more(html, scope.left_out, "more group", "more groups");
    }
    html << "</section>";
}

}  // namespace rostra::report
