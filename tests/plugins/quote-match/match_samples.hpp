// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"

namespace rostra::quote_match {

using laws::ColumnKind;
using laws::Rows;
using laws::Shape;

inline const Shape kQuote = {
    Shape::Kind::layer, "quote", {{"type", ColumnKind::dictionary}, {"speaker_id", ColumnKind::dictionary}}};
inline const Shape kTurn = {Shape::Kind::layer, "turn", {{"speaker_id", ColumnKind::dictionary}}, true};
inline const Shape kMatch = {Shape::Kind::table,
                             "quote_match",
                             {{"document", ColumnKind::document},
                              {"begin", ColumnKind::int32},
                              {"end", ColumnKind::int32},
                              {"type", ColumnKind::dictionary},
                              {"source", ColumnKind::document, 0, true},
                              {"source_begin", ColumnKind::int32, 0, true},
                              {"source_end", ColumnKind::int32, 0, true},
                              {"verdict", ColumnKind::dictionary},
                              {"identity", ColumnKind::float64},
                              {"speaker_agrees", ColumnKind::boolean, 0, true},
                              {"turned", ColumnKind::boolean},
                              {"turned_by", ColumnKind::dictionary},
                              {"edits", ColumnKind::string},
                              {"speaker_id", ColumnKind::dictionary},
                              {"source_speaker_id", ColumnKind::dictionary},
                              {"confidence", ColumnKind::float64}}};

inline const laws::LoadedModule& library() {
    static const laws::LoadedModule kModule(QUOTE_MATCH_LIBRARY);
    return kModule;
}

inline Rows matches(const laws::TestDocuments& documents, const std::string& quotes = "articles",
                    const std::string& against = "turns") {
    laws::InMemoryHost host(documents);
    laws::TestAggregator aggregator(host, library(), "matches",
                                    {{{"quotes", quotes},
                                      {"against", against},
                                      {"most-left-out", std::int64_t{60}},
                                      {"least-identity", 0.6}},
                                     {{kQuote}, {kTurn}},
                                     {kMatch},
                                     QUOTE_MATCH_DATA});
    return aggregator.run(documents, {})[0];
}

}  // namespace rostra::quote_match
