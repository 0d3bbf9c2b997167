// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "rostra/services.hpp"

namespace rostra::report {

/// Appends text so that it can stand anywhere in a page: between tags and in quoted attributes. Characters that HTML
/// cannot hold or that would not be seen (controls) are shown by their pictures, as U+2400 for NUL.
void append_escaped(std::string& out, std::string_view text);

/// A share of 1 as "12.3 %".
struct Percent {
    double share;
};
/// A number with so many digits after the point.
struct Fixed {
    double value;
    int digits;
};
/// Text of its own direction, whatever stands around it.
struct Isolated {
    std::string_view text;
};
/// Names a place in a text: for an attribute `id`, and after '#' in a link. Of a whole document where `begin` is -1.
struct Place {
    std::int64_t ordinal;
    std::int32_t begin = -1;
};
/// A bar as long as the share, for the eye only: the number stands beside it.
struct Bar {
    double share;
};

/// Writes a page. String literals are markup and go out as they are; every other string is text and is escaped, so
/// nothing that a document says can become markup.
///
///     html << "<td>" << document.title << "</td>";
class Html {
public:
    explicit Html(OutputFile& file) : file_(&file) {}

    template <std::size_t kSize>
    Html& operator<<(const char (&markup)[kSize]) {
        file_->write({markup, kSize - 1});
        return *this;
    }
    Html& operator<<(std::string_view text);
    Html& operator<<(Percent percent);
    Html& operator<<(Fixed fixed);
    Html& operator<<(Isolated isolated);
    Html& operator<<(Place place);
    Html& operator<<(Bar bar);
    /// With a comma every three digits.
    template <std::integral Integer>
    Html& operator<<(Integer value) {
        return integer(static_cast<std::int64_t>(value));
    }
    /// Markup from a file of the plugin's own.
    Html& trusted(std::string_view markup);

private:
    Html& integer(std::int64_t value);
    OutputFile* file_;
};

/// "1 document", "2 documents"; with a comma every three digits.
[[nodiscard]] std::string counted(std::int64_t number, std::string_view one, std::string_view many);

}  // namespace rostra::report
