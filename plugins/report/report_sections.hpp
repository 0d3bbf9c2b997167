// SPDX-License-Identifier: Apache-2.0
// The sections of a report, and what they are made of. A section writes nothing where there is nothing to show.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "report_findings.hpp"
#include "report_html.hpp"
#include "rostra/services.hpp"

namespace rostra::report {

void write_documents(Html& html, const Findings& findings);
void write_speakers(Html& html, const Findings& findings);
void write_terms(Html& html, const Findings& findings);
void write_similarity(Html& html, const Findings& findings, const Corpus& corpus);
void write_copies(Html& html, const Findings& findings, const Corpus& corpus);
void write_repeated_texts(Html& html, const Findings& findings, const Corpus& corpus);
void write_passages(Html& html, const Findings& findings, const Corpus& corpus);
void write_layers(Html& html, const Findings& findings, const Corpus& corpus);
void write_texts(Html& html, const Findings& findings, const Corpus& corpus);

/// Whether groups of related documents were looked for, and there are pairs to show.
[[nodiscard]] bool has_groups(const Findings& findings);
/// Whether copies were looked for among two documents or more.
[[nodiscard]] bool has_copies(const Findings& findings);

/// Begins a section with its heading, which it is known by; ends with "</section>".
void begin_section(Html& html, std::string_view id, std::string_view title);

/// What stands in a table's column; numbers and shares are set to be compared.
struct Header {
    enum class Kind { text, number, share } kind;
    std::string_view title;
    bool shown = true;
};
/// Begins a table of a section that can be sorted, up to its first row; `end_table` ends it.
void begin_table(Html& html, std::string_view section, std::span<const Header> headers);
inline void begin_table(Html& html, std::string_view section, std::initializer_list<Header> headers) {
    begin_table(html, section, std::span(headers.begin(), headers.size()));
}
void end_table(Html& html);

/// A cell with a number.
struct NumberCell {
    std::int64_t value;
};
struct DecimalCell {
    double value;  ///< NaN: a dash
};
/// A cell with a bar and what it stands for.
struct ShareCell {
    std::int64_t part;
    std::int64_t whole;
};
Html& operator<<(Html& html, NumberCell cell);
Html& operator<<(Html& html, DecimalCell cell);
Html& operator<<(Html& html, ShareCell cell);

/// Says that so many more were left out here, if any were: "3 more speakers".
void write_more(Html& html, std::int64_t number, std::string_view one, std::string_view many);
/// A speaker's name, or in words what those without a name are.
void write_speaker(Html& html, const Speaker& speaker);
/// A document's id, as a link to its text where that is in the report.
void write_document(Html& html, const Findings& findings, const Corpus& corpus, std::int64_t ordinal);

/// A document as above, or a group's name.
void write_party(Html& html, const Findings& findings, const Corpus& corpus, const Party& party);
/// The id of the document that a place is in, as a link to the place where its text is shown.
void write_place(Html& html, const Findings& findings, const Corpus& corpus, std::int64_t ordinal,
                 std::int32_t begin);
/// Where a place is by bytes, as a link to it where its text is shown.
void write_bytes(Html& html, const Findings& findings, std::int64_t ordinal, Span span);
/// Where a place is by bytes, and who speaks there as far as that is known.
void write_span(Html& html, const Findings& findings, std::int64_t ordinal, Span span);
/// Text quoted from a document, up to its end tag: with the document's language, and a direction of its own.
void begin_quotation(Html& html, const Findings& findings, std::int64_t ordinal);
/// What a pair of documents is known by in links: "d0-d2".
struct PairName {
    const Two& two;
};
Html& operator<<(Html& html, PairName name);
/// A number about two, as a link to where they stand side by side, or else to their row among the pairs.
void write_pair_number(Html& html, const Comparison& comparison, const Two& two, Fixed number);
/// What a group of documents is called, what its pairs are measured by, and whether it stands in a part of a section
/// that has a heading of its own.
struct ClusterWords {
    std::string_view of, likeness;
    bool in_part;
};
/// A group of documents with its members.
void write_cluster(Html& html, const Findings& findings, const Corpus& corpus, const Cluster& cluster,
                   const ClusterWords& words);

}  // namespace rostra::report
