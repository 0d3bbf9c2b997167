// SPDX-License-Identifier: Apache-2.0
#include "report_html.hpp"

#include <cstddef>

namespace rostra::report {

namespace {

// Where no script runs nothing sorts or filters them: a page of more would not be read.
constexpr std::size_t kListedWithoutScript = 1000;

void append_grouped(std::string& out, std::int64_t value) {
    const std::string digits = std::to_string(value);
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const bool after_digit = i != 0 && digits[i - 1] != '-';
        if (after_digit && (digits.size() - i) % 3 == 0) out += ',';
        out += digits[i];
    }
}

/// Its own direction, whatever stands around it.
void append_cell(std::string& out, std::string_view text) {
    out += "<td><bdi>";
    append_escaped(out, text);
    out += "</bdi></td>";
}

void append_number_cell(std::string& out, std::int64_t number) {
    out += "<td class=\"number\">";
    append_grouped(out, number);
    out += "</td>";
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

std::string counted(std::int64_t number, std::string_view one, std::string_view many) {
    std::string out;
    append_grouped(out, number);
    out += ' ';
    out += number == 1 ? one : many;
    return out;
}

std::string without_script(std::string_view title, const std::vector<ListedDocument>& documents,
                           const std::vector<std::string>& left_out) {
    std::int64_t tokens = 0;
    for (const ListedDocument& document : documents) tokens += document.tokens;
    std::string out = "<noscript><main class=\"noscript\"><h1><bdi>";
    append_escaped(out, title);
    out += "</bdi></h1><p>";
    out += counted(static_cast<std::int64_t>(documents.size()), "document", "documents");
    if (tokens > 0) out += ", " + counted(tokens, "word", "words");
    out +=
        ". This page draws its views with a script, which your browser does not run. The documents are "
        "listed here, and below them the first rows of every table and layer; all rows are in the files "
        "beside "
        "this page.</p>"
        "<table><caption>Documents</caption><thead><tr><th scope=\"col\">Document</th>"
        "<th scope=\"col\">Title</th><th scope=\"col\">Date</th><th scope=\"col\">Language</th>"
        "<th scope=\"col\">Words</th><th scope=\"col\">Bytes</th></tr></thead><tbody>";
    for (std::size_t i = 0; i < documents.size() && i < kListedWithoutScript; ++i) {
        const ListedDocument& document = documents[i];
        out += "<tr>";
        for (const std::string* text : {&document.id, &document.title, &document.date, &document.language}) {
            append_cell(out, *text);
        }
        append_number_cell(out, document.tokens);
        append_number_cell(out, document.bytes);
        out += "</tr>";
    }
    out += "</tbody></table>";
    if (documents.size() > kListedWithoutScript) {
        out += "<p>" +
               counted(static_cast<std::int64_t>(documents.size() - kListedWithoutScript), "more document",
                       "more documents") +
               "</p>";
    }
    for (const std::string& sentence : left_out) {
        out += "<p>Not in this page: ";
        append_escaped(out, sentence);
        out += "</p>";
    }
    return out + "</main></noscript>\n";
}

}  // namespace rostra::report
