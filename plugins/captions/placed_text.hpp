// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/abi/reader.h"
#include "rostra/analysis/language/utf8_input.hpp"

namespace rostra::captions {

/// A text whose lines begin at the bytes at which they stand in what they were read from, so that `begin` and `end` of a
/// result lead into the file as it is. What was left out (times, mark-up, lines that were shown before) is blank.
///
///     1⏎00:01.000 --> 00:02.500⏎<i>Good</i> morning⏎
///                                 ⏎Good morning
///
/// Within a line, words behind mark-up or a reference stand some bytes earlier. Pieces say exactly where each stretch comes
/// from.
class PlacedText {
public:
    explicit PlacedText(const Utf8Input& input) : input_(input) {}

    /// Begins a line at `at` of the input's text.
    void begin_line(std::size_t at) {
        if (!text_.empty() || at > 0) {
            if (at > text_.size() + 1) text_.append(at - text_.size() - 1, ' ');
            text_ += '\n';
        }
    }
    /// Blanks up to `at`, where the text is not there yet.
    void pad(std::size_t at) {
        if (at > text_.size()) text_.append(at - text_.size(), ' ');
    }

    /// [begin, end) of the input's text as it is.
    void copy(std::size_t begin, std::size_t end) {
        put(input_.text().substr(begin, end - begin), begin, end);
    }
    /// What [begin, end) of the input's text stands for.
    void put(std::string_view words, std::size_t begin, std::size_t end) {
        const std::size_t from = text_.size();
        text_ += words;
        input_.add_piece(pieces_, static_cast<std::int64_t>(from), static_cast<std::int64_t>(text_.size()),
                         begin, end);
    }
    /// A mark that is no part of the input.
    void add_mark(char mark) { text_ += mark; }

    [[nodiscard]] std::size_t size() const { return text_.size(); }
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const std::vector<rostra_piece>& pieces() const { return pieces_; }

private:
    const Utf8Input& input_;
    std::string text_;
    std::vector<rostra_piece> pieces_;
};

}  // namespace rostra::captions
