// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "numbered_texts.hpp"
#include "rostra/analysis/results/rows.hpp"
#include "sqlite_database.hpp"

namespace rostra::sqlite {

/// What rows of all tables name by number.
struct Numbered {
    explicit Numbered(Database& database)
        : documents(database, "__document", "id"), words(database, "__word", "word") {}

    NumberedTexts documents;
    NumberedTexts words;  // values of dictionaries
};

/// The SQL of a layer or table: its rows stand in an SQL table `_NAME`, in which documents and the values of dictionaries
/// are numbers, and what a row covers is left to the document's text where that is short; the view NAME shows all as it is. No layer or table has a name that begins with `_`.
class SqlTable {
public:
    /// `texts`: whether the texts of documents are there to take covered texts from.
    SqlTable(std::string_view name, const Rows& rows, bool texts);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] bool is_layer() const { return is_layer_; }
    [[nodiscard]] bool has(std::string_view column) const { return find(column) < columns_.size(); }
    [[nodiscard]] bool has_number(std::string_view column) const;
    [[nodiscard]] bool has_document(std::string_view column) const;
    [[nodiscard]] std::vector<std::string> column_names() const;

    [[nodiscard]] std::string create() const;
    [[nodiscard]] std::string insert() const;
    [[nodiscard]] std::string view() const;
    /// What finds the rows of a document fast, for each column that names one; and of its turns, where the table has a
    /// number of a turn. Made once all rows are there: then it is sorted, not searched.
    [[nodiscard]] std::string indices() const;

    /// The parts of a SELECT in which the table is called `alias`: the SQL table's name, a column as the view shows it,
    /// and the joins that such columns need. They are LEFT JOINs on a key: SQLite leaves out those that a query does
    /// not need, and keeps the order of the rows.
    [[nodiscard]] std::string stored_name() const { return quoted_name("_" + name_); }
    [[nodiscard]] std::string shown(const std::string& alias, std::string_view column) const;
    [[nodiscard]] std::string joins(const std::string& alias, const std::vector<std::string>& columns) const;

    enum class Kept {
        as_it_is,
        document,
        word,
        covered,  ///< what the row covers; null where it is to be taken from the document's text
    };
    [[nodiscard]] Kept kept(std::size_t column) const { return columns_[column].kept; }

private:
    struct Column {
        std::string name;
        std::string_view sql_type;  // of what is stored
        bool nullable;
        bool whole_number;
        Kept kept;
    };
    [[nodiscard]] std::size_t find(std::string_view column) const;

    std::string name_;
    bool is_layer_;
    std::vector<Column> columns_;
};

/// The layer (`is_layer`) or table of this name, or either; null where there is none.
[[nodiscard]] const SqlTable* find_table(const std::vector<SqlTable>& tables, std::string_view name,
                                         std::optional<bool> is_layer = std::nullopt);

/// The sink that inserts rows into an SqlTable.
class SqlRows {
public:
    SqlRows(Database& database, const SqlTable& table, Numbered& numbered)
        : table_(table), numbered_(numbered), insert_(database.prepare(table.insert())) {}

    template <class Value>
    void cell(std::size_t column, Value value) {
        insert_.bind(parameter(column), value);
    }
    void cell(std::size_t column, bool value) { insert_.bind(parameter(column), std::int64_t{value}); }
    void cell(std::size_t column, float value) { insert_.bind(parameter(column), double{value}); }
    void cell(std::size_t column, std::string_view value) {
        switch (table_.kept(column)) {
            case SqlTable::Kept::covered:
                return covered_in_document_ ? insert_.bind_null(parameter(column))
                                            : insert_.bind(parameter(column), value);
            case SqlTable::Kept::as_it_is:
                return insert_.bind(parameter(column), value);
            case SqlTable::Kept::document:
                return insert_.bind(parameter(column), numbered_.documents.number(value));
            case SqlTable::Kept::word:
                return insert_.bind(parameter(column), numbered_.words.number(value));
        }
    }
    void list(std::size_t column, std::string_view json) { insert_.bind(parameter(column), json); }
    void null(std::size_t column) { insert_.bind_null(parameter(column)); }
    void end_row() { insert_.run(); }
    /// Whether what the rows to come cover is left to the document's text.
    void leave_covered_to_document(bool leave) { covered_in_document_ = leave; }

private:
    static int parameter(std::size_t column) { return static_cast<int>(column) + 1; }

    const SqlTable& table_;
    Numbered& numbered_;
    Statement insert_;
    bool covered_in_document_ = false;
};

}  // namespace rostra::sqlite
