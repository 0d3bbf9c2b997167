// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "report_sections.hpp"
#include "report_text_view.hpp"

namespace rostra::report {

namespace {

constexpr std::size_t kSpeakersOfText = 12;  // in the table before a text

std::string_view without(std::string_view around, std::string_view text) {
    const std::size_t first = text.find_first_not_of(around);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(around) - first + 1);
}

/// The text of a label without the white space around it; what it has of a name, "Jane Doe" of "**Jane Doe:**".
std::string_view trimmed(std::string_view label) { return without(" \t\r\n", label); }
std::string_view name_in(std::string_view label) { return without(" \t\r\n*:", label); }

void write_shares(Html& html, const ListedDocument& document) {
    const auto speakers = document.shares.ranked();
    if (speakers.empty()) return;
    html
        << R"(<table class="shares"><caption>Who speaks</caption><thead><tr><th scope="col">Speaker</th>)"
        << R"(<th scope="col" class="number">Turns</th><th scope="col" class="share">Share</th></tr></thead><tbody>)";
    const std::size_t listed = std::min(speakers.size(), kSpeakersOfText);
    for (std::size_t i = 0; i < listed; ++i) {
        const auto& [speaker, share] = speakers[i];
        html << R"(<tr><th scope="row">)";
        write_speaker(html, speaker);
        html << "</th>" << NumberCell{share.turns}
             << ShareCell{share.characters, document.shares.characters()} << "</tr>";
    }
    html << "</tbody></table>";
    write_more(html, static_cast<std::int64_t>(speakers.size() - listed), "more speaker", "more speakers");
}

void write_turn(Html& html, TextView& view, const ListedDocument& document, std::string_view label,
                const Speaker& speaker, Span said) {
    html << R"(<div class="turn" id=")" << Place{document.ordinal, said.begin} << R"("><div class="who">)";
    if (label.empty() && speaker.name.empty()) {
        html << "<i>" << speaker.kind << "</i>";
    } else if (label.empty()) {
        html << "<b>" << Isolated{speaker.name} << "</b>";
    } else {
        html << "<b>" << Isolated{label} << "</b>";
        if (!speaker.name.empty() && speaker.name != name_in(label)) {
            html << R"(<span class="person">)" << Isolated{speaker.name} << "</span>";
        }
    }
    html << R"(</div><div class="said">)";
    view.write(said, said.begin);
    html << "</div></div>";
}

void write_outside(Html& html, TextView& view, std::string_view text, Span span) {
    if (span.begin >= span.end || is_blank(slice(text, span))) return;
    html << R"(<div class="outside">)";
    view.write(span, -1);
    html << "</div>";
}

void write_text(Html& html, const ListedDocument& document, std::string_view text,
                const std::vector<std::int32_t>& places) {
    TextView view(html, document, text, places);
    std::int32_t at = 0;
    for (const Turn& turn : document.turn) {
        const Span said = {std::max(at, turn.said.begin), std::min(turn.said.end, document.shown)};
        if (said.begin >= said.end) continue;
        // A label is shown beside its turn, with what ends its line, such as a colon.
        Span label = turn.label;
        const bool labelled = !label.empty() && label.begin >= at && label.end <= said.begin;
        if (labelled) {
            const std::string_view rest = slice(text, {label.end, said.begin});
            label.end += static_cast<std::int32_t>(std::min(rest.find('\n'), rest.size()));
        }
        write_outside(html, view, text, {at, labelled ? label.begin : said.begin});
        if (labelled) write_outside(html, view, text, {label.end, said.begin});
        write_turn(html, view, document, trimmed(slice(text, label)), turn.speaker, said);
        at = said.end;
    }
    write_outside(html, view, text, {at, document.shown});
}

/// Places in each document that are linked to, by ordinal: where passages, texts of several documents, sentences that
/// only one document has, and listed rows of layers begin.
std::map<std::int64_t, std::vector<std::int32_t>> linked_places(const Findings& findings) {
    const Comparison& comparison = findings.comparison;
    std::map<std::int64_t, std::vector<std::int32_t>> places;
    for (const LayerRows& layer : findings.layers) {
        for (const ListedRow& row : layer.rows()) places[row.ordinal].push_back(row.span.begin);
    }
    for (const Passage* passage : comparison.passages.ranked()) {
        places[passage->a].push_back(passage->in_a.begin);
        places[passage->b].push_back(passage->in_b.begin);
    }
    const RepeatedTexts& texts = comparison.texts;
    for (const Best<RepeatedText>* best : {&texts.shared, &texts.boilerplate, &texts.common}) {
        for (const RepeatedText* text : best->ranked()) {
            for (const TextPlace& place : text->places) places[place.ordinal].push_back(place.span.begin);
        }
    }
    for (const Two& two : comparison.side_by_side) {
        for (const Two& which : {two, Two{two.second, two.first}}) {
            const auto at = comparison.unshared.find(which);
            if (at == comparison.unshared.end()) continue;
            for (const OnlyHere* sentence : at->second.ranked()) {
                places[which.first.ordinal].push_back(sentence->span.begin);
            }
        }
    }
    for (auto& [ordinal, begins] : places) {
        std::sort(begins.begin(), begins.end());
        begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
    }
    return places;
}

}  // namespace

void write_texts(Html& html, const Findings& findings, const Corpus& corpus) {
    if (findings.listed_documents.empty()) return;
    begin_section(html, "texts", "Texts");
    if (findings.inputs.noise.input.present) {
        html
            << R"(<p class="lead">What is <span class="noise">grey and underlined with dots</span> is noise, such as )"
            << "menus and pagers: it is not counted. Point at it to see which kind.</p>";
    }
    auto places = linked_places(findings);
    for (const ListedDocument& document : findings.listed_documents) {
        html << R"(<article class="text" id=")" << Place{document.ordinal} << R"(")";
        if (!document.language.empty()) html << R"( lang=")" << document.language << R"(")";
        html << "><h3>" << Isolated{document.id} << "</h3>";
        if (!document.title.empty()) html << R"(<p class="title">)" << Isolated{document.title} << "</p>";
        write_shares(html, document);
        if (document.shown > 0) {
            const TextLease lease = corpus.text(document.ordinal);
            write_text(html, document, lease.text(), places[document.ordinal]);
        }
        write_more(html, document.bytes - document.shown, "more byte of text", "more bytes of text");
        html << "</article>";
    }
    html << "</section>";
}

}  // namespace rostra::report
