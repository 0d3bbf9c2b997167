// SPDX-License-Identifier: Apache-2.0
#include "csv_cell.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace rostra::csv {

namespace {

constexpr std::array<bool, 256> kNeedsQuotes = [] {
    std::array<bool, 256> needs{};
    for (const char c : {',', '"', '\r', '\n'}) needs[static_cast<unsigned char>(c)] = true;
    return needs;
}();

}  // namespace

void append_cell(std::string& out, std::string_view value) {
    const bool plain = std::none_of(value.begin(), value.end(),
                                    [](char c) { return kNeedsQuotes[static_cast<unsigned char>(c)]; });
    if (plain) {
        out.append(value);
        return;
    }
    out.push_back('"');
    for (;;) {
        const std::size_t quote = value.find('"');
        if (quote == std::string_view::npos) break;
        out.append(value.substr(0, quote + 1));
        out.push_back('"');
        value.remove_prefix(quote + 1);
    }
    out.append(value);
    out.push_back('"');
}

bool is_formula(std::string_view value) {
    return !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
}

}  // namespace rostra::csv
