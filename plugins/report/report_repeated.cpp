// SPDX-License-Identifier: Apache-2.0
// Texts that stand in several documents: each once, with every place of it.
#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report_excerpt.hpp"
#include "report_sections.hpp"

namespace rostra::report {

namespace {

constexpr std::size_t kLongestText = 900;  // bytes shown of each text
constexpr std::size_t kOpenPlaces = 8;     // further ones are folded

/// The beginning of each text where it stands first. Documents are asked for one after another, each once.
std::vector<Excerpt> beginnings(const std::vector<const RepeatedText*>& texts, const Corpus& corpus) {
    std::vector<Excerpt> begun(texts.size());
    std::map<std::int64_t, std::vector<std::size_t>> by_document;
    for (std::size_t i = 0; i < texts.size(); ++i) by_document[texts[i]->places.front().ordinal].push_back(i);
    for (const auto& [ordinal, which] : by_document) {
        const TextLease lease = corpus.text(ordinal);
        for (const std::size_t i : which) {
            begun[i] = beginning(lease.text(), texts[i]->places.front().span, kLongestText);
        }
    }
    return begun;
}

/// Which document has it first, where the dates tell.
void write_earliest(Html& html, const RepeatedText& text) {
    const std::string& first = text.places.front().date;
    const bool all_the_same = text.places.back().date == first;
    if (text.earliest.empty() || first.empty() || all_the_same) return;
    std::set<std::int64_t> documents;
    for (const TextPlace& place : text.places) {
        if (place.date == first) documents.insert(place.ordinal);
    }
    html << R"(<p class="first-in">Earliest by date: )";
    if (documents.size() == 1) {
        html << Isolated{text.earliest};
    } else {
        html << documents.size() << " documents of " << first;
    }
    html << "</p>";
}

void write_places(Html& html, const Findings& findings, const Corpus& corpus,
                  std::span<const TextPlace> places, std::size_t first) {
    html << R"(<ol class="places" start=")" << first << R"(">)";
    for (const TextPlace& place : places) {
        html << "<li>";
        write_place(html, findings, corpus, place.ordinal, place.span.begin);
        if (!place.date.empty()) html << R"( <span class="date">)" << place.date << "</span>";
        write_span(html, findings, place.ordinal, place.span);
        html << "</li>";
    }
    html << "</ol>";
}

void write_text(Html& html, const Findings& findings, const Corpus& corpus, const RepeatedText& text,
                const Excerpt& begun) {
    html << R"(<article class="repeated"><h3>Text )" << text.number << ": in "
         << counted(text.documents, "document", "documents");
    if (text.count != text.documents) html << ", " << counted(text.count, "place", "places");
    html << "</h3>";
    write_earliest(html, text);
    begin_quotation(html, findings, text.places.front().ordinal);
    for (const Piece& piece : begun) {
        if (piece.kind == Piece::Kind::left_out) {
            html << R"( <span class="more">… )" << counted(piece.bytes, "more byte", "more bytes")
                 << "</span>";
        } else {
            html << piece.text;
        }
    }
    html << "</blockquote>";
    const std::size_t open = std::min(text.places.size(), kOpenPlaces);
    write_places(html, findings, corpus, std::span(text.places).first(open), 1);
    if (text.places.size() > open) {
        const auto folded = static_cast<std::int64_t>(text.places.size() - open);
        html << "<details><summary>" << counted(folded, "more place", "more places") << " listed</summary>";
        write_places(html, findings, corpus, std::span(text.places).subspan(open), open + 1);
        html << "</details>";
    }
    write_more(html, text.count - static_cast<std::int64_t>(text.places.size()), "place is not listed",
               "places are not listed");
    html << "</article>";
}

void write_texts_of(Html& html, const Findings& findings, const Corpus& corpus,
                    const Best<RepeatedText>& best) {
    const auto texts = best.ranked();
    const auto begun = beginnings(texts, corpus);
    for (std::size_t i = 0; i < texts.size(); ++i) write_text(html, findings, corpus, *texts[i], begun[i]);
    write_more(html, best.left_out(), "more text, shorter or in fewer places",
               "more texts, shorter or in fewer places");
}

void write_folded(Html& html, const Findings& findings, const Corpus& corpus, const Best<RepeatedText>& best,
                  std::string_view what) {
    if (best.empty()) return;
    html << "<details><summary>" << counted(best.seen(), "text", "texts") << " " << what << "</summary>";
    write_texts_of(html, findings, corpus, best);
    html << "</details>";
}

}  // namespace

void write_repeated_texts(Html& html, const Findings& findings, const Corpus& corpus) {
    const RepeatedTexts& texts = findings.comparison.texts;
    if (!texts.any()) return;
    begin_section(html, "repeated", "Texts in several documents");
    html
        << R"(<p class="lead">The same words, or nearly so, in three documents or more: those first that take up most )"
        << "room. The wording is that of the first place listed; places stand by date, as far as dates are "
           "known.</p>";
    if (texts.shared.empty()) html << "<p>None but what follows.</p>";
    write_texts_of(html, findings, corpus, texts.shared);
    write_folded(html, findings, corpus, texts.boilerplate, "that most documents have (boilerplate)");
    write_folded(html, findings, corpus, texts.common,
                 "in so many documents that no passages were made of them (common)");
    html << "</section>";
}

}  // namespace rostra::report
