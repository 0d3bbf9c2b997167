// SPDX-License-Identifier: Apache-2.0
#include "report_html.hpp"

#include <algorithm>
#include <charconv>

namespace rostra::report {

namespace {

void append_fixed(std::string& out, double value, int digits) {
    char buffer[400];
    out.append(buffer,
               std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, digits).ptr);
}

void append_grouped(std::string& out, std::int64_t value) {
    const std::string digits = std::to_string(value);
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const bool after_digit = i != 0 && digits[i - 1] != '-';
        if (after_digit && (digits.size() - i) % 3 == 0) out += ',';
        out += digits[i];
    }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '"') {
            out += "&quot;";
        } else if (c == '\'') {
            out += "&#39;";
        } else if (c == '\r') {
            if (next != '\n') out += '\n';
        } else if (byte < 0x20 && c != '\n' && c != '\t') {
            out += "\xE2\x90";
            out += static_cast<char>(0x80 + byte);
        } else if (byte == 0x7F) {
            out += "\xE2\x90\xA1";
        } else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {  // the controls U+0080 to U+009F
            out += "\xEF\xBF\xBD";
            ++i;
        } else {
            out += c;
        }
    }
}

Html& Html::operator<<(std::string_view text) {
    append_escaped(file_->buffer(), text);
    file_->maybe_flush();
    return *this;
}

Html& Html::operator<<(Percent percent) {
    append_fixed(file_->buffer(), 100 * percent.share, 1);
    return *this << " %";
}

Html& Html::operator<<(Fixed fixed) {
    append_fixed(file_->buffer(), fixed.value, fixed.digits);
    return *this;
}

Html& Html::operator<<(Isolated isolated) { return *this << "<bdi>" << isolated.text << "</bdi>"; }

Html& Html::operator<<(Place place) {
    file_->write("d" + std::to_string(place.ordinal));
    if (place.begin >= 0) file_->write("b" + std::to_string(place.begin));
    return *this;
}

Html& Html::operator<<(Bar bar) {
    return *this << R"(<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">)"
                 << R"(<rect height="1" width=")" << Fixed{100 * std::clamp(bar.share, 0.0, 1.0), 1}
                 << R"("/></svg>)";
}

Html& Html::trusted(std::string_view markup) {
    file_->write(markup);
    return *this;
}

Html& Html::integer(std::int64_t value) {
    append_grouped(file_->buffer(), value);
    return *this;
}

std::string counted(std::int64_t number, std::string_view one, std::string_view many) {
    std::string out;
    append_grouped(out, number);
    out += ' ';
    out += number == 1 ? one : many;
    return out;
}

}  // namespace rostra::report
