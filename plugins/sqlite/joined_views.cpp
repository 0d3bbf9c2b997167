// SPDX-License-Identifier: Apache-2.0
#include "joined_views.hpp"

#include <algorithm>
#include <string_view>

namespace rostra::sqlite {

namespace {

/// A SELECT that is put together table by table; no two of its columns have the same name.
class Select {
public:
    Select(const SqlTable& table, const std::string& alias)
        : from_("\n  FROM " + table.stored_name() + " " + alias) {
        add(table, alias, "", table.column_names());
    }
    /// Columns of a table that has at most one row for each row so far.
    void join(const SqlTable& table, const std::string& alias, const std::string& condition,
              const std::string& prefix, const std::vector<std::string>& columns) {
        from_ += "\n  LEFT JOIN " + table.stored_name() + " " + alias + " ON " + condition;
        std::vector<std::string> there;
        for (const std::string& column : columns) {
            if (table.has(column)) there.push_back(column);
        }
        add(table, alias, prefix, there);
    }
    [[nodiscard]] std::string sql() const { return "SELECT " + columns_ + from_; }

private:
    void add(const SqlTable& table, const std::string& alias, const std::string& prefix,
             const std::vector<std::string>& columns) {
        std::vector<std::string> used;
        for (const std::string& column : columns) {
            const std::string name = prefix + column;
            if (std::find(names_.begin(), names_.end(), name) != names_.end()) continue;
            names_.push_back(name);
            used.push_back(column);
            columns_ +=
                (columns_.empty() ? "" : ", ") + table.shown(alias, column) + " AS " + quoted_name(name);
        }
        from_ += table.joins(alias, used);
    }

    std::vector<std::string> names_;
    std::string columns_;
    std::string from_;
};

void join_document(Select& select, const std::vector<SqlTable>& tables) {
    const SqlTable* documents = find_table(tables, "document", false);
    if (documents == nullptr || !documents->has_document("document")) return;
    select.join(*documents, "d", "d.\"document\" = t.\"document\"", "", {"title", "date"});
}

std::string turn_condition(std::string_view turns, std::string_view others) {
    const std::string a(turns);
    const std::string b(others);
    return a + ".\"document\" = " + b + ".\"document\" AND " + a + ".\"turn\" = " + b + ".\"turn\"";
}

}  // namespace

std::string joined_views(const Call& call, const std::vector<SqlTable>& tables) {
    const SqlTable* turns = find_table(tables, "turn", true);
    if (turns == nullptr || !turns->has_number("turn")) return {};
    std::string sql;
    const auto make = [&](const std::string& name, const Select& select) {
        if (find_table(tables, name) != nullptr) {
            call.warn("results.sqlite: no view '" + name +
                      "' joins rows to their turns, since a table of the run is called so");
            return;
        }
        sql += "CREATE VIEW " + quoted_name(name) + " AS " + select.sql() + ";";
    };
    for (const SqlTable& table : tables) {
        if (!table.has_document("document") || !table.has_number("turn")) continue;
        Select select(table, "t");
        if (&table != turns) {
            select.join(*turns, "u", turn_condition("u", "t"), "turn_",
                        {"kind", "speaker", "speaker_id", "role"});
        }
        join_document(select, tables);
        make(table.name() + (&table == turns ? "_in_document" : "_in_turn"), select);
    }
    return sql;
}

}  // namespace rostra::sqlite
