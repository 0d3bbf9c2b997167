// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "laws/aggregator_laws.hpp"
#include "laws/test_component.hpp"
#include "support/test_tokens.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Shape kFigureLayer = {Shape::Kind::layer,
                            "fit.figure",
                            {{"value", ColumnKind::decimal}, {"unit", ColumnKind::dictionary}},
                            true};
const Shape kUnitsOfFigures = {Shape::Kind::layer, "fit.figure", {{"unit", ColumnKind::dictionary}}};
const Shape kPairTable = {
    Shape::Kind::table,
    "fit_pair",
    {{"unit", ColumnKind::dictionary}, {"a", ColumnKind::document}, {"b", ColumnKind::document}}};
const Shape kComparisonTable = {Shape::Kind::table,
                                "fit_comparison",
                                {{"unit", ColumnKind::dictionary},
                                 {"a", ColumnKind::document},
                                 {"a_begin", ColumnKind::int32},
                                 {"a_end", ColumnKind::int32},
                                 {"a_value", ColumnKind::decimal},
                                 {"b", ColumnKind::document},
                                 {"b_begin", ColumnKind::int32},
                                 {"b_end", ColumnKind::int32},
                                 {"b_value", ColumnKind::decimal},
                                 {"verdict", ColumnKind::dictionary}}};

class FitFigures : public testing::Test {
protected:
    static const LoadedModule& module() {
        static const LoadedModule module(FIT_FIGURES_LIBRARY);
        return module;
    }
    static ComponentSetup setup(std::vector<ComponentSetup::Input> inputs, std::vector<Shape> outputs) {
        return {{{"max-digits", 18}}, std::move(inputs), std::move(outputs), {}};
    }
    /// The documents with their figures as a layer, found in batches of this size.
    TestDocuments with_figures(TestDocuments documents, std::size_t batch) {
        TestAnalyzer analyzer(host_, module(), "figures", setup({}, {kFigureLayer}));
        const Rows figures = analyzer.run(documents, batch)[0];
        for (const Row& row : figures) {
            documents[std::stoul(row[0])].layers["fit.figure"].push_back(
                {{std::stoi(row[1]), std::stoi(row[2])}, {row[3], row[4]}});
        }
        return documents;
    }
    /// For the component that asks for one column only.
    static TestDocuments with_units(TestDocuments documents) {
        for (TestDocument& document : documents) {
            for (LayerRow& row : document.layers["fit.figure"]) row.cells = {row.cells[1]};
        }
        return documents;
    }
    static std::vector<Cells> cells_of(const Rows& pairs) {
        std::vector<Cells> cells;
        for (const Row& row : pairs) {
            cells.push_back({row[0], std::int64_t{std::stol(row[1])}, std::int64_t{std::stol(row[2])}});
        }
        return cells;
    }
    InMemoryHost host_;
};

const std::vector<std::string> kTexts = {"Waves of 7.50 metres, 1,200 people moved.",
                                         "No figure here, nor 12.", "Some 1,300 people; waves of 7.5 metres.",
                                         "007.5 metres"};

TEST_F(FitFigures, HaveTheManifestThatStandsBesideTheLibrary) {
    const std::string library = FIT_FIGURES_LIBRARY;
    std::ifstream file(library.substr(0, library.rfind('.')) + ".rostra.toml", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    EXPECT_FALSE(text.str().empty());
    EXPECT_EQ(module().manifest(), text.str());
}

TEST_F(FitFigures, AreALayerOfDecimalsWhateverTheBatches) {
    for (const std::size_t batch : {1u, 2u, 3u, 100u}) {
        TestAnalyzer analyzer(host_, module(), "figures", setup({}, {kFigureLayer}));
        EXPECT_THAT(analyzer.run(documents_of(kTexts), batch)[0],
                    ElementsAre(Row{"0", "9", "13", "7.50", "metres"}, Row{"0", "22", "27", "1200", "people"},
                                Row{"2", "5", "10", "1300", "people"}, Row{"2", "28", "31", "7.5", "metres"},
                                Row{"3", "0", "5", "007.5", "metres"}));
    }
}

TEST_F(FitFigures, OfADocumentThatFailsAreNotThoseOfItsNeighbours) {
    const TestDocuments documents = documents_of({"1 ox", "see 1234567890123456789 oxen", "2 oxen"});
    TestAnalyzer analyzer(host_, module(), "figures", setup({}, {kFigureLayer}));
    try {
        analyzer.run(documents, 3);
        FAIL() << "went well";
    } catch (const ComponentError& error) {
        EXPECT_EQ(error.status, ROSTRA_FAILED);
        EXPECT_EQ(error.failure->code, ROSTRA_FAIL_DOCUMENT);
        EXPECT_EQ(error.failure->message, "a figure of more than 18 digits");
        EXPECT_EQ(error.failure->document, 1);
        EXPECT_EQ(error.failure->span, (Span{4, 23}));
    }
    EXPECT_EQ(analyzer.run(std::span(documents).first(1), 3)[0].size(), 1u);
}

TEST_F(FitFigures, AreComparedAlongATableOfAnotherAggregator) {
    const TestDocuments documents = with_figures(documents_of(kTexts), 2);
    TestAggregator pairs(host_, module(), "pairs", setup({{kUnitsOfFigures}}, {kPairTable}));
    const Rows found = pairs.run(with_units(documents))[0];
    EXPECT_THAT(found, ElementsAre(Row{"metres", "0", "2"}, Row{"metres", "0", "3"}, Row{"metres", "2", "3"},
                                   Row{"people", "0", "2"}));

    TestAggregator comparison(host_, module(), "comparison",
                              setup({{kFigureLayer}, {kPairTable}}, {kComparisonTable}));
    const TestTable table = {kPairTable, cells_of(found)};
    EXPECT_THAT(comparison.run(documents, {table})[0],
                ElementsAre(Row{"metres", "0", "9", "13", "7.50", "2", "28", "31", "7.5", "equal"},
                            Row{"metres", "0", "9", "13", "7.50", "3", "0", "5", "007.5", "equal"},
                            Row{"metres", "2", "28", "31", "7.5", "3", "0", "5", "007.5", "equal"},
                            Row{"people", "0", "22", "27", "1200", "2", "5", "10", "1300", "differ"}));
}

TEST_F(FitFigures, KeepTheLawsOfAggregators) {
    std::vector<std::string> texts;
    for (int i = 0; i < 40; ++i) {
        texts.push_back(std::to_string(i % 7) + " metres and " + std::to_string(i % 3) + " days" +
                        std::string(static_cast<std::size_t>(i % 4), '!'));
    }
    const TestDocuments documents = with_figures(documents_of(texts), 9);
    TestAggregator pairs(host_, module(), "pairs", setup({{kUnitsOfFigures}}, {kPairTable}));
    EXPECT_THAT(broken_laws(host_, pairs, with_units(documents), true), IsEmpty());

    TestAggregator comparison(host_, module(), "comparison",
                              setup({{kFigureLayer}, {kPairTable}}, {kComparisonTable}));
    const TestTable table = {kPairTable, cells_of(pairs.run(with_units(documents))[0])};
    EXPECT_THAT(broken_laws(host_, comparison, documents, true, {table}), IsEmpty());
}

}  // namespace
}  // namespace rostra::test
