// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "laws/test_component.hpp"
#include "support/test_tokens.hpp"

namespace rostra::test {

using namespace laws;

inline const LoadedModule& passages_module() {
    static const LoadedModule module(PASSAGES_LIBRARY);
    return module;
}

/// The options as a pipeline that sets none has them.
inline OptionMap passages_options() {
    return {{"min-tokens", 8},
            {"bridge", 5},
            {"shingle", 0},
            {"max-documents", 100},
            {"max-places", 32},
            {"max-runs", 100000},
            {"boilerplate", 0.5},
            {"by", "document"},
            {"values", OptionValue::List{}},
            {"except", OptionValue::List{}}};
}

/// With the default options but for `changed`, and every layer that the tests know.
inline ComponentSetup passages_setup(const OptionMap& changed) {
    using Kind = Shape::Kind;
    OptionMap options = changed;
    options.merge(passages_options());
    const Shape turn = {
        Kind::layer, "turn", {{"speaker_id", ColumnKind::dictionary}, {"turn", ColumnKind::int32}}};
    const Shape fact = {
        Kind::layer, "fact", {{"name", ColumnKind::dictionary}, {"value", ColumnKind::string}}};
    return {std::move(options),
            {{kTokenLayer}, {turn}, {fact}},
            {{Kind::table,
              "passage",
              {{"passage", ColumnKind::int64},
               {"a", ColumnKind::document},
               {"a_begin", ColumnKind::int32},
               {"a_end", ColumnKind::int32},
               {"b", ColumnKind::document},
               {"b_begin", ColumnKind::int32},
               {"b_end", ColumnKind::int32},
               {"tokens", ColumnKind::int64},
               {"matched", ColumnKind::int64},
               {"identity", ColumnKind::float64},
               {"cluster", ColumnKind::int64},
               {"kind", ColumnKind::dictionary},
               {"a_group", ColumnKind::dictionary},
               {"b_group", ColumnKind::dictionary}}},
             {Kind::table,
              "passage_edit",
              {{"passage", ColumnKind::int64},
               {"kind", ColumnKind::dictionary},
               {"a", ColumnKind::document},
               {"a_begin", ColumnKind::int32},
               {"a_end", ColumnKind::int32},
               {"b", ColumnKind::document},
               {"b_begin", ColumnKind::int32},
               {"b_end", ColumnKind::int32}}},
             {Kind::table,
              "passage_cluster",
              {{"cluster", ColumnKind::int64},
               {"passage", ColumnKind::int64},
               {"document", ColumnKind::document},
               {"begin", ColumnKind::int32},
               {"end", ColumnKind::int32},
               {"kind", ColumnKind::dictionary},
               {"documents", ColumnKind::int64},
               {"date", ColumnKind::date},
               {"earliest", ColumnKind::dictionary}}}},
            {}};
}

/// The columns of table passage that say what was found, without those that say where else it stands.
inline Rows places_of(Rows rows) {
    for (Row& row : rows) row.resize(10);
    return rows;
}

/// Every longest run of `length` or more equal norms in two documents, found by comparing every token of one
/// with every token of the other: the table as it has to be.
inline Rows passages_by_comparing_all(const TestDocuments& documents, std::size_t length) {
    using Found = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t, std::size_t>;
    std::vector<Found> found;  // a, b, token in a, token in b, tokens
    const auto norm = [](const LayerRow& row) -> const std::string& {
        return std::get<std::string>(row.cells[0]);
    };
    for (std::size_t a = 0; a < documents.size(); ++a) {
        const std::vector<LayerRow>& left = documents[a].layers.at("token");
        for (std::size_t b = a + 1; b < documents.size(); ++b) {
            const std::vector<LayerRow>& right = documents[b].layers.at("token");
            // run[j]: how many tokens up to i and j are equal.
            std::vector<std::size_t> run(right.size() + 1), next(right.size() + 1);
            for (std::size_t i = 0; i < left.size(); ++i) {
                for (std::size_t j = 0; j < right.size(); ++j) {
                    next[j + 1] = norm(left[i]) == norm(right[j]) ? run[j] + 1 : 0;
                    const bool longest = i + 1 == left.size() || j + 1 == right.size() ||
                                         norm(left[i + 1]) != norm(right[j + 1]);
                    const std::size_t tokens = next[j + 1];
                    if (longest && tokens >= length) {
                        found.emplace_back(a, b, i + 1 - tokens, j + 1 - tokens, tokens);
                    }
                }
                std::swap(run, next);
            }
        }
    }
    std::sort(found.begin(), found.end());
    Rows rows;
    for (const auto& [a, b, i, j, tokens] : found) {
        const auto& left = documents[a].layers.at("token");
        const auto& right = documents[b].layers.at("token");
        rows.push_back({std::to_string(rows.size() + 1), std::to_string(documents[a].ordinal),
                        std::to_string(left[i].span.begin), std::to_string(left[i + tokens - 1].span.end),
                        std::to_string(documents[b].ordinal), std::to_string(right[j].span.begin),
                        std::to_string(right[j + tokens - 1].span.end), std::to_string(tokens),
                        std::to_string(tokens), "1"});
    }
    return rows;
}

}  // namespace rostra::test
