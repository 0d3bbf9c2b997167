// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it.
#include <gtest/gtest.h>

#include <string>

#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"

namespace rostra::figures {
namespace {

using laws::ColumnKind;
using laws::OptionValue;
using laws::Rows;
using laws::Shape;

const Shape kSentence = {Shape::Kind::layer, "sentence", {}, true};
const Shape kTurn = {
    Shape::Kind::layer, "turn", {{"turn", ColumnKind::int32}, {"speaker_id", ColumnKind::dictionary}}, true};
const Shape kQuote = {Shape::Kind::layer, "quote", {{"speaker_id", ColumnKind::dictionary}}, false};
const Shape kFigure = {Shape::Kind::layer,
                       "figure",
                       {{"sort", ColumnKind::dictionary},
                        {"value", ColumnKind::decimal, 0, true},
                        {"low", ColumnKind::decimal, 0, true},
                        {"high", ColumnKind::decimal, 0, true},
                        {"interval", ColumnKind::string},
                        {"modifier", ColumnKind::dictionary},
                        {"unit", ColumnKind::dictionary},
                        {"noun", ColumnKind::dictionary},
                        {"subject", ColumnKind::dictionary},
                        {"as_of", ColumnKind::dictionary},
                        {"speaker_id", ColumnKind::dictionary},
                        {"turn", ColumnKind::int32, 0, true}},
                       true};

const laws::LoadedModule& library() {
    static const laws::LoadedModule kModule(FIGURES_LIBRARY);
    return kModule;
}

Rows rows_of(const laws::TestDocument& document, const OptionValue::List& also = {}, bool others = true) {
    const laws::TestDocuments documents = {document};
    laws::InMemoryHost host(documents);
    laws::TestAnalyzer analyzer(
        host, library(), "figures",
        {{{"also", also}}, {{kSentence}, {kTurn, others}, {kQuote, others}}, {kFigure}, FIGURES_DATA});
    return analyzer.run(documents, 1)[0];
}

laws::TestDocument sample() {
    laws::TestDocument document = {
        0, "a.txt", "Some 300 people came on 5 May. He said 20 percent agreed.", "en-GB", {}};
    document.layers["sentence"] = {{{0, 30}, {}}, {{31, 57}, {}}};
    document.layers["turn"] = {{{31, 57}, {std::int64_t{4}, std::string("Ana Ruiz")}}};
    document.layers["quote"] = {{{39, 57}, {std::string("Bo Li")}}};
    return document;
}

TEST(FiguresComponent, WritesFiguresWithWhoSaysThem) {
    const Rows rows = rows_of(sample());
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0], (laws::Row{"0", "5", "8", "count", "300", "250", "350", "[250,350]", "some", "",
                                  "people", "", "--05-05", "", "(null)"}));
    EXPECT_EQ(rows[1], (laws::Row{"0", "39", "49", "percent", "20", "20", "20", "[20,20]", "", "percent",
                                  "agreed", "", "", "Bo Li", "4"}));
}

TEST(FiguresComponent, GoesWithoutTurnsAndQuotations) {
    laws::TestDocument document = sample();
    document.layers.erase("turn");
    document.layers.erase("quote");
    const Rows rows = rows_of(document, {}, false);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1].at(13), "");
}

TEST(FiguresComponent, WritesWhatIsNoFigureWhereAsked) {
    const Rows rows = rows_of(sample(), {"date"});
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1].at(1), "24");
    EXPECT_EQ(rows[1].at(3), "date");
    EXPECT_EQ(rows[1].at(4), "(null)");
}

}  // namespace
}  // namespace rostra::figures
