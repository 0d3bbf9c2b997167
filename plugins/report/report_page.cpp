// SPDX-License-Identifier: Apache-2.0
#include "report_page.hpp"

#include <algorithm>

#include "report_script.hpp"
#include "report_sections.hpp"

namespace rostra::report {

namespace {

// The policy lets the page load nothing and run its own script alone, whatever a document says. The page can be read
// without the script.
void write_head(Html& html, const PageParts& parts) {
    html << R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; script-src )";
    html.trusted(page_script_hash()) << R"("/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>)" << parts.title << "</title><style>\n";
    html.trusted(parts.style) << R"(</style></head>
<body><a class="skip" href="#main">Skip to the contents</a>)";
}

void write_summary(Html& html, const Findings& findings) {
    html << R"(<p class="summary">)" << counted(findings.documents, "document", "documents");
    if (findings.tokens > 0) html << " · " << counted(findings.tokens, "token", "tokens");
    if (findings.shares.turns() > 0) {
        const auto people = std::count_if(findings.shares.all().begin(), findings.shares.all().end(),
                                          [](const auto& one) { return !one.first.name.empty(); });
        html << " · " << counted(findings.shares.turns(), "turn", "turns") << " · "
             << counted(people, "named speaker", "named speakers");
    }
    html << "</p>";
}

/// What comparing found, in a line, with links to where it is shown.
void write_comparison_summary(Html& html, const Findings& findings) {
    const Comparison& comparison = findings.comparison;
    bool any = false;
    auto say = [&](std::string_view section, std::int64_t number, std::string_view one, std::string_view many,
                   std::string_view none) {
        if (any) {
            html << " · ";
        } else {
            html << R"(<p class="summary">)";
        }
        any = true;
        html << R"(<a href="#)" << section << R"(">)"
             << (number == 0 ? std::string(none) : counted(number, one, many)) << "</a>";
    };
    const auto all = [](const Clusters& clusters) {
        return static_cast<std::int64_t>(clusters.ranked().size()) + clusters.left_out();
    };
    if (has_groups(findings)) {
        say("related", all(comparison.related), "group of related documents", "groups of related documents",
            "no groups of related documents");
    }
    if (has_copies(findings)) {
        say("copies", all(comparison.copies), "group of copies", "groups of copies", "no copies");
    }
    if (!comparison.texts.shared.empty()) {
        say("repeated", comparison.texts.shared.seen(), "text in three documents or more",
            "texts in three documents or more", "");
    }
    if (!comparison.passages.empty()) {
        say("passages", comparison.passages.seen() + comparison.repeated_passages, "shared passage",
            "shared passages", "");
    }
    if (any) html << "</p>";
}

void write_navigation(Html& html, const Findings& findings, bool anything_left_out) {
    auto link = [&](bool there, std::string_view section, std::string_view title) {
        if (there) html << R"(<li><a href="#)" << section << R"(">)" << title << "</a></li>";
    };
    html << R"(<nav aria-label="Sections"><ul>)";
    link(true, "documents", "Documents");
    link(findings.shares.turns() > 0, "speakers", "Speakers");
    link(!findings.scopes.empty(), "terms", "Terms");
    link(!findings.comparison.pairs.empty(), "similarity", "Similarity");
    link(has_copies(findings), "copies", "Copies");
    link(findings.comparison.texts.any(), "repeated", "Texts in several documents");
    link(!findings.comparison.side_by_side.empty(), "passages", "Side by side");
    link(!findings.layers.empty(), "layers", "Layers");
    link(!findings.listed_documents.empty(), "texts", "Texts");
    link(anything_left_out, "left-out", "Left out");
    html << "</ul></nav>";
}

/// Members and places beyond those that are listed, of all that is shown.
std::int64_t rows_left_out(const Comparison& comparison) {
    std::int64_t rows = 0;
    for (const Clusters* clusters : {&comparison.related, &comparison.copies}) {
        for (const Cluster& cluster : clusters->ranked()) {
            rows += cluster.size - static_cast<std::int64_t>(cluster.members.size());
        }
    }
    const RepeatedTexts& texts = comparison.texts;
    for (const Best<RepeatedText>* best : {&texts.shared, &texts.boilerplate, &texts.common}) {
        for (const RepeatedText* text : best->ranked()) {
            rows += text->count - static_cast<std::int64_t>(text->places.size());
        }
    }
    return rows;
}

void write_left_out(Html& html, const std::vector<std::string>& sentences) {
    if (sentences.empty()) return;
    begin_section(html, "left-out", "Left out");
    html
        << R"(<p class="lead">This page is kept small. The result files beside it hold everything. In brackets: )"
        << "the option that says how much is shown.</p><ul>";
    for (const std::string& sentence : sentences) html << "<li>" << sentence << "</li>";
    html << "</ul></section>";
}

}  // namespace

std::vector<std::string> left_out(const Findings& findings) {
    std::vector<std::string> sentences;
    auto say = [&](std::int64_t number, std::string_view one, std::string_view many,
                   std::string_view option) {
        if (number > 0) sentences.push_back(counted(number, one, many) + " (" + std::string(option) + ")");
    };
    auto size = [](const auto& all) { return static_cast<std::int64_t>(all.size()); };
    std::int64_t shown = 0;
    for (const ListedDocument& document : findings.listed_documents) shown += document.shown;
    std::int64_t groups = 0;
    for (const TermScope& scope : findings.scopes) groups += scope.left_out;
    say(findings.documents - size(findings.listed_documents), "document is not listed",
        "documents are not listed", "max-documents");
    say(findings.bytes - shown, "byte of text is not shown", "bytes of text are not shown",
        "max-documents, max-text");
    say(size(findings.shares.all()) - static_cast<std::int64_t>(findings.limits.groups),
        "speaker is not listed", "speakers are not listed", "max-groups");
    say(groups, "group has no lists of terms", "groups have no lists of terms", "max-groups");
    const Comparison& comparison = findings.comparison;
    say(comparison.pairs.left_out(), "pair is not listed", "pairs are not listed", "max-pairs");
    const RepeatedTexts& texts = comparison.texts;
    say(comparison.related.left_out(), "group of related documents is not shown",
        "groups of related documents are not shown", "max-clusters");
    say(comparison.copies.left_out(), "group of copies is not shown", "groups of copies are not shown",
        "max-clusters");
    say(texts.shared.left_out() + texts.boilerplate.left_out() + texts.common.left_out(),
        "text in several documents is not shown", "texts in several documents are not shown", "max-clusters");
    say(rows_left_out(comparison), "document of a group, or place of a text, is not listed",
        "documents of groups, or places of texts, are not listed", "max-members");
    say(comparison.passages.left_out(), "shared passage is not shown", "shared passages are not shown",
        "max-passages");
    std::int64_t rows = 0;
    for (const LayerRows& layer : findings.layers) rows += layer.left_out();
    say(rows, "row of a layer is not listed", "rows of layers are not listed", "max-rows");
    std::int64_t more_sentences = comparison.sentences_of_others;
    for (const auto& [two, best] : comparison.unshared) more_sentences += best.left_out();
    say(more_sentences, "sentence that only one of two documents has is not shown",
        "sentences that only one of two documents has are not shown", "max-sentences, max-pairs");
    return sentences;
}

void write_page(Html& html, const PageParts& parts, const Findings& findings, const Corpus& corpus) {
    const std::vector<std::string> sentences = left_out(findings);
    write_head(html, parts);
    html << R"(<header><h1 dir="auto">)" << parts.title << "</h1>";
    write_summary(html, findings);
    write_comparison_summary(html, findings);
    html << "</header>";
    write_navigation(html, findings, !sentences.empty());
    html << R"(<main id="main">)";
    write_documents(html, findings);
    write_speakers(html, findings);
    write_terms(html, findings);
    write_similarity(html, findings, corpus);
    write_copies(html, findings, corpus);
    write_repeated_texts(html, findings, corpus);
    write_passages(html, findings, corpus);
    write_layers(html, findings, corpus);
    write_texts(html, findings, corpus);
    write_left_out(html, sentences);
    html << "</main><script>";
    html.trusted(page_script()) << "</script></body></html>\n";
}

}  // namespace rostra::report
