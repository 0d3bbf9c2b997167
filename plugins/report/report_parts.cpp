// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "report_sections.hpp"

namespace rostra::report {

namespace {

void write_header(Html& html, const Header& header) {
    switch (header.kind) {
        case Header::Kind::text:
            html << R"(<th scope="col">)";
            break;
        case Header::Kind::number:
            html << R"(<th scope="col" class="number">)";
            break;
        case Header::Kind::share:
            html << R"(<th scope="col" class="share">)";
            break;
    }
    html << header.title << "</th>";
}

}  // namespace

void begin_section(Html& html, std::string_view id, std::string_view title) {
    html << R"(<section id=")" << id << R"(" aria-labelledby=")" << id << R"(-title"><h2 id=")" << id
         << R"(-title">)" << title << "</h2>";
}

void begin_table(Html& html, std::string_view section, std::initializer_list<Header> headers) {
    html << R"(<div class="wide" tabindex="0" role="region" aria-labelledby=")" << section << R"(-title">)"
         << R"(<table class="sortable"><thead><tr>)";
    for (const Header& header : headers) {
        if (header.shown) write_header(html, header);
    }
    html << "</tr></thead><tbody>";
}

void end_table(Html& html) { html << "</tbody></table></div>"; }

Html& operator<<(Html& html, NumberCell cell) {
    return html << R"(<td class="number">)" << cell.value << "</td>";
}

Html& operator<<(Html& html, DecimalCell cell) {
    return html << R"(<td class="number">)" << Fixed{cell.value, 3} << "</td>";
}

Html& operator<<(Html& html, ShareCell cell) {
    const double share =
        cell.whole == 0 ? 0 : static_cast<double>(cell.part) / static_cast<double>(cell.whole);
    return html << R"(<td class="share">)" << Bar{share} << Percent{share} << "</td>";
}

void write_more(Html& html, std::int64_t number, std::string_view one, std::string_view many) {
    if (number <= 0) return;
    html << R"(<p class="more">)" << counted(number, one, many) << "</p>";
}

void write_speaker(Html& html, const Speaker& speaker) {
    if (!speaker.name.empty()) {
        html << Isolated{speaker.name};
    } else if (speaker.kind == "question") {
        html << "<i>questions without a name</i>";
    } else if (speaker.kind == "procedural") {
        html << "<i>procedure</i>";
    } else {
        html << "<i>unknown speakers</i>";
    }
}

void write_document(Html& html, const Findings& findings, const Corpus& corpus, std::int64_t ordinal) {
    const ListedDocument* listed = findings.listed(ordinal);
    if (listed == nullptr) {
        html << Isolated{corpus.id(ordinal)};
    } else {
        html << R"(<a href="#)" << Place{ordinal} << R"(">)" << Isolated{listed->id} << "</a>";
    }
}

}  // namespace rostra::report
