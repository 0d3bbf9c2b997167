// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fact_words.hpp"
#include "head_lines.hpp"
#include "rostra/span.hpp"

namespace rostra::document_facts {

/// A fact and where it stands.
struct FoundFact {
    FactKind kind = FactKind::title;
    Span span;
    std::string value;
};

/// What the head of a document says of it, in the order of the text; each fact once at the most.
///
/// Fields (`Date: …`) are believed first. Then a date on a line of its own before one at the end of a title; the first
/// line that is none of the other things is the title.
[[nodiscard]] std::vector<FoundFact> head_facts(std::string_view text, const std::vector<NoiseMark>& noise,
                                                const FactWords& words, DateOrder order);

}  // namespace rostra::document_facts
