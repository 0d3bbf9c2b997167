// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "dictionary_words.hpp"
#include "word_rules.hpp"
#include "word_spans.hpp"

namespace rostra::tokenizer {

/// The tokens of a text as ICU's word iterator finds them, white space and controls left out. Three hands do
/// the work, each from a boundary that another has found: scan_simple for nearly all of a Western text,
/// WordRules where a character is not simple, ICU's dictionaries where there are no spaces.
///
///     WordSpans spans;
///     for (std::size_t at = 0; at < text.size();) {
///         spans.clear();
///         at = finder.next(text, at, spans);
///         …
///     }
class WordFinder {
public:
    WordFinder(const WordClassTable& classes, const std::string& language, bool with_marks);

    /// Adds the next tokens from the boundary `begin` on, some WordSpans::kFull of them, and returns the
    /// boundary where to go on; text.size() when all are found.
    std::size_t next(std::string_view text, std::size_t begin, WordSpans& spans);

private:
    std::size_t next_by_rules(std::string_view text, std::size_t begin, WordSpans& spans);
    void add(std::string_view text, std::size_t begin, std::size_t end, ClassSet seen,
             WordSpans& spans) const;
    void add_by_dictionary(std::string_view text, std::size_t begin, std::size_t end, WordSpans& spans);

    DictionaryWords dictionary_;
    WordRules rules_;
    bool with_marks_;
};

}  // namespace rostra::tokenizer
