// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "comparison_samples.hpp"

namespace rostra::figure_comparison {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FigureComparisonTable : public testing::Test {
protected:
    Rows rows_of(const laws::TestDocuments& documents, std::int64_t most = 20) {
        host_ = std::make_unique<laws::InMemoryHost>(documents);
        return compare(*host_, documents, most);
    }
    /// Values, verdict, rule and explanation.
    static std::vector<std::vector<std::string>> told(const Rows& rows) {
        std::vector<std::vector<std::string>> told;
        for (const auto& row : rows) told.push_back({row[4], row[8], row[9], row[10], row[11]});
        return told;
    }
    std::unique_ptr<laws::InMemoryHost> host_;
};

TEST_F(FigureComparisonTable, HoldsFiguresOfTheSameThingAgainstEachOther) {
    const Rows rows = rows_of(
        {document_of(
             0, {{"The sea entered 1,860 homes on the coast.", {{"1,860", "[1860,1860]", "", "homes"}}}}),
         document_of(
             1, {{"The sea entered 1,680 homes on the coast.", {{"1,680", "[1680,1680]", "", "homes"}}}})});
    EXPECT_THAT(told(rows), ElementsAre(ElementsAre("1860", "1680", "differ", "value", "")));
    EXPECT_EQ(rows[0][0], "1");
    EXPECT_EQ(rows[0][13], "homes");
    EXPECT_EQ(rows[0][15], "The sea entered 1,680 homes on the coast.");
}

TEST_F(FigureComparisonTable, TellsApartWhatOtherThingsAreCounted) {
    EXPECT_THAT(
        rows_of(
            {document_of(0, {{"Two bridges were closed by the city.", {{"Two", "[2,2]", "", "bridges"}}}}),
             document_of(1, {{"The ministry hired 400 teachers.", {{"400", "[400,400]", "", "teachers"}}}})}),
        IsEmpty());
}

TEST_F(FigureComparisonTable, TakesNoPartForTheWhole) {
    // 89 countries beside 28 in Asia.
    EXPECT_THAT(rows_of({document_of(0, {{"China has provided assistance to 89 countries and organizations.",
                                          {{"89", "[89,89]", "", "countries"}}}}),
                         document_of(1, {{"It was sent to 28 in Asia, 16 in Africa and 26 in Europe.",
                                          {{"28", "[28,28]"}, {"16", "[16,16]"}, {"26", "[26,26]"}}}})}),
                IsEmpty());
}

TEST_F(FigureComparisonTable, HoldsNoFigureAgainstOneThatStandsBesideIt) {
    EXPECT_THAT(told(rows_of({document_of(0, {{"Six berths of the harbour are open for ships.",
                                               {{"Six", "[6,6]", "", "berths"}}}}),
                              document_of(1, {{"Six of nine berths of the harbour are open for ships.",
                                               {{"Six", "[6,6]"}, {"nine", "[9,9]", "", "berths"}}}})})),
                testing::Each(testing::Contains("equal")));
}

TEST_F(FigureComparisonTable, SaysWhatMayExplainADifference) {
    const std::string first = "The company employed 120 engineers in the new factory in 2022.";
    const std::string second = "The company employed 180 engineers in the new factory in 2023.";
    EXPECT_THAT(told(rows_of({document_of(0, {{first, {{"120", "[120,120]", "", "engineers", "2022"}}}}),
                              document_of(1, {{second, {{"180", "[180,180]", "", "engineers", "2023"}}}})})),
                ElementsAre(ElementsAre("120", "180", "differ", "value", "another date or period")));
    EXPECT_THAT(told(rows_of({document_of(0, {{"Support for the plan rose by 5 percent among voters.",
                                               {{"5 percent", "[5,5]", "percent"}}}}),
                              document_of(1, {{"Support for the plan rose by 5 points among voters.",
                                               {{"5 points", "[5,5]", "percentage-point"}}}})})),
                ElementsAre(ElementsAre("5", "5", "differ", "unit", "another unit")));
}

TEST_F(FigureComparisonTable, ConvertsUnits) {
    const auto rows = [&](const char* number, const char* interval, const char* unit) {
        return told(rows_of(
            {document_of(0, {{"The new road to the coast has a length of 100 km in all.",
                              {{"100 km", "[100,100]", "kilometer"}}}}),
             document_of(1, {{std::string("The new road to the coast has a length of ") + number + " in all.",
                              {{number, interval, unit}}}})}));
    };
    EXPECT_THAT(rows("62 miles", "[62,62]", "mile"),
                ElementsAre(ElementsAre("100", "62", "compatible", "converted", "")));
    EXPECT_THAT(rows("100000 metres", "[100000,100000]", "meter"),
                ElementsAre(ElementsAre("100", "100000", "equal", "converted", "")));
    EXPECT_THAT(rows("100 miles", "[100,100]", "mile"),
                ElementsAre(ElementsAre("100", "100", "differ", "unit", "another unit")));
}

TEST_F(FigureComparisonTable, IsNotSureThatDegreesDiffer) {
    const Rows rows = rows_of({document_of(0, {{"The warming of the northern coast was 20 degrees C in all.",
                                                {{"20 degrees C", "[20,20]", "celsius"}}}}),
                               document_of(1, {{"The warming of the northern coast was 20 degrees F in all.",
                                                {{"20 degrees F", "[20,20]", "fahrenheit"}}}})});
    EXPECT_THAT(told(rows), ElementsAre(ElementsAre("20", "20", "differ", "unit", "another unit")));
    EXPECT_LT(std::stod(rows[0][12]), 0.9);
}

TEST_F(FigureComparisonTable, HoldsCellsOfTablesByTheirHeads) {
    // One row and one column, of which the sentence has the row alone.
    const auto row = [](const char* number, const char* interval, const char* noun) {
        return std::pair<std::string, std::vector<Given>>{std::string("Texas ") + number,
                                                          {{number, interval, "", noun, "", "texas"}}};
    };
    EXPECT_THAT(told(rows_of({document_of(0, {row("12", "[12,12]", "deaths")}),
                              document_of(1, {row("14", "[14,14]", "deaths")})})),
                ElementsAre(ElementsAre("12", "14", "differ", "value", "")));
    EXPECT_THAT(rows_of({document_of(0, {row("12", "[12,12]", "deaths")}),
                         document_of(1, {row("14", "[14,14]", "bridges")})}),
                IsEmpty());
}

TEST_F(FigureComparisonTable, LooksWithinADocumentToo) {
    const Rows rows = rows_of({document_of(
        0, {{"The flood damaged 300 houses in the old town.", {{"300", "[300,300]", "", "houses"}}},
            {"Rain fell.", {}},
            {"The flood damaged 500 houses in the old town.", {{"500", "[500,500]", "", "houses"}}}})});
    EXPECT_THAT(told(rows), ElementsAre(ElementsAre("300", "500", "differ", "value", "")));
    EXPECT_EQ(rows[0][1], rows[0][5]);
}

TEST_F(FigureComparisonTable, WarnsOfPairsThatItLeavesOut) {
    laws::TestDocuments documents;
    for (std::int64_t i = 0; i < 4; ++i)
        documents.push_back(document_of(
            i, {{"The sea entered 1,860 homes on the coast.", {{"1,860", "[1860,1860]", "", "homes"}}}}));
    EXPECT_EQ(rows_of(documents).size(), 6U);
    EXPECT_THAT(host_->log(), IsEmpty());
    EXPECT_EQ(rows_of(documents, 1).size(), 2U);
    ASSERT_EQ(host_->log().size(), 1U);
    EXPECT_EQ(host_->log()[0].message,
              "Of the pairs of figures that state the same, 4 were left out, since a figure is held against "
              "no more than 1 "
              "others. Raise max-partners to have them.");
}

}  // namespace
}  // namespace rostra::figure_comparison
