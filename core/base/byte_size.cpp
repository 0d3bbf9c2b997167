// SPDX-License-Identifier: Apache-2.0
#include "base/byte_size.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace rostra::core {
namespace {

struct Unit {
    std::string_view name;  // lower case
    std::string_view shown;
    std::int64_t bytes;
};

constexpr std::array kUnits = {
    Unit{"tib", "TiB", std::int64_t{1} << 40},
    Unit{"gib", "GiB", std::int64_t{1} << 30},
    Unit{"mib", "MiB", std::int64_t{1} << 20},
    Unit{"kib", "KiB", std::int64_t{1} << 10},
    Unit{"b", "B", 1},
    Unit{"", "", 1},
    Unit{"tb", "", 1'000'000'000'000},
    Unit{"gb", "", 1'000'000'000},
    Unit{"mb", "", 1'000'000},
    Unit{"kb", "", 1'000},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::optional<std::int64_t> parse_byte_size(std::string_view text) {
    std::int64_t number = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    while (text.starts_with(' ')) text.remove_prefix(1);
    std::string name(text);
    std::transform(name.begin(), name.end(), name.begin(), lower);
    const auto* const unit =
        std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& u) { return u.name == name; });
    if (unit == kUnits.end() || number > std::numeric_limits<std::int64_t>::max() / unit->bytes)
        return std::nullopt;
    return number * unit->bytes;
}

std::string format_byte_size(std::int64_t bytes) {
    for (const Unit& unit : kUnits) {
        if (!unit.shown.empty() && bytes % unit.bytes == 0 && (bytes != 0 || unit.bytes == 1)) {
            return std::to_string(bytes / unit.bytes) + " " + std::string(unit.shown);
        }
    }
    return std::to_string(bytes) + " B";
}

}  // namespace rostra::core
