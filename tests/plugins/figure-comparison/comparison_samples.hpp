// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"

namespace rostra::figure_comparison {

using laws::ColumnKind;
using laws::OptionValue;
using laws::Rows;
using laws::Shape;

inline const Shape kFigure = {Shape::Kind::layer,
                              "figure",
                              {{"sort", ColumnKind::dictionary},
                               {"interval", ColumnKind::string},
                               {"modifier", ColumnKind::dictionary},
                               {"unit", ColumnKind::dictionary},
                               {"noun", ColumnKind::dictionary},
                               {"subject", ColumnKind::dictionary},
                               {"as_of", ColumnKind::dictionary}},
                              true};
inline const Shape kSentence = {Shape::Kind::layer, "sentence", {}, true};
inline const Shape kFact = {
    Shape::Kind::layer, "fact", {{"name", ColumnKind::dictionary}, {"value", ColumnKind::string}}};
inline const Shape kPassage = {Shape::Kind::table,
                               "passage",
                               {{"a", ColumnKind::document},
                                {"a_begin", ColumnKind::int32},
                                {"a_end", ColumnKind::int32},
                                {"b", ColumnKind::document},
                                {"b_begin", ColumnKind::int32},
                                {"b_end", ColumnKind::int32}}};
inline const Shape kComparison = {Shape::Kind::table,
                                  "figure_comparison",
                                  {{"fact", ColumnKind::int64},
                                   {"a", ColumnKind::document},
                                   {"a_begin", ColumnKind::int32},
                                   {"a_end", ColumnKind::int32},
                                   {"a_value", ColumnKind::string},
                                   {"b", ColumnKind::document},
                                   {"b_begin", ColumnKind::int32},
                                   {"b_end", ColumnKind::int32},
                                   {"b_value", ColumnKind::string},
                                   {"verdict", ColumnKind::dictionary},
                                   {"rule", ColumnKind::dictionary},
                                   {"explanation", ColumnKind::dictionary},
                                   {"confidence", ColumnKind::float64},
                                   {"what", ColumnKind::dictionary},
                                   {"a_sentence", ColumnKind::string},
                                   {"b_sentence", ColumnKind::string}}};

inline const laws::LoadedModule& library() {
    static const laws::LoadedModule kModule(FIGURE_COMPARISON_LIBRARY);
    return kModule;
}

/// A figure of a sentence: how it is printed, its interval, unit, noun, date and subject.
struct Given {
    std::string text, interval, unit = "", noun = "", as_of = "", subject = "";
};
/// A document of sentences, each with its figures.
inline laws::TestDocument document_of(
    std::int64_t ordinal, const std::vector<std::pair<std::string, std::vector<Given>>>& sentences) {
    laws::TestDocument document = {ordinal, std::to_string(ordinal) + ".txt", "", "en", {}};
    for (const auto& [text, figures] : sentences) {
        const std::size_t base = document.text.size();
        document.layers["sentence"].push_back(
            {{static_cast<std::int32_t>(base), static_cast<std::int32_t>(base + text.size())}, {}});
        for (const Given& given : figures) {
            const auto begin = static_cast<std::int32_t>(base + text.find(given.text));
            document.layers["figure"].push_back(
                {{begin, begin + static_cast<std::int32_t>(given.text.size())},
                 {given.unit == "percent" ? std::string("percent") : std::string("count"), given.interval,
                  std::string(), given.unit, given.noun, given.subject, given.as_of}});
        }
        document.text += text + " ";
    }
    return document;
}

/// The table of documents; `most`: partners of a figure.
inline Rows compare(laws::InMemoryHost& host, const laws::TestDocuments& documents, std::int64_t most = 20) {
    laws::TestAggregator aggregator(host, library(), "comparison",
                                    {{{"verdicts", OptionValue::List{"equal", "compatible", "differ"}},
                                      {"least-confidence", 0.5},
                                      {"max-partners", most}},
                                     {{kFigure}, {kSentence}, {kFact, false}, {kPassage, false}},
                                     {kComparison},
                                     FIGURE_COMPARISON_DATA});
    return aggregator.run(documents, {})[0];
}

}  // namespace rostra::figure_comparison
