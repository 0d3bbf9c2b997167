// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "laws/test_component.hpp"
#include "support/test_tokens.hpp"

namespace rostra::test {

using namespace laws;

inline const LoadedModule& keyness_module() {
    static const LoadedModule module(KEYNESS_LIBRARY);
    return module;
}

/// The options as a pipeline that sets none has them.
inline OptionMap keyness_options() {
    return {{"ngrams", OptionValue::List{1}},
            {"by", "document"},
            {"target", OptionValue::List{}},
            {"reference", OptionValue::List{}},
            {"reference-size", 0},
            {"g2-form", "four-cell"},
            {"zeros", "replace-half"},
            {"simple-maths", 1.0},
            {"adjust", "holm"},
            {"direction", "both"},
            {"min-count", 1},
            {"top", 0}};
}

inline const std::vector<ColumnShape> kKeynessColumns = {
    {"target", ColumnKind::dictionary},     {"reference", ColumnKind::dictionary},
    {"term", ColumnKind::string},           {"target_count", ColumnKind::int64},
    {"reference_count", ColumnKind::int64}, {"target_size", ColumnKind::int64},
    {"reference_size", ColumnKind::int64},  {"g2", ColumnKind::float64},
    {"g2_form", ColumnKind::dictionary},    {"chi2", ColumnKind::float64},
    {"log_ratio", ColumnKind::float64},     {"percent_diff", ColumnKind::float64},
    {"odds_ratio", ColumnKind::float64},    {"p", ColumnKind::float64},
    {"p_adjusted", ColumnKind::float64},    {"n", ColumnKind::int32},
    {"direction", ColumnKind::dictionary},  {"rank", ColumnKind::int64},
    {"chi2_yates", ColumnKind::float64},    {"simple_maths", ColumnKind::float64},
    {"target_range", ColumnKind::int64},    {"reference_range", ColumnKind::int64},
    {"tested", ColumnKind::int64},          {"zeros", ColumnKind::dictionary},
    {"adjust", ColumnKind::dictionary}};

/// With the default options but for `changed`, and every layer that the tests know.
inline ComponentSetup keyness_setup(const OptionMap& changed = {}) {
    OptionMap options = changed;
    options.merge(keyness_options());
    const Shape turn = {
        Shape::Kind::layer, "turn", {{"speaker_id", ColumnKind::dictionary}, {"turn", ColumnKind::int32}}};
    const Shape fact = {
        Shape::Kind::layer, "fact", {{"name", ColumnKind::dictionary}, {"value", ColumnKind::string}}};
    return {std::move(options),
            {{kTokenLayer}, {{Shape::Kind::layer, "noise", {}}}, {turn}, {fact}},
            {{Shape::Kind::table, "keyness", kKeynessColumns}},
            {}};
}

/// Rows of the table, each by the names of its columns.
using KeynessRow = std::map<std::string, std::string>;
using KeynessRows = std::vector<KeynessRow>;

inline KeynessRows by_column(const Rows& rows) {
    KeynessRows named;
    for (const Row& row : rows) {
        KeynessRow& one = named.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) one[kKeynessColumns[i].name] = row[i];
    }
    return named;
}

/// These columns of a row, with a space between.
inline std::string columns(const KeynessRow& row, const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : " ") + row.at(name);
    return all;
}

/// These columns of all rows.
inline std::vector<std::string> columns(const KeynessRows& rows, const std::vector<std::string>& names) {
    std::vector<std::string> all;
    for (const KeynessRow& row : rows) all.push_back(columns(row, names));
    return all;
}

/// The row of a term, the only one.
inline KeynessRow row_of(const KeynessRows& rows, std::string_view term) {
    KeynessRow found;
    for (const KeynessRow& row : rows) {
        if (row.at("term") != term) continue;
        if (!found.empty()) throw std::runtime_error("more than one row of " + std::string(term));
        found = row;
    }
    if (found.empty()) throw std::runtime_error("no row of " + std::string(term));
    return found;
}

inline double number(const KeynessRow& row, const std::string& column) { return std::stod(row.at(column)); }

}  // namespace rostra::test
