// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "laws/test_component.hpp"
#include "support/test_tokens.hpp"

namespace rostra::test {

using namespace laws;

inline const LoadedModule& lexical_diversity_module() {
    static const LoadedModule module(LEXICAL_DIVERSITY_LIBRARY);
    return module;
}

/// The options as a pipeline that sets none has them.
inline OptionMap lexical_diversity_options() {
    return {
        {"by", OptionValue::List{"corpus", "document"}}, {"window", 100}, {"factor", 0.72}, {"draws", 42}};
}

/// With the default options but for `changed`, and every layer that the tests know.
inline ComponentSetup lexical_diversity_setup(const OptionMap& changed = {}) {
    OptionMap options = changed;
    options.merge(lexical_diversity_options());
    const Shape noise = {Shape::Kind::layer, "noise", {}};
    const Shape turn = {Shape::Kind::layer,
                        "turn",
                        {{"speaker_id", ColumnKind::dictionary},
                         {"turn", ColumnKind::int32},
                         {"weight", ColumnKind::float64}}};
    const Shape fact = {
        Shape::Kind::layer, "fact", {{"name", ColumnKind::dictionary}, {"value", ColumnKind::string}}};
    return {std::move(options),
            {{kTokenLayer}, {noise}, {turn}, {fact}},
            {{Shape::Kind::table,
              "lexical_diversity",
              {{"scope", ColumnKind::dictionary},
               {"group", ColumnKind::dictionary},
               {"tokens", ColumnKind::int64},
               {"types", ColumnKind::int64},
               {"ttr", ColumnKind::float64},
               {"mattr", ColumnKind::float64},
               {"mtld", ColumnKind::float64},
               {"hdd", ColumnKind::float64},
               {"yule_k", ColumnKind::float64}}}},
            {}};
}

/// A document whose tokens have these norms, a space between two.
inline TestDocument document_of_words(std::int64_t ordinal, const std::vector<std::string>& words) {
    TestDocument document{ordinal, std::to_string(ordinal) + ".txt", {}, "en", {}};
    for (const std::string& word : words) {
        const auto begin = static_cast<std::int32_t>(document.text.size());
        document.text += word + ' ';
        document.layers["token"].push_back({{begin, begin + static_cast<std::int32_t>(word.size())}, {word}});
    }
    return document;
}

}  // namespace rostra::test
