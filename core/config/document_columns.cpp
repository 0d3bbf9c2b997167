// SPDX-License-Identifier: Apache-2.0
#include "config/document_columns.hpp"

#include <string>
#include <utility>

namespace rostra::core {
namespace {

DocumentColumn column(std::string name, DocumentValue value, ColumnType type, std::string unit,
                      std::string doc) {
    return {{std::move(name), type, std::move(unit), std::move(doc)}, value, 0};
}

std::vector<DocumentColumn> make_columns() {
    using Value = DocumentValue;
    std::vector<DocumentColumn> columns = {
        column("document", Value::ordinal, ColumnType::document, "",
               "Its id: the path below the input root."),
        column("uri", Value::uri, ColumnType::string, "", "Where it comes from."),
        column("title", Value::title, ColumnType::string, "", "The fact 'title'."),
        column("date", Value::date, ColumnType::date, "", "The fact 'date'."),
        column("language", Value::language, ColumnType::dictionary, "", "BCP 47 tag."),
        column("bytes", Value::bytes, ColumnType::int64, "bytes", "Of its text in UTF-8.")};
    for (std::size_t i = 0; i < kDocumentCounts.size(); ++i) {
        const std::string name(kDocumentCounts[i].column);
        columns.push_back(column(name, Value::count, ColumnType::int64, name,
                                 "Rows of the layer '" + std::string(kDocumentCounts[i].layer) + "'."));
        columns.back().count = i;
    }
    columns.push_back(
        column("xxh128", Value::hash, ColumnType::string, "", "Hash of its text, XXH3 of 128 bits."));
    return columns;
}

}  // namespace

const std::vector<DocumentColumn>& document_columns() {
    static const std::vector<DocumentColumn> columns = make_columns();
    return columns;
}

}  // namespace rostra::core
