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

namespace rostra::tei {

/// The text of a document: white space folded, a blank line between blocks. What stands between two words is put there only when
/// the next word comes, so a text never ends in white space.
class TeiText {
public:
    explicit TeiText(const Utf8Input& input) : input_(input) {}

    /// Characters that bytes [begin, end) of the input's text stand for. Returns where their words stand; empty at the end where
    /// they are white space alone.
    Span add(std::string_view characters, std::size_t begin, std::size_t end);
    void break_block() { between_ = text_.empty() ? 0 : 2; }
    void break_line() {
        if (!text_.empty() && between_ == 0) between_ = 1;
    }
    void add_gap() { gap_ = true; }
    /// The next word goes on the one before, whatever white space lies between.
    void join() { joined_ = true; }

    /// Whether the next word stands in the block of the one before.
    [[nodiscard]] bool goes_on() const { return between_ == 0 && !text_.empty(); }
    [[nodiscard]] std::int32_t size() const { return static_cast<std::int32_t>(text_.size()); }
    /// What was added since the text had `from` bytes, without white space before it.
    [[nodiscard]] Span since(std::int32_t from) const;

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const std::vector<rostra_piece>& pieces() const { return pieces_; }

private:
    void put(std::string_view words, std::size_t begin, std::size_t end);

    const Utf8Input& input_;
    std::string text_;
    std::vector<rostra_piece> pieces_;
    int between_ = 0;  // line ends before the next word
    bool gap_ = false;
    bool joined_ = false;
};

}  // namespace rostra::tei
