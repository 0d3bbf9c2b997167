// SPDX-License-Identifier: Apache-2.0
// The tables: documents and speakers.
#include <algorithm>

#include "report_sections.hpp"

namespace rostra::report {

using Kind = Header::Kind;

void write_documents(Html& html, const Findings& findings) {
    const auto& documents = findings.listed_documents;
    // A column that says nothing of any document is left out.
    auto any = [&](auto has) { return std::any_of(documents.begin(), documents.end(), has); };
    const bool titles = any([](const ListedDocument& document) { return !document.title.empty(); });
    const bool dates = any([](const ListedDocument& document) { return !document.date.empty(); });
    const bool languages = any([](const ListedDocument& document) { return !document.language.empty(); });
    const bool tokens = any([](const ListedDocument& document) { return document.tokens != 0; });
    const bool turns = any([](const ListedDocument& document) { return document.turns != 0; });

    begin_section(html, "documents", "Documents");
    begin_table(html, "documents",
                {{Kind::text, "Document"},
                 {Kind::text, "Title", titles},
                 {Kind::text, "Date", dates},
                 {Kind::text, "Language", languages},
                 {Kind::number, "Tokens", tokens},
                 {Kind::number, "Turns", turns},
                 {Kind::number, "Bytes"}});
    for (const ListedDocument& document : documents) {
        html << R"(<tr><th scope="row"><a href="#)" << Place{document.ordinal} << R"(">)"
             << Isolated{document.id} << "</a></th>";
        if (titles) html << "<td>" << Isolated{document.title} << "</td>";
        if (dates) html << R"(<td class="date">)" << document.date << "</td>";
        if (languages) html << "<td>" << document.language << "</td>";
        if (tokens) html << NumberCell{document.tokens};
        if (turns) html << NumberCell{document.turns};
        html << NumberCell{document.bytes} << "</tr>";
    }
    end_table(html);
    write_more(html, findings.documents - static_cast<std::int64_t>(documents.size()), "more document",
               "more documents");
    html << "</section>";
}

void write_speakers(Html& html, const Findings& findings) {
    const auto speakers = findings.shares.ranked();
    if (speakers.empty()) return;
    begin_section(html, "speakers", "Speakers");
    html
        << R"(<p class="lead">What each said of all that was said, in characters without white space and noise.</p>)";
    begin_table(html, "speakers",
                {{Kind::text, "Speaker"},
                 {Kind::text, "Role"},
                 {Kind::number, "Documents"},
                 {Kind::number, "Turns"},
                 {Kind::number, "Characters"},
                 {Kind::share, "Share"}});
    const std::size_t listed = std::min(speakers.size(), findings.limits.groups);
    for (std::size_t i = 0; i < listed; ++i) {
        const auto& [speaker, share] = speakers[i];
        html << R"(<tr><th scope="row">)";
        write_speaker(html, speaker);
        html << "</th><td>" << Isolated{speaker.name.empty() ? std::string_view() : share.role} << "</td>"
             << NumberCell{share.documents} << R"(<td class="number">)";
        const ListedDocument* first = findings.listed(share.first_document);
        if (first != nullptr && share.first_begin < first->shown) {
            html << R"(<a href="#)" << Place{share.first_document, share.first_begin} << R"(">)"
                 << share.turns << "</a>";
        } else {
            html << share.turns;
        }
        html << "</td>" << NumberCell{share.characters}
             << ShareCell{share.characters, findings.shares.characters()} << "</tr>";
    }
    end_table(html);
    write_more(html, static_cast<std::int64_t>(speakers.size() - listed), "more speaker", "more speakers");
    html << "</section>";
}

}  // namespace rostra::report
