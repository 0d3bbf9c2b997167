// SPDX-License-Identifier: Apache-2.0
#include "json_scan.hpp"

#include "rostra/analysis/language/byte_search.hpp"

namespace rostra::tables {

namespace {

constexpr std::size_t kDeepest = 500;        // brackets within brackets; what is deeper is no data
constexpr std::size_t kMostFields = 10'000;  // of a record

}  // namespace

std::size_t JsonScan::skip_space(std::size_t at) const {
    while (at < text_.size() && (text_[at] == ' ' || (text_[at] >= '\t' && text_[at] <= '\r'))) ++at;
    return at;
}

std::size_t JsonScan::string_end(std::size_t at) const {
    const std::size_t open = at++;
    for (;;) {
        at = find_any<'"', '\\'>(text_, at);
        if (at >= text_.size()) throw JsonFault{open, "the string is not closed that begins"};
        if (text_[at] == '"') return at + 1;
        at += 2;
    }
}

std::size_t JsonScan::value_end(std::size_t at) const {
    const std::size_t begin = at;
    std::size_t depth = 0;
    do {
        const char c = this->at(at);
        if (c == '"') {
            at = string_end(at);
        } else if (c == '{' || c == '[') {
            if (++depth > kDeepest) throw JsonFault{at, "more than 500 brackets are open"};
            ++at;
        } else if (c == '}' || c == ']') {
            if (depth == 0) throw JsonFault{at, "a value should stand"};
            --depth;
            ++at;
        } else if (at >= text_.size()) {
            throw JsonFault{begin, "the value is not closed that begins"};
        } else if (depth == 0) {
            const std::size_t end = find_any<',', ']', '}', ':', ' ', '\t', '\r', '\n', '"'>(text_, at);
            if (end == at) throw JsonFault{at, "a value should stand"};
            return end;
        } else {
            at = find_any<'"', '[', ']', '{', '}'>(text_, at);
        }
    } while (depth > 0);
    return at;
}

std::size_t JsonScan::element(std::size_t at, bool first) const {
    at = skip_space(at);
    if (this->at(at) == ']') return std::string_view::npos;
    if (first) return at;
    if (this->at(at) != ',') throw JsonFault{at, "a comma or a closing bracket should stand"};
    return skip_space(at + 1);
}

void JsonScan::fields(std::size_t at, const std::string& prefix, TableRow& row, int depth) const {
    members(at, [&](std::string_view name, std::size_t value) {
        const std::string full = prefix + std::string(name);
        const char c = this->at(value);
        if (c == '{') {
            if (depth > 0) fields(value, full + '.', row, depth - 1);
            return;
        }
        if (c == '[') return;
        const std::size_t end = value_end(value);
        if (row.fields.size() >= kMostFields) {
            row.wrong = "it has more than 10,000 fields";
        } else if (c == '"') {
            row.fields.push_back({full, {value + 1, end - 1, Written::json_string}});
        } else if (text_.substr(value, end - value) != "null") {
            row.fields.push_back({full, {value, end, Written::plain}});
        }
    });
}

}  // namespace rostra::tables
