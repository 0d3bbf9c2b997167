// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/results/rows.hpp"
#include "rostra/plugin.hpp"
#include "sqlite_database.hpp"

namespace rostra::sqlite {
namespace {

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

/// One SQL table, and the sink its rows go to.
class SqlTable {
public:
    SqlTable(Database& database, const Binding& input, const Rows& rows)
        : name_(quoted_name(input.name())), insert_(create(database, name_, rows.columns())) {
        for (const PrintedColumn& column : rows.columns()) {
            if (column.logical == "document") documents_.emplace_back(column.name);
        }
        input_name_ = input.name();
    }

    template <class Value>
    void cell(std::size_t column, Value value) {
        insert_.bind(parameter(column), value);
    }
    void cell(std::size_t column, bool value) { insert_.bind(parameter(column), std::int64_t{value}); }
    void cell(std::size_t column, float value) { insert_.bind(parameter(column), double{value}); }
    void list(std::size_t column, std::string_view json) { insert_.bind(parameter(column), json); }
    void null(std::size_t column) { insert_.bind_null(parameter(column)); }
    void end_row() { insert_.run(); }

    /// What finds the rows of a document fast, for each column that names one. Made once all rows are there: then it
    /// is sorted, not searched.
    [[nodiscard]] std::string indices() const {
        std::string sql;
        for (const std::string& column : documents_) {
            sql += "CREATE INDEX " + quoted_name(input_name_ + "." + column) + " ON " + name_ + " (" +
                   quoted_name(column) + ");";
        }
        return sql;
    }

private:
    static int parameter(std::size_t column) { return static_cast<int>(column) + 1; }
    static Statement create(Database& database, const std::string& name,
                            const std::vector<PrintedColumn>& columns) {
        std::string created;
        std::string values;
        for (const PrintedColumn& column : columns) {
            const char* comma = created.empty() ? "" : ", ";
            created += comma + quoted_name(column.name) + " " + std::string(sql_type(column)) +
                       (column.nullable ? "" : " NOT NULL");
            values += comma + std::string("?");
        }
        database.execute("CREATE TABLE " + name + " (" + created + ")");
        return database.prepare("INSERT INTO " + name + " VALUES (" + values + ")");
    }

    std::string name_;
    std::string input_name_;
    Statement insert_;
    std::vector<std::string> documents_;  // columns
};

/// results.sqlite with an SQL table for each layer and table.
class SqliteWriter {
public:
    explicit SqliteWriter(const Setup& setup)
        : covered_text_(setup.options().boolean("text")), inputs_(setup.inputs()) {}

    class Run {
    public:
        Run(const SqliteWriter& writer, const Call& call) : database_(Files(call).path("results.sqlite")) {
            for (const Binding& input : writer.inputs_) {
                const Rows& rows = rows_.emplace_back(input, writer.covered_text_);
                tables_.emplace_back(database_, input, rows);
            }
        }

        // Document by document through all layers: where a row stands in the file must not show the batches.
        void documents(const Call& call, const Batch& batch) {
            database_.stop_with(call);
            for (std::int64_t i = 0; i < batch.size(); ++i) {
                call.check_stop();
                for (std::size_t input = 0; input < rows_.size(); ++input) {
                    if (rows_[input].is_layer()) rows_[input].of_document(call, batch, i, tables_[input]);
                }
            }
        }
        void table(const Call& call, std::uint32_t input, const TableView& piece) {
            database_.stop_with(call);
            call.check_stop();
            rows_[input].of_table(call, piece, tables_[input]);
        }
        void commit(const Call& call) {
            database_.stop_with(call);
            std::string indices;
            for (const SqlTable& table : tables_) indices += table.indices();
            tables_.clear();
            database_.execute(indices);
            database_.commit();
        }

    private:
        Database database_;
        std::vector<Rows> rows_;  // by input, as the tables
        std::vector<SqlTable> tables_;
    };

private:
    bool covered_text_;
    std::vector<Binding> inputs_;
};

}  // namespace
}  // namespace rostra::sqlite

ROSTRA_PLUGIN(rostra::writer<rostra::sqlite::SqliteWriter>("database"))
