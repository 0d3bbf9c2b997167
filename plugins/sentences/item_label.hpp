// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rostra::sentences {

/// What an item of a list begins with: a bullet, a number or letter with the mark behind it, or both.
///
///     •   1.   2)   3.)   (b)   iv)   • 9.
class ItemLabel {
public:
    /// The label that `text` begins with; one without a size where there is none.
    /// A dash or an asterisk is a bullet where `at_line_begin`, and within a line it is not.
    [[nodiscard]] static ItemLabel at_begin_of(std::string_view text, bool at_line_begin = false);

    /// In bytes, without the white space behind it. 0: there is no label.
    [[nodiscard]] std::size_t size() const { return size_; }

    /// A number and a full stop, which some languages write for `first`, `second`.
    [[nodiscard]] bool may_be_ordinal() const { return digits_ != 0 && closing_ == "."; }

    /// `1)`, `(a)`: nothing else looks like it at the beginning of a line.
    [[nodiscard]] bool is_bracketed() const { return closing_.ends_with(')'); }

    /// A bullet, or what numbers the first item: 1, a, i.
    [[nodiscard]] bool is_first() const {
        return size_ != 0 &&
               (closing_.empty() || digits_ == 1 || roman_ == 1 || letter_ == 'a' || letter_ == 'A');
    }

    /// Whether `next` labels the item behind this one's: `2)` for `1)`, the same bullet for a bullet.
    [[nodiscard]] bool goes_before(const ItemLabel& next) const;

    /// Where the next item of this list begins in `text`, which begins behind this label. npos where it does not.
    [[nodiscard]] std::size_t next_item(std::string_view text) const;

private:
    [[nodiscard]] bool read_number(std::string_view word);

    std::size_t size_ = 0;
    std::string_view bullet_;
    std::string_view closing_;
    bool opened_ = false;
    std::int32_t digits_ = 0;  ///< the number in digits, or 0
    std::int32_t roman_ = 0;   ///< the same in small Roman numerals; `i` is a letter too
    char letter_ = 0;          ///< the letter, or 0
};

}  // namespace rostra::sentences
