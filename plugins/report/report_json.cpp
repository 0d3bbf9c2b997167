// SPDX-License-Identifier: Apache-2.0
#include "report_json.hpp"

namespace rostra::report {

void append_json(std::string& out, std::string_view text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20 || c == '<' || byte == 0x7F) {
            out += "\\u00";
            out += kDigits[byte >> 4U];
            out += kDigits[byte & 15U];
        } else {
            out += c;
        }
    }
    out += '"';
}

std::string script_safe(std::string_view json) {
    std::string out;
    out.reserve(json.size());
    for (const char c : json) {
        if (c == '<') {
            out += "\\u003c";  // in JSON a '<' stands in strings alone
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace rostra::report
