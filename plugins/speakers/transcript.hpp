// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evidence_models.hpp"
#include "label_grammar.hpp"
#include "label_patterns.hpp"
#include "rostra/analysis/language/word_set.hpp"
#include "rostra/span.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// Folded printed labels or names, and whom the user says they mean.
using Aliases = std::unordered_map<std::string, std::string, StringHash, std::equal_to<>>;

/// What the user says of the documents, beside what they say themselves.
struct Instructions {
    Aliases aliases;
    LabelPatterns patterns;
    /// The only endings that labels have; none: the document tells.
    std::vector<Ending> endings;
    bool patterns_only = false;  ///< nothing is a label but what a pattern matches
};

/// One turn as far as its own document tells.
struct Turn {
    Span said;
    Span label;             ///< empty, at said.begin, where there is none
    std::string_view kind;  ///< named, question, procedural, unknown
    std::string speaker;    ///< the label as printed, white space squeezed
    std::string name;       ///< the person, by the fullest name this document has; empty unless named
    std::string role;
    std::int32_t confidence = 1000;          ///< thousandths: that it begins and ends here, and who says it
    std::optional<std::int64_t> time_begin;  ///< milliseconds; nothing where no time stands beside its label
    std::optional<std::int64_t> time_end;    ///< likewise
};

/// What one document tells.
struct Transcript {
    std::vector<Turn> turns;          ///< in order
    std::vector<std::string> doubts;  ///< in words
};

/// The turns of a document, in order. `noise` holds disjoint ascending spans that are not part of the text proper.
///
///     read_transcript("Ana Ruiz:\n\nGood morning.\n", {}, lists, models, {})    // one turn: named, Ana Ruiz, Good morning.
Transcript read_transcript(std::string_view text, std::span<const Span> noise, const WordLists& lists,
                           const EvidenceModels& models, const Instructions& instructions);
/// With aliases in the place of those of `instructions`.
Transcript read_transcript(std::string_view text, std::span<const Span> noise, const WordLists& lists,
                           const EvidenceModels& models, const Instructions& instructions,
                           const Aliases& aliases);

}  // namespace rostra::speakers
