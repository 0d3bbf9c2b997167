// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "table_row.hpp"

namespace rostra::tables {

/// Something at a byte of the text that is no JSON.
struct JsonFault {
    std::size_t at = 0;
    const char* what = "";
};

/// Walks over JSON by its bytes, so that every value is known by its place. It goes down without recursion; what it passes over it
/// looks at only as far as brackets and quotation marks. Throws JsonFault.
class JsonScan {
public:
    explicit JsonScan(std::string_view text) : text_(text) {}

    [[nodiscard]] std::size_t skip_space(std::size_t at) const;
    /// `at`: a quotation mark. Behind the one that closes it.
    [[nodiscard]] std::size_t string_end(std::size_t at) const;
    /// Behind the value that begins at `at`.
    [[nodiscard]] std::size_t value_end(std::size_t at) const;
    [[nodiscard]] char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

    /// Calls take(name, at) for the members of the object at `at`; behind it.
    template <class Take>
    std::size_t members(std::size_t at, Take take) const {
        at = skip_space(at + 1);
        if (this->at(at) == '}') return at + 1;
        for (;;) {
            if (this->at(at) != '"') throw JsonFault{at, "a name in quotation marks should stand"};
            const std::size_t name_end = string_end(at);
            const std::string_view name = text_.substr(at + 1, name_end - at - 2);
            at = skip_space(name_end);
            if (this->at(at) != ':') throw JsonFault{at, "a colon should stand"};
            at = skip_space(at + 1);
            take(name, at);
            at = skip_space(value_end(at));
            if (this->at(at) == '}') return at + 1;
            if (this->at(at) != ',') throw JsonFault{at, "a comma or a closing brace should stand"};
            at = skip_space(at + 1);
        }
    }

    /// Where the next element of an array begins; `at` is behind its bracket, or behind an element. npos: the array ends.
    [[nodiscard]] std::size_t element(std::size_t at, bool first) const;

    /// The fields of the object at `at`: strings, numbers, true and false. Those of objects within it are named `outer.inner`,
    /// four deep at most; null and lists are none.
    void fields(std::size_t at, const std::string& prefix, TableRow& row, int depth = 4) const;

private:
    std::string_view text_;
};

}  // namespace rostra::tables
