// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rostra/span.hpp"

namespace rostra::document_facts {

/// What the layer `noise` says of a place.
struct NoiseMark {
    Span span;
    std::string_view rule;
};

/// A line of a document's head, or several that were broken to fit a width.
struct HeadLine {
    Span span;  ///< without the white space around it
    std::string_view text;
    bool is_furniture = false;  ///< noise, but for bylines
    bool is_prose = false;      ///< sentences, and not what stands above them
};

/// The lines above a document's first prose, and the prose of the first paragraph.
[[nodiscard]] std::vector<HeadLine> head_lines(std::string_view text, const std::vector<NoiseMark>& noise);

}  // namespace rostra::document_facts
