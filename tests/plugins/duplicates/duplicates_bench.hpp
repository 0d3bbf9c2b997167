// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "laws/test_component.hpp"
#include "support/test_tokens.hpp"

namespace rostra::test {

using namespace laws;

inline const LoadedModule& duplicates_module() {
    static const LoadedModule module(DUPLICATES_LIBRARY);
    return module;
}

/// With the default options but for `changed`, and every layer that the tests know.
inline ComponentSetup duplicates_setup(const OptionMap& changed = {}) {
    OptionMap options = changed;
    options.merge(OptionMap{{"by", "document"},
                            {"shingle", 5},
                            {"threshold", 0.8},
                            {"recall", 0.99},
                            {"permutations", 128},
                            {"most-each", 200}});
    const Shape fact = {
        Shape::Kind::layer, "fact", {{"name", ColumnKind::dictionary}, {"value", ColumnKind::string}}};
    const Shape turn = {Shape::Kind::layer,
                        "turn",
                        {{"speaker_id", ColumnKind::dictionary}, {"kind", ColumnKind::dictionary}}};
    const auto pair_columns = [](ColumnKind side) {
        return std::vector<ColumnShape>{{"a", side},
                                        {"b", side},
                                        {"jaccard", ColumnKind::float64},
                                        {"containment_a", ColumnKind::float64},
                                        {"containment_b", ColumnKind::float64},
                                        {"shared_shingles", ColumnKind::int64},
                                        {"cluster", ColumnKind::int64}};
    };
    std::vector<ColumnShape> group_pair = pair_columns(ColumnKind::dictionary);
    group_pair.insert(group_pair.begin(), {"scope", ColumnKind::dictionary});
    return {std::move(options),
            {{kTokenLayer}, {fact}, {turn}},
            {{Shape::Kind::table, "duplicate", pair_columns(ColumnKind::document)},
             {Shape::Kind::table,
              "duplicate_cluster",
              {{"cluster", ColumnKind::int64},
               {"document", ColumnKind::document},
               {"size", ColumnKind::int64},
               {"date", ColumnKind::date},
               {"earliest", ColumnKind::dictionary}}},
             {Shape::Kind::table, "group_duplicate", group_pair},
             {Shape::Kind::table,
              "group_duplicate_cluster",
              {{"scope", ColumnKind::dictionary},
               {"cluster", ColumnKind::int64},
               {"group", ColumnKind::dictionary},
               {"size", ColumnKind::int64}}},
             {Shape::Kind::table,
              "duplicate_search",
              {{"scope", ColumnKind::dictionary},
               {"compared", ColumnKind::int64},
               {"shingle", ColumnKind::int64},
               {"threshold", ColumnKind::float64},
               {"bands", ColumnKind::int64},
               {"rows", ColumnKind::int64},
               {"miss_chance", ColumnKind::float64},
               {"copies", ColumnKind::int64},
               {"candidates", ColumnKind::int64},
               {"verified", ColumnKind::int64},
               {"rejected", ColumnKind::int64},
               {"crowded", ColumnKind::int64}}}},
            {}};
}

/// The words w0, w1, …, w(count - 1), each by itself, as a text; those from `changed` on are others, called
/// after `name`.
inline std::string numbered_words(std::size_t count, std::size_t changed, const std::string& name) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += (i < changed ? std::string("w") : name) + std::to_string(i) + ' ';
    return text;
}

}  // namespace rostra::test
