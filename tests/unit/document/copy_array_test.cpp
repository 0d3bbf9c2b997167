// SPDX-License-Identifier: Apache-2.0
#include "document/copy_array.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "document/check_array.hpp"
#include "rostra/row_builders.hpp"
#include "unit/document/shown_rows.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A column of every type.
const Shape kLayer{true,
                   {{"turn", rostra::ColumnType::int32, {}},
                    {"size", rostra::ColumnType::int64, {}},
                    {"share", rostra::ColumnType::float64, {}},
                    {"speaker", rostra::ColumnType::dictionary, {}},
                    {"label", rostra::ColumnType::string, {}}}};
const Shape kTable{false, kLayer.columns};
constexpr std::array<std::string_view, 3> kTexts = {"one two", "", "three"};

OwnedArray sample_layer() {
    rostra::LayerBuilder<rostra::Int32, rostra::Int64, rostra::Float64, rostra::Dictionary, rostra::Text>
        turns;
    turns.begin_document();
    turns.add({0, 3}, 1, 30, 0.5, "Ana", "A:");
    turns.add({4, 7}, 2, 40, 0.25, "Bo", "B:");
    turns.begin_document();
    turns.begin_document();
    turns.add({0, 5}, 1, 50, 1.0, "Ana", "");
    return OwnedArray(turns.take());
}

/// Rows of turn, size, share, speaker, label; all but the speaker follow from `turn`.
OwnedArray sample_table(const std::vector<std::pair<std::int32_t, const char*>>& rows) {
    rostra::Int32 turns;
    rostra::Int64 sizes;
    rostra::Float64 shares;
    rostra::Dictionary speakers;
    rostra::Text labels;
    for (const auto& [turn, speaker] : rows) {
        turns.add(turn);
        sizes.add(turn * 10);
        shares.add(turn / 2.0);
        speakers.add(speaker);
        labels.add(std::string(static_cast<std::size_t>(turn), '.'));
    }
    std::vector<rostra::ColumnData> columns;
    columns.push_back(turns.take());
    columns.push_back(sizes.take());
    columns.push_back(shares.take());
    columns.push_back(speakers.take());
    columns.push_back(labels.take());
    return OwnedArray(rostra::make_table(std::move(columns), static_cast<std::int64_t>(rows.size())));
}

TEST(CopyArray, ReadsALayerBackFromItsBytes) {
    const OwnedArray layer = sample_layer();
    const OwnedArray again = from_bytes(to_bytes(*layer.get(), kLayer), kLayer);
    EXPECT_FALSE(check_layer(*again.get(), kLayer, true, kTexts));
    EXPECT_THAT(shown_rows(*again.get(), kLayer),
                ElementsAre("0 0 3 1 30 0.5 Ana A:", "0 4 7 2 40 0.25 Bo B:", "2 0 5 1 50 1 Ana "));
}

TEST(CopyArray, ReadsATableBackFromItsBytes) {
    const OwnedArray table = sample_table({{1, "Ana"}, {0, "Bo"}, {2, "Ana"}});
    const OwnedArray again = from_bytes(to_bytes(*table.get(), kTable), kTable);
    EXPECT_FALSE(check_table(*again.get(), kTable));
    EXPECT_THAT(shown_rows(*again.get(), kTable),
                ElementsAre("1 10 0.5 Ana .", "0 0 0 Bo ", "2 20 1 Ana .."));
}

TEST(CopyArray, ReadsNothingBackAsNothing) {
    rostra::LayerBuilder<rostra::Int32, rostra::Int64, rostra::Float64, rostra::Dictionary, rostra::Text>
        none;
    for (std::size_t i = 0; i < kTexts.size(); ++i) none.begin_document();
    const OwnedArray layer(none.take());
    const OwnedArray layer_again = from_bytes(to_bytes(*layer.get(), kLayer), kLayer);
    EXPECT_FALSE(check_layer(*layer_again.get(), kLayer, true, kTexts));
    const OwnedArray table = sample_table({});
    const OwnedArray table_again = from_bytes(to_bytes(*table.get(), kTable), kTable);
    EXPECT_FALSE(check_table(*table_again.get(), kTable));
    EXPECT_EQ(table_again->length, 0);
}

TEST(CopyArray, KeepsTheRowsOfATableWithoutColumns) {
    const OwnedArray table(rostra::make_table(std::vector<rostra::ColumnData>(0), 3));
    EXPECT_EQ(from_bytes(to_bytes(*table.get(), Shape{}), Shape{})->length, 3);
}

TEST(CopyArray, SelectsDocumentsOfALayer) {
    const OwnedArray layer = sample_layer();
    const std::vector<std::size_t> last_two = {1, 2};
    const OwnedArray selected = select_documents(*layer.get(), kLayer, last_two);
    EXPECT_FALSE(check_layer(*selected.get(), kLayer, true, std::span(kTexts).subspan(1)));
    EXPECT_THAT(shown_rows(*selected.get(), kLayer), ElementsAre("1 0 5 1 50 1 Ana "));
    const std::vector<std::size_t> outer = {0, 2};
    EXPECT_THAT(shown_rows(*select_documents(*layer.get(), kLayer, outer).get(), kLayer),
                ElementsAre("0 0 3 1 30 0.5 Ana A:", "0 4 7 2 40 0.25 Bo B:", "1 0 5 1 50 1 Ana "));
    EXPECT_EQ(select_documents(*layer.get(), kLayer, {})->length, 0);
}

TEST(CopyArray, JoinsPiecesOfATableUnderOneDictionary) {
    const OwnedArray first = sample_table({{1, "Ana"}, {2, "Bo"}});
    const OwnedArray none = sample_table({});
    const OwnedArray last = sample_table({{3, "Cy"}, {4, "Bo"}});
    const std::array<const ArrowArray*, 3> pieces = {first.get(), none.get(), last.get()};
    const OwnedArray whole = concatenate(pieces, kTable);
    EXPECT_FALSE(check_table(*whole.get(), kTable));
    EXPECT_THAT(shown_rows(*whole.get(), kTable),
                ElementsAre("1 10 0.5 Ana .", "2 20 1 Bo ..", "3 30 1.5 Cy ...", "4 40 2 Bo ...."));
    EXPECT_EQ(whole->children[3]->dictionary->length, 3);  // each string once
}

TEST(CopyArray, JoinsNoPiecesToATableWithoutRows) {
    const OwnedArray none = concatenate({}, kTable);
    EXPECT_FALSE(check_table(*none.get(), kTable));
    EXPECT_THAT(shown_rows(*none.get(), kTable), IsEmpty());
}

TEST(CopyArray, KnowsTheMemoryThatValuesTake) {
    const OwnedArray layer = sample_layer();
    // Lists; begin, end, turn and codes; size and share; dictionary: two strings; label: three strings.
    EXPECT_EQ(memory_of(*layer.get(), kLayer), 3U * 4 + 3 * 4 * 4 + 3 * 8 * 2 + (2 * 4 + 5) + (3 * 4 + 4));
    EXPECT_EQ(memory_of(*concatenate({}, kTable).get(), kTable), 0U);
}

}  // namespace
}  // namespace rostra::core
