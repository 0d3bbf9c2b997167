// SPDX-License-Identifier: Apache-2.0
// The sections of a report, and what they are made of. A section writes nothing where there is nothing to show.
#pragma once

#include <initializer_list>
#include <string_view>

#include "report_findings.hpp"
#include "report_html.hpp"
#include "rostra/corpus.hpp"

namespace rostra::report {

void write_documents(Html& html, const Findings& findings);
void write_speakers(Html& html, const Findings& findings);
void write_terms(Html& html, const Findings& findings);
void write_similarity(Html& html, const Findings& findings, const Corpus& corpus);
void write_passages(Html& html, const Findings& findings, const Corpus& corpus);
void write_texts(Html& html, const Findings& findings, const Corpus& corpus);

/// Begins a section with its heading, which it is known by; ends with "</section>".
void begin_section(Html& html, std::string_view id, std::string_view title);

/// What stands in a table's column; numbers and shares are set to be compared.
struct Header {
    enum class Kind { text, number, share } kind;
    std::string_view title;
    bool shown = true;
};
/// Begins a table of a section that can be sorted, up to its first row; `end_table` ends it.
void begin_table(Html& html, std::string_view section, std::initializer_list<Header> headers);
void end_table(Html& html);

/// A cell with a number.
struct NumberCell {
    std::int64_t value;
};
struct DecimalCell {
    double value;
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

}  // namespace rostra::report
