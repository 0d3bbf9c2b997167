// SPDX-License-Identifier: Apache-2.0
#include "run/source_lines.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;

std::string quoted(std::string_view text) {
    return Json(std::string(text)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What every line of the document begins with, and no other.
std::string beginning_of(std::string_view document) { return "{\"document\":" + quoted(document) + ','; }

std::optional<DocumentSources> parse(std::string_view line) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("input") || !json["input"].is_string() ||
        !json.contains("pieces"))
        return std::nullopt;
    DocumentSources sources{json["input"].get<std::string>(), {}};
    for (const Json& piece : json["pieces"]) {
        const bool four = piece.is_array() && piece.size() == 4 &&
                          std::all_of(piece.begin(), piece.end(),
                                      [](const Json& number) { return number.is_number_integer(); });
        if (!four) return std::nullopt;
        sources.pieces.push_back({piece[0].get<std::int64_t>(), piece[1].get<std::int64_t>(),
                                  piece[2].get<std::int64_t>(), piece[3].get<std::int64_t>()});
    }
    return sources;
}

}  // namespace

std::string to_json_line(std::string_view document, std::string_view input,
                         std::span<const SourcePiece> pieces) {
    std::string line = beginning_of(document) + "\"input\":" + quoted(input) + ",\"pieces\":[";
    for (const SourcePiece& piece : pieces) {
        if (line.back() != '[') line += ',';
        for (const auto& [mark, number] : {std::pair{'[', piece.begin},
                                           {',', piece.end},
                                           {',', piece.source_begin},
                                           {',', piece.source_end}})
            line += mark + std::to_string(number);
        line += ']';
    }
    return line + "]}";
}

Result<std::optional<DocumentSources>> find_sources(std::string_view lines, std::string_view document) {
    const std::string beginning = beginning_of(document);
    for (std::size_t number = 1; !lines.empty(); ++number) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(line.size() + 1, lines.size()));
        if (!line.starts_with(beginning)) continue;
        if (std::optional<DocumentSources> sources = parse(line)) return sources;
        return Error::failed(std::string(kSourcesName) + ":" + std::to_string(number) +
                             ": is no such line as a run writes; run again");
    }
    return std::optional<DocumentSources>();
}

}  // namespace rostra::core
