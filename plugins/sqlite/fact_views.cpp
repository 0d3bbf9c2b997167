// SPDX-License-Identifier: Apache-2.0
#include "fact_views.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "rostra/analysis/language/ascii.hpp"

namespace rostra::sqlite {

namespace {

// Of the columns that a query of SQLite may have, which are 2,000.
constexpr std::size_t kMostFacts = 500;

struct FactView {
    std::string_view table, facts, key;
};
constexpr std::array<FactView, 2> kViews = {
    {{"document", "fact", "document"}, {"speaker", "speaker_fact", "speaker_id"}}};
// The columns of `document` that are facts themselves.
constexpr std::array<std::string_view, 2> kThere = {"title", "date"};

std::string quoted_text(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') out += c;
        out += c;
    }
    return out + '\'';
}

/// A view's columns: no two names differ in case alone, since SQL takes them for one.
class ColumnNames {
public:
    explicit ColumnNames(const SqlTable& table) {
        for (const std::string& name : table.column_names()) taken_.push_back(to_ascii_small(name));
    }
    [[nodiscard]] bool take(const std::string& name) {
        std::string small = to_ascii_small(name);
        if (std::find(taken_.begin(), taken_.end(), small) != taken_.end()) return false;
        taken_.push_back(std::move(small));
        return true;
    }

private:
    std::vector<std::string> taken_;
};

void make_view(const Call& call, Database& database, const FactView& made, const SqlTable& table,
               const SqlTable& of_facts) {
    const std::string view = std::string(made.table) + "_with_facts";
    std::vector<std::string> names = database.texts("SELECT DISTINCT name FROM " + quoted_name(made.facts) +
                                                    " WHERE name <> '' ORDER BY name");
    if (names.empty()) return;
    if (names.size() > kMostFacts) {
        call.warn("results.sqlite: '" + view + "' has columns for " + std::to_string(kMostFacts) + " of " +
                  std::to_string(names.size()) + " names of facts; '" + std::string(made.facts) +
                  "' has all of them");
        names.resize(kMostFacts);
    }
    ColumnNames columns(table);
    const std::string key_name(made.key);
    const std::string values =
        "SELECT " + of_facts.shown("f", "value") + " AS value\n    FROM " + of_facts.stored_name() + " f" +
        of_facts.joins("f", {key_name, "name", "value"}) + "\n    WHERE " + of_facts.shown("f", key_name) +
        " = t." + quoted_name(made.key) + " AND " + of_facts.shown("f", "name") + " = ";
    std::string sql = "CREATE VIEW " + quoted_name(view) + " AS SELECT t.*";
    for (const std::string& fact : names) {
        std::string name = fact;
        if (!columns.take(name)) {
            if (std::find(kThere.begin(), kThere.end(), fact) != kThere.end() && table.has(fact)) continue;
            name = "fact_" + fact;
            if (!columns.take(name)) {
                call.warn("results.sqlite: '" + view + "' has no column for the fact '" + fact +
                          "', since '" + name + "' is taken too");
                continue;
            }
            call.warn("results.sqlite: the fact '" + fact + "' is the column '" + name + "' of '" + view +
                      "', since a column is called so already");
        }
        sql += ",\n  (SELECT group_concat(value, '; ') FROM (" + values + quoted_text(fact) +
               "\n    ORDER BY f.rowid)) AS " + quoted_name(name);
    }
    database.execute(sql + "\n  FROM " + quoted_name(made.table) + " t");
}

}  // namespace

void make_fact_views(const Call& call, Database& database, const std::vector<SqlTable>& tables) {
    for (const FactView& made : kViews) {
        const SqlTable* table = find_table(tables, made.table);
        const SqlTable* facts = find_table(tables, made.facts);
        if (table == nullptr || facts == nullptr || !table->has(made.key) || !facts->has(made.key)) continue;
        if (!facts->has("name") || !facts->has("value")) continue;
        const std::string view = std::string(made.table) + "_with_facts";
        if (find_table(tables, view) != nullptr) {
            call.warn("results.sqlite: no view '" + view + "', since a table of the run is called so");
            continue;
        }
        make_view(call, database, made, *table, *facts);
    }
}

}  // namespace rostra::sqlite
