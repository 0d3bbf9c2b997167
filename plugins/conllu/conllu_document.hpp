// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/abi/reader.h"
#include "rostra/analysis/language/utf8_input.hpp"
#include "rostra/span.hpp"

namespace rostra::conllu {

/// Sentences that one speaker says.
struct Speech {
    Span said;
    std::string_view speaker;
};

/// A document of a CoNLL-U file: its words with the blanks that the file says stand between them, a line for each sentence.
struct ConlluDocument {
    std::string_view id;  ///< "" where the file names none
    std::string text;
    std::vector<rostra_piece> pieces;
    std::vector<Speech> speeches;  ///< of sentences that have a speaker
};

/// The documents of a file, one after another (CoNLL-U as of universaldependencies.org/format.html, version 2).
///
/// Of a token of several words (`1-2`) the text has the token; nodes without a word (`1.1`) have no place in it.
class ConlluFile {
public:
    explicit ConlluFile(const Utf8Input& input) : input_(input) {}

    /// Whether there is one more. Throws DocumentError with the number of a line that is none of CoNLL-U.
    [[nodiscard]] bool next(ConlluDocument& document);

private:
    struct Line {
        std::size_t begin = 0;
        std::string_view text;
    };
    [[nodiscard]] bool peek(Line& line) const;
    void take_comment(std::string_view comment);
    void take_token(const Line& line, ConlluDocument& document);
    void end_sentence(ConlluDocument& document);

    const Utf8Input& input_;
    std::size_t at_ = 0;
    std::size_t number_ = 0;     // of the line at at_, from 0
    std::string_view id_;        // of the document that begins next
    std::string_view speaker_;   // of the sentence at hand
    std::int32_t sentence_ = 0;  // where it begins in the text
    bool begins_paragraph_ = false;
    bool in_sentence_ = false;
    bool blank_ = false;    // before the next word
    std::size_t last_ = 0;  // number of the last word of a token of several
};

}  // namespace rostra::conllu
