// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "laws/test_component.hpp"
#include "support/test_tokens.hpp"

namespace rostra::test {

using namespace laws;

inline const LoadedModule& term_frequency_module() {
    static const LoadedModule module(TERM_FREQUENCY_LIBRARY);
    return module;
}

inline const Shape kNoiseLayer = {Shape::Kind::layer, "noise", {}};
inline const Shape kSentenceLayer = {Shape::Kind::layer, "sentence", {}};
inline const Shape kTurnLayer = {
    Shape::Kind::layer, "turn", {{"speaker_id", ColumnKind::dictionary}, {"turn", ColumnKind::int32}}};
inline const Shape kFactLayer = {
    Shape::Kind::layer, "fact", {{"name", ColumnKind::dictionary}, {"value", ColumnKind::string}}};

/// The options as a pipeline that sets none has them.
inline OptionMap term_frequency_options() {
    return {{"ngrams", OptionValue::List{1}},
            {"by", OptionValue::List{"corpus", "document"}},
            {"tf-idf", "ntn"},
            {"values", OptionValue::List{}},
            {"except", OptionValue::List{}},
            {"min-count", 1},
            {"top", 0},
            {"top-by", "count"}};
}

/// With the default options but for `changed`, and every layer that the tests know.
inline ComponentSetup term_frequency_setup(const OptionMap& changed = {}) {
    OptionMap options = changed;
    options.merge(term_frequency_options());
    return {std::move(options),
            {{kTokenLayer}, {kNoiseLayer}, {kTurnLayer}, {kFactLayer}, {kSentenceLayer}},
            {{Shape::Kind::table,
              "term_frequency",
              {{"scope", ColumnKind::dictionary},
               {"group", ColumnKind::dictionary},
               {"n", ColumnKind::int32},
               {"term", ColumnKind::string},
               {"count", ColumnKind::int64},
               {"per_million", ColumnKind::float64},
               {"document_frequency", ColumnKind::int64},
               {"rank", ColumnKind::int64},
               {"tf_idf", ColumnKind::float64},
               {"total", ColumnKind::int64},
               {"total_all", ColumnKind::int64}}}},
            {}};
}

}  // namespace rostra::test
