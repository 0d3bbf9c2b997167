// SPDX-License-Identifier: Apache-2.0
#include "numbered_roles.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/span.hpp"

namespace rostra::speakers {

namespace {

/// Where digits and a period before a label begin; the label's begin where none stand there.
std::int32_t number_begin(std::string_view text, const Label& label) {
    auto at = static_cast<std::size_t>(label.begin);
    while (at > 0 && text[at - 1] == ' ') --at;
    if (at == 0 || text[at - 1] != '.') return label.begin;
    std::size_t digits = --at;
    while (digits > 0 && is_ascii_digit(text[digits - 1])) --digits;
    return digits == at ? label.begin : static_cast<std::int32_t>(digits);
}

}  // namespace

void join_numbers(std::string_view text, std::vector<Label>& readings) {
    struct Numbers {
        int uses = 0;
        std::set<std::string_view> different;
    };
    std::map<std::string_view, Numbers> by_name;
    const auto is_numbered = [&](const Label& label) {
        return label.form.opening == Opening::number && number_begin(text, label) < label.begin;
    };
    for (const Label& label : readings) {
        if (!is_numbered(label)) continue;
        Numbers& numbers = by_name[slice(text, label.span())];
        ++numbers.uses;
        numbers.different.insert(slice(text, {number_begin(text, label), label.begin}));
    }
    for (Label& label : readings) {
        if (!is_numbered(label)) continue;
        const Numbers& numbers = by_name.at(slice(text, label.span()));
        if (numbers.different.size() < 2 || numbers.uses < 2 * static_cast<int>(numbers.different.size()))
            continue;
        label.begin = number_begin(text, label);
        label.form.opening = Opening::none;
    }
}

}  // namespace rostra::speakers
