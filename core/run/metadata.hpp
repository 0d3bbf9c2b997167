// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace rostra::core {

/// What a person knows of the documents: a CSV table whose first column is the document's id. Each further
/// column is a fact, by its name in the header; an empty cell says nothing.
class Metadata {
public:
    /// Names of the facts, in the file's order.
    [[nodiscard]] const std::vector<std::string>& facts() const { return facts_; }
    /// The row of a document, as long as `facts()`; empty where it has none. Thread-safe.
    [[nodiscard]] std::span<const std::string> row(std::string_view document) const;
    [[nodiscard]] std::size_t rows() const { return ids_.size(); }
    /// The number of a document's row, in the file's order; none where it has none. Thread-safe.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view document) const;
    /// The rows of the documents of one file, FILE#KEY, whatever the keys are. Thread-safe.
    [[nodiscard]] std::span<const std::size_t> rows_of_file(std::string_view file) const;
    /// The document that a row is for.
    [[nodiscard]] const std::string& id(std::size_t row) const { return ids_[row]; }

private:
    friend class MetadataReader;

    std::vector<std::string> facts_;
    std::vector<std::string> ids_;
    std::vector<std::string> cells_;  // row by row
    std::vector<std::size_t> by_id_;  // rows, sorted by their ids
};

/// Metadata, or all that is wrong with the file.
struct ReadMetadata {
    Metadata metadata;
    std::vector<Diagnostic> errors;
};

/// RFC 4180: quotes, line breaks within them, CRLF or LF; in any encoding that `decode` finds. `shown` is how
/// messages name the file.
[[nodiscard]] ReadMetadata parse_metadata(std::string_view bytes, std::string_view shown);
[[nodiscard]] ReadMetadata read_metadata(const std::string& path, std::string_view shown);

}  // namespace rostra::core
