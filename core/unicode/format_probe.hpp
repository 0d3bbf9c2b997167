// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace rostra::core {

/// The formats of text that are told apart, by the names under which readers' manifests accept them.
inline constexpr std::array<std::string_view, 6> kTextFormats = {"captions", "csv", "html",
                                                                 "json",     "tsv", "xml"};

/// What a document seems to be, other than prose.
struct FoundFormat {
    std::string_view name;  ///< with its article: "a web page (HTML)"
    std::string_view cure;  ///< what to do, an imperative
    /// Nothing else can look like this. Else it may yet be a text that somebody means to be read as it is.
    bool sure = true;
    /// WebVTT or SubRip: prose between times, which the layer `noise` can mark.
    bool captions = false;
    std::string_view format = {};  ///< one of kTextFormats; "": none of them
    /// What other files are in, and the host unpacks: "zip", "tar", "compressed" or "warc"; "": none of them.
    std::string_view packing = {};
};

// Only the beginning of a document is looked at (of ZIP archives the end, too), so the cost does not grow with it.
// A text that a person would call one is never `sure` to be anything else: what may be prose is prose. Source code,
// Markdown and other notations for people to read are texts.

/// By the bytes as they came: formats that are known by fixed bytes at fixed places.
[[nodiscard]] std::optional<FoundFormat> find_binary_format(std::string_view bytes);

/// By the decoded text: HTML, XML, JSON, tables of comma-separated values and the like, captions.
[[nodiscard]] std::optional<FoundFormat> find_text_format(std::string_view text);

}  // namespace rostra::core
