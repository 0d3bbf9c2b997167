// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/span.hpp"

namespace rostra::conllu {

/// A document and what its run found, to be written as CoNLL-U. All spans are in the order of the text.
struct PrintedDocument {
    std::string_view id;
    std::string_view text;
    std::vector<Span> sentences;
    std::vector<Span> tokens;
    std::vector<std::pair<Span, std::string_view>> turns;  ///< and who says them
    std::vector<Span> noise;                               ///< left out, as labels of turns are
};

/// The document's sentences. Words are the tokens; what stands between them and is no blank is a word of its own, so that the
/// words of a sentence make up its text.
[[nodiscard]] std::string to_conllu(const PrintedDocument& document);

}  // namespace rostra::conllu
