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

inline const LoadedModule& collocations_module() {
    static const LoadedModule module(COLLOCATIONS_LIBRARY);
    return module;
}

/// The options as a pipeline that sets none has them, but that no pair is too rare.
inline OptionMap collocations_options() {
    return {{"span", 5},
            {"ordered", false},
            {"node", OptionValue::List{}},
            {"measure", "log_dice"},
            {"by", OptionValue::List{"corpus"}},
            {"values", OptionValue::List{}},
            {"except", OptionValue::List{}},
            {"min-count", 1},
            {"top", 0}};
}

/// With these options but for `changed`, and every layer that the tests know.
inline ComponentSetup collocations_setup(const OptionMap& changed = {}, bool with_sentences = true) {
    using Kind = Shape::Kind;
    OptionMap options = changed;
    options.merge(collocations_options());
    const Shape turn = {
        Kind::layer, "turn", {{"speaker_id", ColumnKind::dictionary}, {"turn", ColumnKind::int32}}};
    const Shape fact = {
        Kind::layer, "fact", {{"name", ColumnKind::dictionary}, {"value", ColumnKind::string}}};
    const Shape table = {Kind::table,
                         "collocation",
                         {{"scope", ColumnKind::dictionary},
                          {"group", ColumnKind::dictionary},
                          {"term_a", ColumnKind::dictionary},
                          {"term_b", ColumnKind::dictionary},
                          {"count", ColumnKind::int64},
                          {"count_a", ColumnKind::int64},
                          {"count_b", ColumnKind::int64},
                          {"size", ColumnKind::int64},
                          {"window_size", ColumnKind::int64},
                          {"document_frequency", ColumnKind::int64},
                          {"expected", ColumnKind::float64},
                          {"pmi", ColumnKind::float64},
                          {"mi3", ColumnKind::float64},
                          {"t", ColumnKind::float64},
                          {"g2", ColumnKind::float64},
                          {"chi2", ColumnKind::float64},
                          {"log_dice", ColumnKind::float64},
                          {"rank", ColumnKind::int64}}};
    return {std::move(options),
            {{kTokenLayer},
             {{Kind::layer, "noise", {}}},
             {{Kind::layer, "sentence", {}}, with_sentences},
             {turn},
             {fact}},
            {table},
            {}};
}

/// A row of the table by the names of its columns.
struct Collocation {
    explicit Collocation(const Row& row)
        : scope(row[0]),
          group(row[1]),
          term_a(row[2]),
          term_b(row[3]),
          count(std::stoll(row[4])),
          count_a(std::stoll(row[5])),
          count_b(std::stoll(row[6])),
          size(std::stoll(row[7])),
          window(std::stoll(row[8])),
          documents(std::stoll(row[9])),
          expected(std::stod(row[10])),
          pmi(std::stod(row[11])),
          mi3(std::stod(row[12])),
          t(std::stod(row[13])),
          g2(std::stod(row[14])),
          chi2(std::stod(row[15])),
          log_dice(std::stod(row[16])),
          rank(std::stoll(row[17])) {}

    std::string scope, group, term_a, term_b;
    std::int64_t count, count_a, count_b, size, window, documents;
    double expected, pmi, mi3, t, g2, chi2, log_dice;
    std::int64_t rank;

    /// "a b 3": the pair and its count.
    [[nodiscard]] std::string brief() const { return term_a + ' ' + term_b + ' ' + std::to_string(count); }
};

}  // namespace rostra::test
