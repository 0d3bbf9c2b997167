// SPDX-License-Identifier: Apache-2.0
// What programs write of files, made up: `boxes`, `pages` or `pandoc` in ROSTRA_FUZZED says which the plugin converter takes it for. The programs
// themselves are other people's, and would take most of the time.
//
//     ROSTRA_FUZZED=pages fuzz_converted CORPUS_FOLDER [-runs=10000]
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "page_boxes.hpp"
#include "pandoc_text.hpp"
#include "pdf_lines.hpp"
#include "pdf_text.hpp"

namespace {

using rostra::Span;

void require_within(const std::string& text, Span span, std::int32_t& last) {
    if (span.begin < last || span.end < span.begin || static_cast<std::size_t>(span.end) > text.size()) {
        std::cerr << "a span is out of order or range\n";
        std::abort();
    }
    last = span.end;
}

void read_pages(std::string_view bytes) {
    std::vector<rostra::converter::PdfPage> pages = rostra::converter::pages_of(bytes);
    rostra::converter::mark_furniture(pages);
    const rostra::converter::PdfText text = rostra::converter::text_of(pages);
    std::int32_t last = 0;
    for (const Span page : text.pages) require_within(text.text, page, last);
    last = 0;
    for (const auto& mark : text.furniture) require_within(text.text, mark.place, last);
    last = 0;
    for (const auto& word : text.joined) require_within(text.text, word.place, last);
}

void read_document(std::string_view bytes) {
    try {
        const rostra::converter::PandocText text = rostra::converter::read_pandoc(bytes);
        std::int32_t last = 0;
        for (const Span note : text.notes) require_within(text.text, note, last);
        last = 0;
        for (const auto& heading : text.headings) require_within(text.text, heading.place, last);
    } catch (const std::runtime_error&) {
        return;  // no document of pandoc's
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const char* kind = std::getenv("ROSTRA_FUZZED");
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    if (kind != nullptr && std::string_view(kind) == "pandoc") {
        read_document(bytes);
    } else if (kind != nullptr && std::string_view(kind) == "boxes") {
        read_pages(rostra::converter::lines_of_boxes(bytes));
    } else {
        read_pages(bytes);
    }
    return 0;
}
