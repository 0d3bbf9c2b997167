// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "rostra/abi/base.h"

namespace rostra::inline v0 {

/// Half-open bytes [begin, end) of one document's text.
struct Span {
    std::int32_t begin = 0;
    std::int32_t end = 0;

    [[nodiscard]] constexpr std::int32_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    [[nodiscard]] constexpr bool contains(Span inner) const {
        return begin <= inner.begin && inner.end <= end;
    }
    [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    friend constexpr bool operator==(Span, Span) = default;
    friend constexpr auto operator<=>(Span, Span) = default;
};

[[nodiscard]] inline std::string_view view(rostra_str string) {
    return {string.data, static_cast<std::size_t>(string.size)};
}
[[nodiscard]] inline rostra_str str(std::string_view string) {
    return {string.data(), static_cast<std::int64_t>(string.size())};
}
[[nodiscard]] inline std::string_view slice(std::string_view text, Span span) {
    return text.substr(static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.size()));
}

}  // namespace rostra::inline v0
