// SPDX-License-Identifier: Apache-2.0
#include "document/projection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "document/owned_array.hpp"
#include "rostra/row_builders.hpp"
#include "unit/document/shown_rows.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;

OwnedArray layer_of_two_documents() {
    rostra::LayerBuilder<rostra::Int32, rostra::Text, rostra::Dictionary> turns;
    turns.begin_document();
    turns.begin_document();
    turns.add({0, 3}, 1, "A:", "Ana");
    turns.add({4, 7}, 2, "B:", "Bo");
    return OwnedArray(turns.take());
}

TEST(Projection, ShowsSomeColumnsOfALayerInAnotherOrder) {
    const OwnedArray layer = layer_of_two_documents();
    const std::vector<std::size_t> columns = {2, 0};
    Projection projection(*layer.get(), true, columns);
    const Shape shape{
        true, {{"speaker", rostra::ColumnType::dictionary, {}}, {"turn", rostra::ColumnType::int32, {}}}};
    EXPECT_EQ(projection.get()->children[0]->n_children, 4);
    EXPECT_THAT(shown_rows(*projection.get(), shape), ElementsAre("1 0 3 Ana 1", "1 4 7 Bo 2"));
}

TEST(Projection, KeepsTheSpansOfALayerOfWhichNothingElseIsAskedFor) {
    const OwnedArray layer = layer_of_two_documents();
    Projection projection(*layer.get(), true, {});
    EXPECT_THAT(shown_rows(*projection.get(), Shape{true, {}}), ElementsAre("1 0 3", "1 4 7"));
}

TEST(Projection, ShowsOneColumnTwice) {
    const OwnedArray layer = layer_of_two_documents();
    const std::vector<std::size_t> columns = {0, 0};
    Projection projection(*layer.get(), true, columns);
    const Shape shape{true,
                      {{"turn", rostra::ColumnType::int32, {}}, {"turn", rostra::ColumnType::int32, {}}}};
    EXPECT_THAT(shown_rows(*projection.get(), shape), ElementsAre("1 0 3 1 1", "1 4 7 2 2"));
}

TEST(Projection, ShowsSomeColumnsOfATable) {
    const OwnedArray layer = layer_of_two_documents();
    const std::vector<std::size_t> columns = {3};
    Projection projection(*layer->children[0], false, columns);  // the struct inside is a table of its own
    const Shape shape{false, {{"label", rostra::ColumnType::string, {}}}};
    EXPECT_THAT(shown_rows(*projection.get(), shape), ElementsAre("A:", "B:"));
}

TEST(Projection, CopiesAndOwnsNothing) {
    const OwnedArray layer = layer_of_two_documents();
    const std::vector<std::size_t> columns = {1};
    {
        Projection projection(*layer.get(), true, columns);
        EXPECT_EQ(projection.get()->children[0]->children[2], layer->children[0]->children[3]);
    }
    EXPECT_TRUE(layer);
}

}  // namespace
}  // namespace rostra::core
