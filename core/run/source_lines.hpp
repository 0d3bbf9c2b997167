// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "engine/run_host.hpp"

namespace rostra::core {

/// The file of a run directory that says where texts stand in their inputs, a line a document:
///
///     {"document":"a.html","input":"a.html","pieces":[[0,5,120,125],[5,6,125,130]]}
///
/// A document without a line is its input from the first byte on.
inline constexpr const char* kSourcesName = "sources.jsonl";

/// A line without its line break. A piece is begin, end, source_begin, source_end.
[[nodiscard]] std::string to_json_line(std::string_view document, std::string_view input,
                                       std::span<const SourcePiece> pieces);

/// Where a document's text comes from.
struct DocumentSources {
    std::string input;
    std::vector<SourcePiece> pieces;
};

/// The line of a document among all `lines` of the file; none where it has none. The error says which line is damaged.
[[nodiscard]] Result<std::optional<DocumentSources>> find_sources(std::string_view lines,
                                                                  std::string_view document);

}  // namespace rostra::core
