// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/abi/reader.h"
#include "rostra/analysis/language/utf8_input.hpp"
#include "table_row.hpp"

namespace rostra::tables {

/// A text made of values, and where each stretch of it stands in the input.
class RowText {
public:
    explicit RowText(const Utf8Input& input) : input_(input) {}

    void clear() {
        text_.clear();
        pieces_.clear();
    }
    /// The value as it is meant: "" is ", \n a line break. NUL, and half a pair of UTF-16, become U+FFFD.
    void add(const Value& value);
    /// The same with one blank for each stretch of white space, for names.
    void add_name(const Value& value);
    /// Marks that are no part of the input.
    void add_marks(std::string_view marks) { text_ += marks; }

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const std::vector<rostra_piece>& pieces() const { return pieces_; }

private:
    void put(std::string_view words, std::size_t begin, std::size_t end);
    std::size_t add_escape(std::size_t at, std::size_t end);

    const Utf8Input& input_;
    std::string text_;
    std::vector<rostra_piece> pieces_;
};

/// What a value means, alone.
[[nodiscard]] std::string plain_text(const Utf8Input& input, const Value& value);

}  // namespace rostra::tables
