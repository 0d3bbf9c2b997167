// SPDX-License-Identifier: Apache-2.0
// Columns as a plugin builds and reads them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "rostra/batch.hpp"
#include "rostra/row_builders.hpp"

namespace rostra {
namespace {

using ::testing::ElementsAre;

/// A layer of two documents; released with this object.
class TwoDocuments {
public:
    TwoDocuments() {
        LayerBuilder<Bool, List<Float32>, Nullable<Text>, Nullable<Int32>> out({}, List<Float32>(3), {}, {});
        out.begin_document();
        out.add({0, 1}, true, vector_of(1), "one", 1);
        out.begin_document();
        out.add({0, 1}, false, vector_of(2), std::nullopt, 2);
        out.add({1, 2}, true, vector_of(3), "", 3);
        layer_ = out.take();
    }
    ~TwoDocuments() { layer_.release(&layer_); }
    TwoDocuments(const TwoDocuments&) = delete;
    TwoDocuments& operator=(const TwoDocuments&) = delete;

    [[nodiscard]] const ArrowArray* layer() const { return &layer_; }
    static std::vector<float> vector_of(int first) {
        return {static_cast<float>(first), static_cast<float>(first) / 2, 0};
    }

private:
    ArrowArray layer_{};
};

constexpr Input kInput = {0, true};
constexpr ColumnInput kSure = {kInput, 2, ColumnType::boolean, {}, 0, false, "sure"};
constexpr ColumnInput kVectors = {kInput, 3, ColumnType::float32, {}, 3, false, "vector"};
constexpr ColumnInput kNote = {kInput, 4, ColumnType::string, {}, 0, true, "note"};
constexpr ColumnInput kCount = {kInput, 5, ColumnType::int32, {}, 0, true, "count"};

TEST(ColumnViews, GiveADocumentItsOwnRows) {
    const TwoDocuments made;
    const ArrowArray* input = made.layer();
    rostra_batch raw{};
    raw.struct_size = sizeof raw;
    raw.count = 2;
    raw.input = &input;
    const Document second = Batch(nullptr, &raw)[1];
    const Bools sure = second.bools(kSure);
    ASSERT_EQ(sure.size(), 2U);
    EXPECT_FALSE(sure[0]);
    EXPECT_TRUE(sure[1]);
    const Lists<float> vectors = second.lists<float>(kVectors);
    ASSERT_EQ(vectors.size(), 2U);
    EXPECT_EQ(vectors.length(), 3U);
    EXPECT_THAT(vectors[1], ElementsAre(3, 1.5, 0));
    const Nulls nulls = second.nulls(kNote);
    EXPECT_TRUE(nulls.is_null(0));
    EXPECT_FALSE(nulls.is_null(1));
    EXPECT_EQ(second.strings(kNote)[0], "");
    EXPECT_FALSE(second.nulls(kCount).any());
    EXPECT_FALSE(second.nulls(kCount).is_null(0));
}

TEST(ColumnViews, ThrowWhereAColumnHoldsSomethingElse) {
    const TwoDocuments made;
    const LayerView layer(made.layer());
    const auto message = [](const auto& read) -> std::string {
        try {
            read();
        } catch (const std::logic_error& error) {
            return error.what();
        }
        return "read";
    };
    EXPECT_EQ(message([&] { static_cast<void>(layer.values<double>(kCount)); }),
              "the plugin reads column 'count' as float64, but it holds int32");
    EXPECT_EQ(message([&] { static_cast<void>(layer.values<float>(kVectors)); }),
              "the plugin reads column 'vector' as float32, but it holds lists of float32");
    EXPECT_EQ(message([&] { static_cast<void>(layer.lists<std::int32_t>(kCount)); }),
              "the plugin reads column 'count' as lists of int32, but it holds int32");
    EXPECT_EQ(message([&] { static_cast<void>(layer.dictionary(kNote)); }),
              "the plugin reads column 'note' as dictionary, but it holds string");
    EXPECT_EQ(message([&] { static_cast<void>(layer.strings(kSure)); }),
              "the plugin reads column 'sure' as string, but it holds bool");
    EXPECT_EQ(message([&] { static_cast<void>(layer.bools(kNote)); }),
              "the plugin reads column 'note' as bool, but it holds string");
    EXPECT_EQ(message([&] { static_cast<void>(layer.values<std::int32_t>(kCount)); }), "read");
}

TEST(ColumnViews, AreEmptyWhereNothingProvidesTheInput) {
    const LayerView absent;
    EXPECT_EQ(absent.values<double>(kCount).size(), 0U);
    EXPECT_EQ(absent.bools(kSure).size(), 0U);
    EXPECT_EQ(absent.lists<float>(kVectors).size(), 0U);
    EXPECT_FALSE(TableView().nulls(kNote).any());
}

TEST(ColumnBuilders, RefuseAListOfAnotherLength) {
    List<Float32, 2> fixed;
    const std::array<float, 3> three = {1, 2, 3};
    try {
        fixed.add(three);
        FAIL() << "it was taken";
    } catch (const std::length_error& error) {
        EXPECT_STREQ(error.what(), "a list of 3 numbers in a column of lists of 2");
    }
}

TEST(ColumnBuilders, MakeABitmapFromTheFirstNullOn) {
    Nullable<Int64> column;
    for (std::int64_t i = 0; i < 9; ++i) column.add(i);
    EXPECT_EQ(column.take().null_count, 0);
    for (std::int64_t i = 0; i < 9; ++i) column.add(i);
    column.add_null();
    column.add(std::nullopt);
    column.add(7);
    const ColumnData data = column.take();
    EXPECT_EQ(data.null_count, 2);
    EXPECT_EQ(data.int64s.size(), 12U);
    ASSERT_EQ(data.validity.bytes(), 2U);
    EXPECT_EQ(data.validity.data()[0], 0xFF);
    EXPECT_EQ(data.validity.data()[1], 0x09);
    EXPECT_EQ(data.int64s[9], 0);
    column.add(1);
    EXPECT_EQ(column.take().null_count, 0);
}

TEST(BitBuffer, PacksBitsFromTheLeastSignificantOn) {
    BitBuffer bits;
    for (const bool bit : {true, false, true}) bits.push_back(bit);
    bits.append(true, 15);
    bits.append(false, 9);
    bits.push_back(true);
    ASSERT_EQ(bits.size(), 28U);
    ASSERT_EQ(bits.bytes(), 4U);
    EXPECT_EQ(bits.data()[0], 0xFD);
    EXPECT_EQ(bits.data()[1], 0xFF);
    EXPECT_EQ(bits.data()[2], 0x03);
    EXPECT_EQ(bits.data()[3], 0x08);
}

}  // namespace
}  // namespace rostra
