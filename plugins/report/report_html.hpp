// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report_documents.hpp"

namespace rostra::report {

/// Appends text so that it can stand anywhere in a page: between tags and in quoted attributes. Characters that HTML
/// cannot hold or that would not be seen (controls) are shown by their pictures, as U+2400 for NUL.
void append_escaped(std::string& out, std::string_view text);

/// "1 document", "2,000 documents".
[[nodiscard]] std::string counted(std::int64_t number, std::string_view one, std::string_view many);

/// What can be read where no script runs, as markup: how much there is, the documents as a table, what was left out.
[[nodiscard]] std::string without_script(std::string_view title, const std::vector<ListedDocument>& documents,
                                         const std::vector<std::string>& left_out);

}  // namespace rostra::report
