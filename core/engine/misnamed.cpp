// SPDX-License-Identifier: Apache-2.0
#include "engine/misnamed.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/wording.hpp"

namespace rostra::core {
namespace {

constexpr std::size_t kHead = 4096;

/// What a file is: told apart no finer than names do it.
enum class Sort : std::uint8_t { unknown, text, markup, table, json, captions, binary };

struct Ending {
    std::string_view ending;
    Sort sort;
};
constexpr std::array kEndings = {
    Ending{"txt", Sort::text},     Ending{"text", Sort::text},    Ending{"htm", Sort::markup},
    Ending{"html", Sort::markup},  Ending{"xhtml", Sort::markup}, Ending{"xml", Sort::markup},
    Ending{"csv", Sort::table},    Ending{"tsv", Sort::table},    Ending{"tab", Sort::table},
    Ending{"json", Sort::json},    Ending{"jsonl", Sort::json},   Ending{"ndjson", Sort::json},
    Ending{"vtt", Sort::captions}, Ending{"srt", Sort::captions}, Ending{"ass", Sort::captions},
    Ending{"ssa", Sort::captions}, Ending{"pdf", Sort::binary},   Ending{"doc", Sort::binary},
    Ending{"docx", Sort::binary},  Ending{"odt", Sort::binary},   Ending{"rtf", Sort::binary},
    Ending{"epub", Sort::binary},  Ending{"xls", Sort::binary},   Ending{"xlsx", Sort::binary},
    Ending{"ods", Sort::binary},   Ending{"ppt", Sort::binary},   Ending{"pptx", Sort::binary},
    Ending{"odp", Sort::binary},   Ending{"zip", Sort::binary},   Ending{"gz", Sort::binary},
    Ending{"tgz", Sort::binary},   Ending{"bz2", Sort::binary},   Ending{"xz", Sort::binary},
    Ending{"zst", Sort::binary},   Ending{"7z", Sort::binary},    Ending{"tar", Sort::binary},
    Ending{"warc", Sort::binary},  Ending{"png", Sort::binary},   Ending{"jpg", Sort::binary},
    Ending{"jpeg", Sort::binary},  Ending{"gif", Sort::binary},   Ending{"tif", Sort::binary},
    Ending{"tiff", Sort::binary},  Ending{"webp", Sort::binary},  Ending{"mp3", Sort::binary},
    Ending{"m4a", Sort::binary},   Ending{"wav", Sort::binary},   Ending{"flac", Sort::binary},
    Ending{"ogg", Sort::binary},   Ending{"mp4", Sort::binary},   Ending{"mkv", Sort::binary},
};

std::string ending_of(std::string_view name) {
    const std::string_view last = name.substr(name.rfind('/') + 1);
    const std::size_t dot = last.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return "";
    std::string ending(last.substr(dot + 1));
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

Sort sort_named_by(std::string_view ending) {
    const auto found = std::find_if(kEndings.begin(), kEndings.end(),
                                    [&](const Ending& known) { return known.ending == ending; });
    return found == kEndings.end() ? Sort::unknown : found->sort;
}

Sort sort_of(const FoundFormat& format) {
    if (format.captions) return Sort::captions;
    if (format.format == "html" || format.format == "xml") return Sort::markup;
    if (format.format == "csv" || format.format == "tsv") return Sort::table;
    if (format.format == "json") return Sort::json;
    return Sort::binary;
}

std::string_view name_of(Sort sort) {
    switch (sort) {
        case Sort::table:
            return "rows of a table";
        case Sort::json:
            return "data (JSON)";
        case Sort::captions:
            return "captions";
        default:
            return "that format";
    }
}

}  // namespace

bool is_named_binary(std::string_view name) { return sort_named_by(ending_of(name)) == Sort::binary; }

std::string misnamed(std::string_view name, std::string_view bytes, const ReaderChoice& choice, bool judged) {
    const std::string ending = ending_of(name);
    const Sort named = sort_named_by(ending);
    if (named == Sort::unknown || bytes.empty()) return "";
    const std::string head = "is named " + in_quotes("." + ending) + ", and ";
    if (choice.format) {
        const bool told = choice.format->sure || choice.format->captions;
        if (!told || judged || sort_of(*choice.format) == named) return "";
        return head + "is " + std::string(choice.format->name);
    }
    // What was looked at and is of no format may yet be a small table, or a piece of a page.
    if (!choice.prose || named == Sort::text || named == Sort::markup) return "";
    if (bytes.substr(0, kHead).find('\0') != std::string_view::npos) return "";
    if (named == Sort::binary) return head + "holds plain text";
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    if (named == Sort::table && line.find_first_of(",;\t|") != std::string_view::npos) return "";
    return head + "does not begin with " + std::string(name_of(named));
}

}  // namespace rostra::core
