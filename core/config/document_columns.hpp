// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "manifest/manifest.hpp"

namespace rostra::core {

/// A column of the table `document` that counts the rows which each document has in a layer.
struct DocumentCount {
    std::string_view column;
    std::string_view layer;  ///< by its name in the pipeline; 0 rows where nobody writes it
};

/// The counts of the table `document`, in the order of its columns. A document's counts are in this order everywhere.
inline constexpr std::array kDocumentCounts = {
    DocumentCount{"tokens", "token"},
    DocumentCount{"turns", "turn"},
};

/// A number for each of kDocumentCounts.
template <class Number>
using CountsOf = std::array<Number, kDocumentCounts.size()>;

/// What the table `document` holds of a document.
enum class DocumentValue { ordinal, uri, title, date, language, bytes, count, hash };

struct DocumentColumn {
    ColumnSpec spec;
    DocumentValue value = DocumentValue::ordinal;
    std::size_t count = 0;  ///< of a count its index in kDocumentCounts
};

/// The columns of the table `document`, in order.
[[nodiscard]] const std::vector<DocumentColumn>& document_columns();

}  // namespace rostra::core
