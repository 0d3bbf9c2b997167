// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it.
#include <gtest/gtest.h>

#include <string>

#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"

namespace rostra::qa {
namespace {

using laws::Cell;
using laws::ColumnKind;
using laws::Row;
using laws::Rows;
using laws::Shape;

const Shape kTurn = {Shape::Kind::layer,
                     "turn",
                     {{"turn", ColumnKind::int32},
                      {"kind", ColumnKind::dictionary},
                      {"speaker", ColumnKind::dictionary},
                      {"speaker_id", ColumnKind::dictionary}},
                     true};
const Shape kQa = {Shape::Kind::layer,
                   "qa",
                   {{"question", ColumnKind::int32},
                    {"asker", ColumnKind::dictionary},
                    {"asker_id", ColumnKind::dictionary},
                    {"answer", ColumnKind::int32},
                    {"answer_begin", ColumnKind::int32},
                    {"answer_end", ColumnKind::int32},
                    {"speaker", ColumnKind::dictionary},
                    {"speaker_id", ColumnKind::dictionary}},
                   false};

laws::LayerRow turn(Span span, std::int64_t number, const char* kind, const char* speaker, const char* id) {
    return {span, {Cell(number), Cell(kind), Cell(speaker), Cell(id)}};
}

laws::TestDocument document(std::int64_t ordinal, std::string text, std::vector<laws::LayerRow> turns) {
    laws::TestDocument one{ordinal, std::to_string(ordinal) + ".txt", std::move(text), "en", {}};
    one.layers["turn"] = std::move(turns);
    return one;
}

TEST(QaComponent, GivesARowForEachAnswer) {
    const laws::TestDocuments documents = {
        document(0, "Q So? RUIZ: Yes. LIND: No. Q And?",
                 {turn({2, 5}, 1, "question", "Q", ""), turn({12, 16}, 2, "named", "RUIZ", "Ana Ruiz"),
                  turn({23, 26}, 3, "named", "LIND", "Ole Lind"), turn({29, 33}, 4, "question", "Q", "")}),
        document(3, "Nothing.", {}),
        document(5, "CHAIR: So? CHAIR: Well. LIND: No.",
                 {turn({7, 10}, 1, "unknown", "CHAIR", ""), turn({18, 23}, 2, "unknown", "CHAIR", ""),
                  turn({30, 33}, 3, "named", "LIND", "Ole Lind")})};
    laws::InMemoryHost host(documents);
    const laws::LoadedModule library(QA_LIBRARY);
    laws::TestAnalyzer qa(host, library, "qa", {{}, {{kTurn}}, {kQa}, ""});
    const Rows expected = {{"0", "2", "5", "1", "Q", "", "2", "12", "16", "RUIZ", "Ana Ruiz"},
                           {"0", "2", "5", "1", "Q", "", "3", "23", "26", "LIND", "Ole Lind"},
                           {"0", "29", "33", "4", "Q", "", "0", "33", "33", "", ""},
                           {"2", "7", "10", "1", "CHAIR", "", "3", "30", "33", "LIND", "Ole Lind"}};
    EXPECT_EQ(laws::text_of(qa.run(documents, 1)[0]), laws::text_of(expected));
    EXPECT_EQ(laws::text_of(qa.run(documents, 3)[0]), laws::text_of(expected));
}

}  // namespace
}  // namespace rostra::qa
