// SPDX-License-Identifier: Apache-2.0
// Two documents side by side: what they share, and what only one of them says.
#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "report_excerpt.hpp"
#include "report_sections.hpp"

namespace rostra::report {

namespace {

constexpr std::size_t kLongestSentence = 600;  // bytes shown

/// A passage with all that is shown of it.
struct ShownPassage {
    const Passage* passage;
    std::size_t edits;
    Excerpt a, b;
};

const std::vector<Edit>& edits_of(const Comparison& comparison, const Passage& passage) {
    static const std::vector<Edit> kNone;
    const auto at = comparison.edits.find(passage.number);
    return at == comparison.edits.end() ? kNone : at->second;
}

/// Passages with both sides. Texts are asked for one after another, each once.
std::vector<ShownPassage> shown_passages(const Comparison& comparison, const Corpus& corpus) {
    std::vector<ShownPassage> shown;
    std::map<std::int64_t, std::vector<std::size_t>> by_document;
    for (const Passage* passage : comparison.passages.ranked()) {
        by_document[passage->a].push_back(shown.size());
        if (passage->b != passage->a) by_document[passage->b].push_back(shown.size());
        shown.push_back({passage, edits_of(comparison, *passage).size(), {}, {}});
    }
    for (const auto& [ordinal, which] : by_document) {
        const TextLease lease = corpus.text(ordinal);
        for (const std::size_t i : which) {
            const Passage& passage = *shown[i].passage;
            const std::vector<Edit>& edits = edits_of(comparison, passage);
            const ShownParts parts = shown_parts(passage.in_a, passage.in_b, edits);
            std::vector<Span> in_a;
            std::vector<Span> in_b;
            for (const Edit& edit : edits) {
                in_a.push_back(edit.in_a);
                in_b.push_back(edit.in_b);
            }
            if (passage.a == ordinal) shown[i].a = excerpt(lease.text(), passage.in_a, in_a, parts);
            if (passage.b == ordinal) shown[i].b = excerpt(lease.text(), passage.in_b, in_b, parts);
        }
    }
    return shown;
}

void write_piece(Html& html, const Piece& piece) {
    switch (piece.kind) {
        case Piece::Kind::context:
            html << piece.text;
            break;
        case Piece::Kind::shared:
            html << "<mark>" << piece.text << "</mark>";
            break;
        case Piece::Kind::edit:
            if (piece.text.empty()) {
                html << R"(<span class="edit gap" title="only the other side has something here">)";
            } else {
                html << R"(<span class="edit" title="the other side has something else here">)";
            }
            html << "<sup>" << piece.number << "</sup>";
            if (piece.text.empty()) {
                html << "–";
            } else {
                html << piece.text;
            }
            html << "</span>";
            break;
        case Piece::Kind::left_out:
            html << R"( <span class="more">… )" << counted(piece.bytes, "byte", "bytes");
            if (piece.edits > 0) {
                html << " with "
                     << counted(static_cast<std::int64_t>(piece.edits), "difference", "differences");
            }
            html << " left out …</span> ";
            break;
    }
}

void write_side(Html& html, const Findings& findings, const Corpus& corpus, std::int64_t ordinal, Span span,
                std::string_view group, const Excerpt& excerpt) {
    html << "<figure><figcaption>";
    write_place(html, findings, corpus, ordinal, span.begin);
    const ListedDocument* listed = findings.listed(ordinal);
    if (listed != nullptr && !listed->date.empty())
        html << R"( <span class="date">)" << listed->date << "</span>";
    if (group.empty()) {
        write_span(html, findings, ordinal, span);
    } else {
        html << " ";
        write_bytes(html, findings, ordinal, span);
        html << R"( <span class="speaker">)" << Isolated{group} << "</span>";
    }
    html << "</figcaption>";
    begin_quotation(html, findings, ordinal);
    for (const Piece& piece : excerpt) write_piece(html, piece);
    html << "</blockquote></figure>";
}

void write_passage(Html& html, const Findings& findings, const Corpus& corpus, const ShownPassage& shown) {
    const Passage& passage = *shown.passage;
    html << R"(<article class="passage"><h4>)" << counted(passage.tokens, "token", "tokens");
    if (passage.matched == passage.tokens) {
        html << ", word for word";
    } else {
        html << ", " << passage.matched << " of them the same (" << Percent{passage.identity} << ")";
    }
    if (shown.edits > 0) {
        html << ", " << counted(static_cast<std::int64_t>(shown.edits), "difference", "differences");
    }
    html << R"( <span class="bytes">passage )" << passage.number << R"(</span></h4><div class="sides">)";
    write_side(html, findings, corpus, passage.a, passage.in_a, passage.a_group, shown.a);
    write_side(html, findings, corpus, passage.b, passage.in_b, passage.b_group, shown.b);
    html << "</div></article>";
}

/// What only the first of two says, in the order of its text.
void write_only(Html& html, const Findings& findings, const Corpus& corpus, const Two& two) {
    const auto at = findings.comparison.unshared.find(two);
    if (at == findings.comparison.unshared.end()) return;
    const Best<OnlyHere>& best = at->second;
    html << R"(<div class="only"><h4>Only in )";
    write_party(html, findings, corpus, two.first);
    html << R"( <span class="bytes">)" << counted(best.seen(), "sentence", "sentences") << "</span></h4><ul>";
    auto sentences = best.ranked();
    std::sort(sentences.begin(), sentences.end(),
              [](const OnlyHere* x, const OnlyHere* y) { return x->span.begin < y->span.begin; });
    for (const OnlyHere* sentence : sentences) {
        html << R"(<li dir="auto">)";
        const auto size = static_cast<std::int32_t>(sentence->text.size());
        for (const Piece& piece : beginning(sentence->text, {0, size}, kLongestSentence)) {
            if (piece.kind == Piece::Kind::left_out) {
                html << " …";
            } else {
                html << piece.text;
            }
        }
        html << " ";
        write_bytes(html, findings, two.first.ordinal, sentence->span);
        html << "</li>";
    }
    html << "</ul>";
    write_more(html, best.left_out(), "more sentence, shorter", "more sentences, shorter");
    html << "</div>";
}

void write_unshared(Html& html, const Findings& findings, const Corpus& corpus, const Two& two) {
    const auto& unshared = findings.comparison.unshared;
    const Two turned = {two.second, two.first};
    const auto count = [&](const Two& which) {
        const auto at = unshared.find(which);
        return at == unshared.end() ? 0 : at->second.seen();
    };
    if (count(two) + count(turned) == 0) return;
    html << "<details><summary>What only one of them says: " << counted(count(two), "sentence", "sentences")
         << " in " << Isolated{corpus.id(two.first.ordinal)} << ", " << count(turned) << " in "
         << Isolated{corpus.id(two.second.ordinal)} << R"(</summary><div class="sides">)";
    write_only(html, findings, corpus, two);
    write_only(html, findings, corpus, turned);
    html << "</div></details>";
}

void write_pair_facts(Html& html, const Comparison& comparison, const Two& two) {
    const auto pairs = comparison.pairs.ranked();
    const auto pair =
        std::find_if(pairs.begin(), pairs.end(), [&](const Pair* one) { return one->two == two; });
    if (pair == pairs.end()) return;
    html << R"(<p class="by-terms">Relatedness )" << Fixed{(*pair)->relatedness, 3};
    const auto terms = comparison.terms.find(two);
    if (terms != comparison.terms.end() && !terms->second.empty()) {
        double together = 0;
        for (const SharedTerm& term : terms->second) together += term.share;
        html << ", " << Percent{together} << " of it by the words ";
        for (std::size_t i = 0; i < terms->second.size(); ++i) {
            const SharedTerm& term = terms->second[i];
            if (i > 0) html << ", ";
            html << "<b>" << Isolated{term.text} << "</b> (" << term.count_a << " and "
                 << counted(term.count_b, "time", "times") << ")";
        }
    }
    html << "</p>";
}

}  // namespace

void write_passages(Html& html, const Findings& findings, const Corpus& corpus) {
    const Comparison& comparison = findings.comparison;
    if (comparison.side_by_side.empty()) return;
    begin_section(html, "passages", "Side by side");
    html
        << R"(<p class="lead">What two have in common, word for word, is <mark>marked</mark>; case and punctuation do not )"
        << R"(count. Where one has other words, they stand in <span class="edit"><sup>1</sup>boxes</span> with the same )"
        << R"(number on both sides; <span class="edit gap"><sup>2</sup>–</span> where it has none.</p>)";
    const auto shown = shown_passages(comparison, corpus);
    std::map<Two, std::vector<const ShownPassage*>> by_pair;
    for (const ShownPassage& passage : shown) by_pair[passage.passage->two()].push_back(&passage);
    for (const Two& two : comparison.side_by_side) {
        if (two.first.ordinal >= 0) {
            html << R"(<h3 id="pair-)" << PairName{two} << R"(">)";
        } else {
            html << "<h3>";
        }
        write_party(html, findings, corpus, two.first);
        html << " and ";
        write_party(html, findings, corpus, two.second);
        html << "</h3>";
        write_pair_facts(html, comparison, two);
        for (const ShownPassage* passage : by_pair[two]) write_passage(html, findings, corpus, *passage);
        write_unshared(html, findings, corpus, two);
    }
    write_more(html, comparison.passages.left_out(), "more passage, shorter", "more passages, shorter");
    write_more(html, comparison.repeated_passages, "more passage of a text that is shown three times",
               "more passages of texts that are shown three times");
    write_more(html, comparison.boilerplate_passages, "passage of boilerplate", "passages of boilerplate");
    html << "</section>";
}

}  // namespace rostra::report
