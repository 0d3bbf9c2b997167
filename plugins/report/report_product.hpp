// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "report_plain.hpp"
#include "report_pseudonyms.hpp"
#include "rostra/analysis/results/rows.hpp"
#include "rostra/setup.hpp"

namespace rostra::report {

/// How much of each table and layer the page holds.
struct ProductLimits {
    std::size_t rows;  ///< of each table and layer, the first ones
    std::size_t
        terms;  ///< of each list of term_frequency: the most frequent, and as many of the highest tf_idf
    // Of the lists of the whole corpus ten times as many, since other lists are held against them.
};

/// A table or layer as the page gets it: its columns as JSON, strings that repeat once. What it is about is the page's
/// affair alone; only lists of terms, which are long and mostly of terms that stand once, are cut to their heads.
class Product {
public:
    Product(const Binding& binding, const ProductLimits& limits);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] bool is_layer() const { return rows_.is_layer(); }
    /// What the plugin's manifest calls it, where the page has a view of it under that name.
    void set_role(std::string_view role) { role_ = role; }

    void take_document(const Call& call, const Batch& batch, std::int64_t i) {
        if (!is_full()) return rows_.of_document(call, batch, i, *this);
        const LayerView layer = batch.layer(input_);
        seen_ += static_cast<std::int64_t>(layer.first(i + 1) - layer.first(i));
    }
    void take_table(const Call& call, const TableView& rows) {
        if (!is_full()) return rows_.of_table(call, rows, *this);
        seen_ += rows.size();
    }
    /// After the last row.
    void end_rows();

    /// What the page knows before it opens the rows: a JSON object.
    void append_head(std::string& out, std::string_view block) const;
    /// Before the first row: notes everybody whom rows name, also rows that are left out. After set_role.
    void gather_persons();
    /// In the order of the rows: those who are certain, or those of whom it is in doubt who they are.
    void add_persons(Pseudonyms& persons, bool doubtful) const;
    /// Puts pseudonyms in place of names. After end_rows.
    void hide(const Pseudonyms& persons);

    /// The rows: a JSON array with an item a column, {"v": values} or {"d": different strings, "c": which of these}.
    void append_rows(std::string& out) const;

    /// The first rows, for those who run no script.
    [[nodiscard]] PlainTable plain() const;

    [[nodiscard]] std::int64_t rows_seen() const { return seen_; }
    [[nodiscard]] std::int64_t rows_left_out() const { return seen_ - static_cast<std::int64_t>(kept_); }

    // What Rows tells it, cell by cell.
    void cell(std::size_t column, std::string_view value);
    void cell(std::size_t column, bool value) { number(column, value ? "true" : "false"); }
    template <class Number>
    void cell(std::size_t column, Number value) {
        printed_.clear();
        append_number(printed_, value);
        number(column, printed_);
    }
    void list(std::size_t column, std::string_view json) { number(column, json); }
    void null(std::size_t column) { number(column, "null"); }
    void end_row();

private:
    struct Cell {
        std::string text;
        bool is_string = false;
    };
    using Row = std::vector<Cell>;
    struct Column {
        std::string values;   // with a comma behind each
        std::string strings;  // likewise
        std::unordered_map<std::string, std::size_t> codes;
        bool is_text = false;
    };
    /// Where the columns stand by which lists of terms are cut.
    struct TermColumns {
        std::size_t scope, group, length, count, tf_idf;
    };

    void number(std::size_t column, std::string_view printed) {
        row_[column].text = printed;
        row_[column].is_string = false;
    }
    /// Whether rows to come are counted only.
    [[nodiscard]] bool is_full() const {
        return !lists_terms_ && kept_ == limits_.rows && person_columns_.empty();
    }
    void keep(const Row& row);
    void note_persons();
    void end_list();
    void shorten_lists();
    [[nodiscard]] std::size_t column(std::string_view name) const;
    [[nodiscard]] bool begins_list(const Row& row) const;

    Input input_;
    Rows rows_;
    std::string name_;
    std::string role_;
    ProductLimits limits_;
    std::vector<Column> columns_;
    Row row_;
    std::string printed_;
    bool lists_terms_ = false;
    TermColumns terms_{};
    struct RankedRow {
        Row row;
        std::size_t rank;  // in its list, by the measure that ranks it higher
    };
    std::vector<Row> list_;          // of terms, until its end is known
    std::vector<RankedRow> ranked_;  // the heads of the lists so far, in order
    std::size_t head_ = 0;           // so many of each list are in them
    std::int64_t seen_ = 0;
    std::size_t kept_ = 0;
    std::vector<std::vector<std::string>> plain_rows_;
    /// Where names stand: of one column, or as the name in the first for the one in the second.
    std::vector<std::pair<std::size_t, std::size_t>> person_columns_;
    std::size_t only_where_ = 0;  // of facts: the column that says `byline`
    struct NotedPerson {
        std::string name;
        std::string as;  // the name by which the run knows the person
        bool doubtful = false;
        auto operator<=>(const NotedPerson&) const = default;
    };
    std::vector<NotedPerson> persons_;
    std::set<NotedPerson> noted_;
};

}  // namespace rostra::report
