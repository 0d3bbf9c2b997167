// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <iterator>

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

void begin_table(Html& html, std::string_view section, std::span<const Header> headers) {
    html << R"(<div class="wide" tabindex="0" role="group" aria-labelledby=")" << section << R"(-title">)"
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
    if (std::isnan(cell.value)) return html << R"(<td class="number">–</td>)";
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

void write_party(Html& html, const Findings& findings, const Corpus& corpus, const Party& party) {
    if (party.ordinal >= 0) {
        write_document(html, findings, corpus, party.ordinal);
    } else if (party.name.empty()) {
        html << "<i>none</i>";
    } else {
        html << Isolated{party.name};
    }
}

void write_place(Html& html, const Findings& findings, const Corpus& corpus, std::int64_t ordinal,
                 std::int32_t begin) {
    const ListedDocument* listed = findings.listed(ordinal);
    if (listed != nullptr && begin < listed->shown) {
        html << R"(<a href="#)" << Place{ordinal, begin} << R"(">)" << Isolated{listed->id} << "</a>";
    } else {
        html << Isolated{corpus.id(ordinal)};
    }
}

void write_bytes(Html& html, const Findings& findings, std::int64_t ordinal, Span span) {
    const ListedDocument* listed = findings.listed(ordinal);
    html << R"(<span class="bytes">bytes )";
    if (listed != nullptr && span.begin < listed->shown) {
        html << R"(<a href="#)" << Place{ordinal, span.begin} << R"(">)" << span.begin << "–" << span.end
             << "</a>";
    } else {
        html << span.begin << "–" << span.end;
    }
    html << "</span>";
}

void write_span(Html& html, const Findings& findings, std::int64_t ordinal, Span span) {
    html << R"( <span class="bytes">bytes )" << span.begin << "–" << span.end << "</span>";
    const ListedDocument* listed = findings.listed(ordinal);
    if (listed == nullptr) return;
    const auto next =
        std::upper_bound(listed->turn.begin(), listed->turn.end(), span.begin,
                         [](std::int32_t at, const Turn& turn) { return at < turn.said.begin; });
    if (next == listed->turn.begin() || std::prev(next)->said.end <= span.begin) return;
    html << R"( <span class="speaker">)";
    write_speaker(html, std::prev(next)->speaker);
    html << "</span>";
}

void begin_quotation(Html& html, const Findings& findings, std::int64_t ordinal) {
    const ListedDocument* listed = findings.listed(ordinal);
    html << R"(<blockquote dir="auto")";
    if (listed != nullptr && !listed->language.empty()) html << R"( lang=")" << listed->language << R"(")";
    html << ">";
}

Html& operator<<(Html& html, PairName name) {
    return html << Place{name.two.first.ordinal} << "-" << Place{name.two.second.ordinal};
}

void write_pair_number(Html& html, const Comparison& comparison, const Two& two, Fixed number) {
    const bool turned =
        comparison.is_beside({two.second, two.first}) || comparison.is_listed({two.second, two.first});
    const Two known = turned ? Two{two.second, two.first} : two;
    const bool documents = two.first.ordinal >= 0;
    if (documents && comparison.is_beside(known)) {
        html << R"(<a href="#pair-)" << PairName{known} << R"(">)" << number << "</a>";
    } else if (documents && comparison.is_listed(known)) {
        html << R"(<a href="#similar-)" << PairName{known} << R"(">)" << number << "</a>";
    } else {
        html << number;
    }
}

}  // namespace rostra::report
