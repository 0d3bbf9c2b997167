// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "laws/in_memory_host.hpp"

namespace rostra::test {

/// The layer `token` as components see it that ask for `norm`.
inline const laws::Shape kTokenLayer = {
    laws::Shape::Kind::layer, "token", {{"norm", laws::ColumnKind::dictionary}}, true};

/// Words of a text for tests, plainly: runs of ASCII letters, digits and everything beyond ASCII; norms in
/// lower case where they are ASCII.
inline std::vector<laws::LayerRow> words_of(std::string_view text) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c < 0;
    };
    std::vector<laws::LayerRow> rows;
    for (std::size_t i = 0; i < text.size();) {
        if (!letter(text[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        std::string norm;
        for (; i < text.size() && letter(text[i]); ++i) {
            norm += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + ('a' - 'A')) : text[i];
        }
        rows.push_back({{static_cast<std::int32_t>(begin), static_cast<std::int32_t>(i)}, {std::move(norm)}});
    }
    return rows;
}

/// A document with its words as layer `token`.
inline laws::TestDocument document_of(std::int64_t ordinal, std::string id, std::string text) {
    laws::TestDocument document{ordinal, std::move(id), std::move(text), "en", {}};
    document.layers["token"] = words_of(document.text);
    return document;
}

/// Documents 0, 1, 2, … named `0.txt`, `1.txt`, ….
inline laws::TestDocuments documents_of(const std::vector<std::string>& texts) {
    laws::TestDocuments documents;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        documents.push_back(document_of(static_cast<std::int64_t>(i), std::to_string(i) + ".txt", texts[i]));
    }
    return documents;
}

}  // namespace rostra::test
