// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fact_verdict.hpp"
#include "rostra/analysis/state/document_bytes.hpp"
#include "rostra/span.hpp"

namespace rostra::figure_comparison {

/// A figure as its layer has it, and the sentence that it stands in.
struct KeptFigure {
    Span span, sentence;
    std::string sort, interval, unit, noun, subject, as_of, modifier;
};

/// What the state keeps of a document.
struct KeptFigures {
    std::string language;
    std::vector<KeptFigure> figures;

    [[nodiscard]] std::string written() const;
    /// Throws where the bytes are not as written() makes them.
    [[nodiscard]] static KeptFigures read(std::string_view bytes);
};

}  // namespace rostra::figure_comparison
