// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "laws/test_component.hpp"
#include "support/test_tokens.hpp"

namespace rostra::test {

using namespace laws;

inline const LoadedModule& unshared_module() {
    static const LoadedModule module(UNSHARED_LIBRARY);
    return module;
}

inline const Shape kSentenceLayer = {Shape::Kind::layer, "sentence", {}};
inline const Shape kPassageSpans = {Shape::Kind::table,
                                    "passage",
                                    {{"a", ColumnKind::document},
                                     {"a_begin", ColumnKind::int32},
                                     {"a_end", ColumnKind::int32},
                                     {"b", ColumnKind::document},
                                     {"b_begin", ColumnKind::int32},
                                     {"b_end", ColumnKind::int32},
                                     {"kind", ColumnKind::dictionary}}};
inline const Shape kRelatedness = {
    Shape::Kind::table,
    "similarity",
    {{"a", ColumnKind::document}, {"b", ColumnKind::document}, {"relatedness", ColumnKind::float64}}};

struct UnsharedOptions {
    double max_shared = 0;
    std::int64_t min_tokens = 1;
    std::string pairs = "passages";
    double min_relatedness = 0.5;
    double min_share = 0;
    std::int64_t nearest = 0;
    std::int64_t max_pairs = 0;
    bool similarity = true;  ///< a stage makes the table
};

inline ComponentSetup unshared_setup(const UnsharedOptions& options) {
    return {{{"max-shared", options.max_shared},
             {"min-tokens", options.min_tokens},
             {"pairs", options.pairs},
             {"min-relatedness", options.min_relatedness},
             {"min-share", options.min_share},
             {"nearest", options.nearest},
             {"max-pairs", options.max_pairs}},
            {{kSentenceLayer}, {kTokenLayer}, {kPassageSpans}, {kRelatedness, options.similarity}},
            {{Shape::Kind::table,
              "unshared",
              {{"a", ColumnKind::document},
               {"b", ColumnKind::document},
               {"begin", ColumnKind::int32},
               {"end", ColumnKind::int32},
               {"tokens", ColumnKind::int64},
               {"shared", ColumnKind::int64},
               {"share", ColumnKind::float64},
               {"text", ColumnKind::string}}}},
            {}};
}

/// Where a text has another, which it has to have.
inline Span span_of(std::string_view text, std::string_view part) {
    const auto begin = static_cast<std::int32_t>(text.find(part));
    return {begin, begin + static_cast<std::int32_t>(part.size())};
}

/// Documents 0, 1, 2, … whose sentences end with full stops.
inline TestDocuments sentences_of(const std::vector<std::string>& texts) {
    TestDocuments documents = documents_of(texts);
    for (TestDocument& document : documents) {
        for (std::size_t begin = 0; begin < document.text.size();) {
            const std::size_t end = std::min(document.text.find('.', begin), document.text.size() - 1) + 1;
            document.layers["sentence"].push_back(
                {{static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)}, {}});
            begin = document.text.find_first_not_of(' ', end);
        }
    }
    return documents;
}

/// The tables as its component reads them, in the order of its setup.
inline std::vector<TestTable> read_tables(std::vector<Cells> passages, std::vector<Cells> relatednesss = {}) {
    return {{kPassageSpans, std::move(passages)}, {kRelatedness, std::move(relatednesss)}};
}

/// A row of the table passage: a text that stands once in both documents.
inline Cells passage(const TestDocuments& documents, std::size_t a, std::size_t b, std::string_view text,
                     const std::string& kind = "shared") {
    const Span x = span_of(documents[a].text, text), y = span_of(documents[b].text, text);
    return {documents[a].ordinal,
            std::int64_t{x.begin},
            std::int64_t{x.end},
            documents[b].ordinal,
            std::int64_t{y.begin},
            std::int64_t{y.end},
            kind};
}

}  // namespace rostra::test
