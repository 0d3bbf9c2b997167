// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "report_findings.hpp"
#include "report_html.hpp"

namespace rostra::report {

/// Nothing but white space of ASCII and no-break spaces, which pages put into empty lines.
[[nodiscard]] bool is_blank(std::string_view text);

/// Writes one document's text, span after span, as paragraphs with noise marked and places named that are linked to.
class TextView {
public:
    /// `places` ascend; they, document and text outlive this object.
    TextView(Html& html, const ListedDocument& document, std::string_view text,
             const std::vector<std::int32_t>& places)
        : html_(html), document_(document), text_(text), places_(places) {}

    /// The text of a span that begins where the last one ended, or later. `named` is a place that the markup around it
    /// has named already, or -1.
    void write(Span span, std::int32_t named);

private:
    void write_piece(std::string_view piece, const Noise* noise);
    void write_line(std::string_view line, const Noise* noise);

    Html& html_;
    const ListedDocument& document_;
    std::string_view text_;
    const std::vector<std::int32_t>& places_;
    std::size_t noise_ = 0;  // the first that ends beyond where we are
    std::size_t place_ = 0;  // the first that is not named yet
    std::int32_t at_ = 0;    // where the piece begins that is being written
    std::int32_t named_ = -1;
    bool open_ = false;  // a paragraph is
    int breaks_ = 0;     // line breaks since the last words
};

}  // namespace rostra::report
