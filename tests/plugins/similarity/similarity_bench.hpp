// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "laws/test_component.hpp"
#include "support/test_tokens.hpp"

namespace rostra::test {

using namespace laws;

inline const LoadedModule& similarity_module() {
    static const LoadedModule module(SIMILARITY_LIBRARY);
    return module;
}

inline const Shape kPassageTable = {
    Shape::Kind::table, "passage", {{"a", ColumnKind::document}, {"b", ColumnKind::document}}};

/// The tables by their numbers.
enum SimilarityTables : std::size_t { kSimilarity, kRelatedGroup, kTerms, kGroupSimilarity, kGroupTerms };

/// Columns of both tables of pairs.
inline constexpr std::size_t kRelatedness = 8;

enum class WithPassages { no, yes };

/// With the default options but for `changed`.
inline ComponentSetup similarity_setup(const OptionMap& changed = {},
                                       WithPassages passages = WithPassages::no) {
    using Kind = ColumnKind;
    OptionMap options = changed;
    options.merge(OptionMap{{"by", "document"},
                            {"values", OptionValue::List{}},
                            {"except", OptionValue::List{}},
                            {"shingle", 5},
                            {"tf", "log"},
                            {"idf-power", 3.0},
                            {"related", 0.1},
                            {"all-pairs", 200},
                            {"nearest", 0},
                            {"nearest-up-to", 3000},
                            {"terms", 0}});
    const Shape turn = {
        Shape::Kind::layer, "turn", {{"speaker_id", Kind::dictionary}, {"turn", Kind::int32}}};
    const Shape fact = {Shape::Kind::layer, "fact", {{"name", Kind::dictionary}, {"value", Kind::string}}};
    const auto measures = [](std::vector<ColumnShape> columns) {
        for (const char* name : {"cosine", "jaccard", "containment_a", "containment_b"})
            columns.push_back({name, Kind::float64});
        columns.push_back({"shared_tokens", Kind::int64});
        return columns;
    };
    const auto terms = [](std::vector<ColumnShape> columns) {
        columns.push_back({"term", Kind::string});
        columns.push_back({"share", Kind::float64});
        columns.push_back({"count_a", Kind::int64});
        columns.push_back({"count_b", Kind::int64});
        return columns;
    };
    const std::vector<ColumnShape> documents = {{"a", Kind::document}, {"b", Kind::document}};
    const std::vector<ColumnShape> groups = {
        {"scope", Kind::dictionary}, {"a", Kind::dictionary}, {"b", Kind::dictionary}};
    const auto with_relatedness = [](std::vector<ColumnShape> columns) {
        columns.push_back({"relatedness", Kind::float64});
        return columns;
    };
    std::vector<ColumnShape> pairs = measures(documents);
    pairs.push_back({"passages", Kind::int64});
    return {std::move(options),
            {{kTokenLayer}, {turn}, {fact}, {kPassageTable, passages == WithPassages::yes}},
            {{Shape::Kind::table, "similarity", with_relatedness(std::move(pairs))},
             {Shape::Kind::table,
              "related_group",
              {{"group", Kind::int64},
               {"document", Kind::document},
               {"size", Kind::int64},
               {"date", Kind::date},
               {"title", Kind::string}}},
             {Shape::Kind::table, "similarity_term", terms(documents)},
             {Shape::Kind::table, "group_similarity", with_relatedness(measures(groups))},
             {Shape::Kind::table, "group_similarity_term", terms(groups)}},
            {}};
}

/// The tables that these documents give.
inline std::vector<Rows> similarity_tables(const TestDocuments& documents, const OptionMap& changed = {}) {
    InMemoryHost host(documents);
    TestAggregator aggregator(host, similarity_module(), "pairs", similarity_setup(changed));
    return aggregator.run(documents);
}

}  // namespace rostra::test
