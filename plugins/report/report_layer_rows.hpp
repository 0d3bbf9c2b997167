// SPDX-License-Identifier: Apache-2.0
// Rows of layers, as the option `columns` asks for them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/results/rows.hpp"
#include "rostra/batch.hpp"
#include "rostra/setup.hpp"
#include "rostra/span.hpp"

namespace rostra::report {

/// "1:02:03.004" of 3,723,004 milliseconds.
[[nodiscard]] std::string time_text(std::int64_t milliseconds);
/// "[1,2,3,4,5,6]" as "1, 2, 3, 4, … (6)": four numbers and how many there are.
[[nodiscard]] std::string short_list(std::string_view json);

/// A layer and those of its columns that are listed.
struct LayerChoice {
    Binding binding;
    std::vector<std::string_view> columns;
};
/// What the option names, by layer in the order in which they are first named. Throws OptionError.
[[nodiscard]] std::vector<LayerChoice> chosen_layers(const Setup& setup);

/// What a cell says; of a null nothing.
struct ListedCell {
    bool null = true;
    std::string text;
};
struct ListedRow {
    std::int64_t ordinal;
    Span span;
    std::string text;  ///< the beginning of what the span covers
    std::vector<ListedCell> cells;
};
struct ListedColumn {
    std::string_view name;
    bool number;
};

/// The first rows of a layer.
class LayerRows {
public:
    LayerRows(const LayerChoice& choice, std::size_t limit);

    void take(const Call& call, const Batch& batch, std::int64_t document);

    [[nodiscard]] std::string_view layer() const { return layer_; }
    [[nodiscard]] const std::vector<ListedColumn>& columns() const { return columns_; }
    /// Whether rows have the text that they cover: not where the layer has a column of that name.
    [[nodiscard]] bool has_text() const {
        return printed_.columns().back().from == PrintedColumn::From::covered_text;
    }
    [[nodiscard]] const std::vector<ListedRow>& rows() const { return rows_; }
    [[nodiscard]] std::int64_t left_out() const { return count_ - static_cast<std::int64_t>(rows_.size()); }

    // What Rows tells of each row.
    void cell(std::size_t column, std::string_view value);
    void cell(std::size_t column, std::int64_t value);
    void cell(std::size_t column, bool value);
    void cell(std::size_t column, float value);
    void cell(std::size_t column, double value);
    void list(std::size_t column, std::string_view json);
    void null(std::size_t) {}
    void end_row();

private:
    void set(std::size_t column, std::string text);

    static constexpr std::size_t kNotListed = static_cast<std::size_t>(-1);

    Input input_;
    std::string layer_;
    std::size_t limit_;
    Rows printed_;
    std::vector<std::size_t> place_;  // of each printed column among those listed
    std::vector<ListedColumn> columns_;
    std::vector<ListedRow> rows_;
    std::int64_t count_ = 0;
    ListedRow row_{};  // at hand
};

}  // namespace rostra::report
