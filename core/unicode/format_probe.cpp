// SPDX-License-Identifier: Apache-2.0
#include "unicode/format_probe.hpp"

#include <algorithm>
#include <cstddef>

#include "unicode/caption_probe.hpp"
#include "unicode/format_signatures.hpp"
#include "unicode/json_probe.hpp"
#include "unicode/markup_probe.hpp"
#include "unicode/table_probe.hpp"
#include "unicode/utf8.hpp"

namespace rostra::core {

namespace {

constexpr std::size_t kHead = std::size_t{64} << 10;
constexpr std::string_view kPandoc = "make a text of it (`pandoc -t plain` of the package pandoc)";
constexpr std::string_view kXlsx = "make a table of it (`xlsx2csv` of the package xlsx2csv)";
constexpr std::string_view kOds =
    "make a table of it (`soffice --convert-to csv` of the package libreoffice)";
constexpr std::string_view kSlides =
    "make a PDF of it (`soffice --convert-to pdf` of the package libreoffice)";
constexpr std::string_view kSaveText = "save its text as a file (File > Save as > Plain text)";

/// Most signatures differ in their first byte from most documents, which is all that this costs then.
bool fits(const SignaturePart& part, std::string_view bytes) {
    if (part.bytes.empty()) return true;
    return bytes.size() > part.offset && bytes[part.offset] == part.bytes[0] &&
           bytes.substr(part.offset).starts_with(part.bytes);
}

/// Office documents and e-books are ZIP archives; which, their entries' names say. These stand before each entry,
/// and all of them again at the end.
FoundFormat zip_format(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, kHead);
    const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), kHead));
    const auto holds = [&](std::string_view name) {
        return head.find(name) != std::string_view::npos || tail.find(name) != std::string_view::npos;
    };
    if (head.find("application/epub+zip") != std::string_view::npos) return {"an e-book (EPUB)", kPandoc};
    if (head.find("application/vnd.oasis.opendocument.spreadsheet") != std::string_view::npos)
        return {"a spreadsheet (OpenDocument)", kOds};
    if (head.find("application/vnd.oasis.opendocument") != std::string_view::npos)
        return {"an OpenDocument file", kPandoc};
    if (holds("[Content_Types].xml")) {
        if (holds("word/")) return {"a Word document", kPandoc};
        if (holds("xl/")) return {"an Excel workbook", kXlsx};
        if (holds("ppt/")) return {"a PowerPoint presentation", kSlides};
    }
    FoundFormat archive{"an archive (ZIP)", "end its name in '.zip' to have the files in it read"};
    archive.packing = "zip";
    return archive;
}

/// The beginning of a text, up to the end of a line where the text is longer.
std::string_view head_of(std::string_view text) {
    if (text.size() <= kHead) return text;
    const std::string_view head = text.substr(0, kHead);
    const std::size_t line_end = head.rfind('\n');
    return line_end == std::string_view::npos ? head : head.substr(0, line_end + 1);
}

}  // namespace

std::optional<FoundFormat> find_binary_format(std::string_view bytes) {
    if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
    using namespace std::string_view_literals;
    if (bytes.starts_with("PK\3\4"sv) || bytes.starts_with("PK\5\6\0"sv)) return zip_format(bytes);
    for (const FormatSignature& signature : format_signatures()) {
        if (!fits(signature.first, bytes) || !fits(signature.second, bytes)) continue;
        FoundFormat format{signature.name, signature.cure};
        format.packing = signature.packing;
        return format;
    }
    return std::nullopt;
}

std::optional<FoundFormat> find_text_format(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n\f");
    if (begin == std::string_view::npos) return std::nullopt;
    const std::string_view head = head_of(text.substr(begin));
    const bool cut = head.size() < text.size() - begin;
    if (head[0] == '<') {
        switch (find_markup(head, text)) {
            case Markup::html:
                return FoundFormat{"a web page (HTML)", kSaveText, true, false, "html"};
            case Markup::xml:
                return FoundFormat{"an XML document", "save the texts in it as plain text", true, false,
                                   "xml"};
            case Markup::none:
                return std::nullopt;
        }
    }
    if (is_json(head, cut))
        return FoundFormat{"data (JSON)", "save the texts in it, a file each", true, false, "json"};
    if (const std::string_view captions = caption_format(head); !captions.empty())
        return FoundFormat{captions, "add a stage `noise`", false, true, "captions"};
    const Table table = find_table(head);
    if (table.verdict == Table::Verdict::none) return std::nullopt;
    const bool tabs = table.delimiter == '\t';
    return FoundFormat{tabs ? "a table (TSV)" : "a table (CSV)", "save the texts in it, a file each",
                       table.verdict == Table::Verdict::sure, false, tabs ? "tsv" : "csv"};
}

}  // namespace rostra::core
