// SPDX-License-Identifier: Apache-2.0
#include "sql_table.hpp"

#include <algorithm>

namespace rostra::sqlite {

namespace {

// SQLite joins at most 64 tables. So a query may join three of the views, whatever their columns are.
constexpr std::size_t kMostNumbered = 20;

std::string_view sql_type(const PrintedColumn& column) {
    if (column.length != 0) return "TEXT";
    switch (column.type) {
        case ColumnType::int32:
        case ColumnType::int64:
        case ColumnType::boolean:
            return "INTEGER";
        case ColumnType::float32:
        case ColumnType::float64:
            return "REAL";
        case ColumnType::string:
        case ColumnType::dictionary:
            break;
    }
    return "TEXT";
}

SqlTable::Kept how_kept(const PrintedColumn& column, bool texts) {
    if (column.from == PrintedColumn::From::covered_text && texts) return SqlTable::Kept::covered;
    if (column.length != 0) return SqlTable::Kept::as_it_is;
    if (column.logical == "document") return SqlTable::Kept::document;
    return column.type == ColumnType::dictionary ? SqlTable::Kept::word : SqlTable::Kept::as_it_is;
}

std::string_view stored_type(SqlTable::Kept kept, const PrintedColumn& column) {
    switch (kept) {
        case SqlTable::Kept::document:
            return "INTEGER REFERENCES __document";
        case SqlTable::Kept::word:
            return "INTEGER REFERENCES __word";
        case SqlTable::Kept::as_it_is:
        case SqlTable::Kept::covered:
            break;
    }
    return sql_type(column);
}

std::string joined_alias(const std::string& alias, std::string_view column) {
    return quoted_name(alias + "." + std::string(column));
}

}  // namespace

SqlTable::SqlTable(std::string_view name, const Rows& rows, bool texts)
    : name_(name), is_layer_(rows.is_layer()) {
    std::size_t numbered = 0;
    for (const PrintedColumn& column : rows.columns()) {
        Kept kept = how_kept(column, texts);
        if (kept != Kept::as_it_is && ++numbered > kMostNumbered) kept = Kept::as_it_is;
        const bool nullable = column.nullable || kept == Kept::covered;
        const bool whole_number =
            column.length == 0 && (column.type == ColumnType::int32 || column.type == ColumnType::int64);
        columns_.push_back(
            {std::string(column.name), stored_type(kept, column), nullable, whole_number, kept});
    }
}

std::size_t SqlTable::find(std::string_view column) const {
    std::size_t at = 0;
    while (at < columns_.size() && columns_[at].name != column) ++at;
    return at;
}

bool SqlTable::has_number(std::string_view column) const {
    const std::size_t at = find(column);
    return at < columns_.size() && columns_[at].whole_number;
}

bool SqlTable::has_document(std::string_view column) const {
    const std::size_t at = find(column);
    return at < columns_.size() && columns_[at].kept == Kept::document;
}

std::vector<std::string> SqlTable::column_names() const {
    std::vector<std::string> names;
    for (const Column& column : columns_) names.push_back(column.name);
    return names;
}

std::string SqlTable::create() const {
    std::string columns;
    for (const Column& column : columns_) {
        columns += (columns.empty() ? "" : ", ") + quoted_name(column.name) + " " +
                   std::string(column.sql_type) + (column.nullable ? "" : " NOT NULL");
    }
    return "CREATE TABLE " + stored_name() + " (" + columns + ");";
}

std::string SqlTable::insert() const {
    std::string values;
    for (std::size_t i = 0; i < columns_.size(); ++i) values += i == 0 ? "?" : ", ?";
    return "INSERT INTO " + stored_name() + " VALUES (" + values + ")";
}

std::string SqlTable::shown(const std::string& alias, std::string_view name) const {
    const Column& column = columns_[find(name)];
    const std::string stored = alias + "." + quoted_name(name);
    switch (column.kept) {
        case Kept::document:
            return joined_alias(alias, name) + ".id";
        case Kept::word:
            return joined_alias(alias, name) + ".word";
        case Kept::covered:
            return "coalesce(" + stored + ", CAST(substr(CAST(" + joined_alias(alias, name) +
                   ".text AS BLOB), " + alias + ".\"begin\" + 1, " + alias + ".\"end\" - " + alias +
                   ".\"begin\") AS TEXT))";
        case Kept::as_it_is:
            break;
    }
    return stored;
}

std::string SqlTable::joins(const std::string& alias, const std::vector<std::string>& names) const {
    std::string joins;
    for (const std::string& name : names) {
        const Column& column = columns_[find(name)];
        if (column.kept == Kept::as_it_is) continue;
        const std::string joined = joined_alias(alias, name);
        if (column.kept == Kept::covered) {
            joins +=
                "\n  LEFT JOIN __text " + joined + " ON " + joined + ".document = " + alias + ".\"document\"";
            continue;
        }
        joins += std::string("\n  LEFT JOIN ") + (column.kept == Kept::document ? "__document " : "__word ") +
                 joined + " ON " + joined + ".number = " + alias + "." + quoted_name(name);
    }
    return joins;
}

std::string SqlTable::view() const {
    std::string selected;
    for (const Column& column : columns_) {
        selected +=
            (selected.empty() ? "" : ", ") + shown("t", column.name) + " AS " + quoted_name(column.name);
    }
    return "CREATE VIEW " + quoted_name(name_) + " AS SELECT " + selected + "\n  FROM " + stored_name() +
           " t" + joins("t", column_names()) + ";";
}

std::string SqlTable::indices() const {
    std::string sql;
    for (const Column& column : columns_) {
        if (column.kept != Kept::document) continue;
        const bool has_turns = column.name == "document" && has_number("turn");
        sql += "CREATE INDEX " + quoted_name("_" + name_ + "." + column.name) + " ON " + stored_name() +
               " (" + quoted_name(column.name) + (has_turns ? ", \"turn\"" : "") + ");";
    }
    return sql;
}

const SqlTable* find_table(const std::vector<SqlTable>& tables, std::string_view name,
                           std::optional<bool> is_layer) {
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const SqlTable& table) {
        return table.name() == name && (!is_layer || table.is_layer() == *is_layer);
    });
    return found == tables.end() ? nullptr : &*found;
}

}  // namespace rostra::sqlite
