// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "laws/test_component.hpp"
#include "support/test_tokens.hpp"

namespace rostra::test {

using namespace laws;

inline const LoadedModule& dispersion_module() {
    static const LoadedModule module(DISPERSION_LIBRARY);
    return module;
}

/// The options as a pipeline that sets none has them.
inline OptionMap dispersion_options() {
    return {{"parts", "document"},
            {"number", 10},
            {"ngrams", OptionValue::List{1}},
            {"by", OptionValue::List{"corpus"}},
            {"values", OptionValue::List{}},
            {"except", OptionValue::List{}},
            {"min-count", 1},
            {"top", 0}};
}

/// With the default options but for `changed`, and every layer that the tests know.
inline ComponentSetup dispersion_setup(const OptionMap& changed = {}) {
    using Kind = Shape::Kind;
    OptionMap options = changed;
    options.merge(dispersion_options());
    const Shape turn = {
        Kind::layer, "turn", {{"speaker_id", ColumnKind::dictionary}, {"turn", ColumnKind::int32}}};
    const Shape fact = {
        Kind::layer, "fact", {{"name", ColumnKind::dictionary}, {"value", ColumnKind::string}}};
    return {std::move(options),
            {{kTokenLayer}, {{Kind::layer, "noise", {}}}, {turn}, {fact}, {{Kind::layer, "sentence", {}}}},
            {{Kind::table,
              "dispersion",
              {{"scope", ColumnKind::dictionary},
               {"group", ColumnKind::dictionary},
               {"n", ColumnKind::int32},
               {"term", ColumnKind::string},
               {"count", ColumnKind::int64},
               {"parts", ColumnKind::int64},
               {"range", ColumnKind::int64},
               {"juilland_d", ColumnKind::float64},
               {"dp", ColumnKind::float64},
               {"dp_norm", ColumnKind::float64}}}},
            {}};
}

/// A row of the table by the names of its columns.
struct DispersionRow {
    explicit DispersionRow(const Row& row)
        : scope(row[0]),
          group(row[1]),
          n(std::stoull(row[2])),
          term(row[3]),
          count(std::stoll(row[4])),
          parts(std::stoll(row[5])),
          range(std::stoll(row[6])),
          juilland_d(std::stod(row[7])),
          dp(std::stod(row[8])),
          dp_norm(std::stod(row[9])) {}

    std::string scope, group;
    std::size_t n;
    std::string term;
    std::int64_t count, parts, range;
    double juilland_d, dp, dp_norm;

    /// "be 3: 2 of 5": the term, its count, and in how many of the parts it stands.
    [[nodiscard]] std::string brief() const {
        return term + ' ' + std::to_string(count) + ": " + std::to_string(range) + " of " +
               std::to_string(parts);
    }
};

}  // namespace rostra::test
