// SPDX-License-Identifier: Apache-2.0
#include "engine/record_check.hpp"

#include <algorithm>

#include "base/wording.hpp"
#include "rostra/span.hpp"
#include "unicode/utf8.hpp"

namespace rostra::core {

namespace {

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

CallFailure wrong(std::string message) { return {"plugin", std::move(message), 0, -1, 0, 0}; }

}  // namespace

std::string record_id(std::string_view file, std::string_view key) {
    std::string id(file);
    if (key.empty()) return id;
    id += '#';
    return id += is_utf8(key) && !has_control(key) ? std::string(key) : printable(key);
}

std::optional<CallFailure> check_record(const rostra_record& record) {
    const std::string_view key = rostra::view(record.key);
    if (!is_utf8(key)) return wrong("the reader gave it a key that is not valid UTF-8");
    if (has_control(key))
        return wrong("the reader gave it a key that holds control characters or line breaks");
    for (std::int64_t i = 0; i < record.fact_count; ++i) {
        const std::string_view name = rostra::view(record.facts[2 * i]);
        const std::string_view value = rostra::view(record.facts[2 * i + 1]);
        if (!is_utf8(name) || has_control(name)) {
            return wrong("the reader named a fact of it " + in_quotes(name) +
                         ", which is not valid UTF-8 or holds control characters");
        }
        if (!is_utf8(value))
            return wrong("the reader's fact " + in_quotes(name) + " of it is not valid UTF-8");
        if (value.find('\0') != std::string_view::npos)
            return wrong("the reader's fact " + in_quotes(name) + " of it holds a NUL character");
    }
    return std::nullopt;
}

}  // namespace rostra::core
