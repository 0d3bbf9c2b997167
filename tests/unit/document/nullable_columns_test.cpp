// SPDX-License-Identifier: Apache-2.0
// Bools, lists and nulls: what is checked of them, and what is copied.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "document/check_array.hpp"
#include "document/copy_array.hpp"
#include "rostra/row_builders.hpp"
#include "unit/document/shown_rows.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;

const Shape kMarks{true,
                   {{"sure", rostra::ColumnType::boolean, {}},
                    {"vector", rostra::ColumnType::float32, {}, 2},
                    {"maybe", rostra::ColumnType::boolean, {}, 0, true},
                    {"size", rostra::ColumnType::int64, {}, 0, true},
                    {"word", rostra::ColumnType::dictionary, {}, 0, true},
                    {"text", rostra::ColumnType::string, {}, 0, true},
                    {"pair", rostra::ColumnType::float64, {}, 2, true}}};
const Shape kMarkTable{false, kMarks.columns};
constexpr std::array<std::string_view, 3> kMarkedTexts = {"one two", "", "three four five"};

using List2 = rostra::List<rostra::Float32, 2>;
using MarkBuilder =
    rostra::LayerBuilder<rostra::Bool, List2, rostra::Nullable<rostra::Bool>, rostra::Nullable<rostra::Int64>,
                         rostra::Nullable<rostra::Dictionary>, rostra::Nullable<rostra::Text>,
                         rostra::Nullable<rostra::List<rostra::Float64, 2>>>;

ArrowArray marks() {
    MarkBuilder out;
    const std::array<double, 2> pair = {0.5, -1};
    const auto add = [&](Span span, bool all) {
        const std::array<float, 2> vector = {0.25F, static_cast<float>(span.begin)};
        if (all) {
            out.add(span, true, vector, true, 7, "w", "t", std::span(pair));
        } else {
            out.add(span, false, vector, std::nullopt, std::nullopt, std::nullopt, std::nullopt,
                    std::nullopt);
        }
    };
    out.begin_document();
    add({0, 3}, true);
    add({4, 7}, false);
    out.begin_document();
    out.begin_document();
    add({0, 5}, true);
    add({6, 10}, true);
    add({11, 15}, false);
    return out.take();
}

constexpr std::size_t kSure = 2, kVector = 3, kMaybe = 4, kSize = 5, kWord = 6, kText = 7, kPair = 8;

/// The marks, for a test to spoil.
class SpoiledMarks {
public:
    SpoiledMarks() : array_(marks()) {}
    ~SpoiledMarks() { array_.release(&array_); }
    SpoiledMarks(const SpoiledMarks&) = delete;
    SpoiledMarks& operator=(const SpoiledMarks&) = delete;
    ArrowArray& column(std::size_t i) { return *array_.children[0]->children[i]; }
    template <class T>
    static T* at(ArrowArray& array, std::size_t buffer) {
        return const_cast<T*>(static_cast<const T*>(array.buffers[buffer]));
    }
    std::string fault() {
        const std::optional<ArrayFault> found = check_layer(array_, kMarks, true, kMarkedTexts);
        return found ? found->message : std::string();
    }

private:
    ArrowArray array_;
};

struct SpoiledMark {
    const char* name;
    void (*spoil)(SpoiledMarks&);
    const char* message;
};
void PrintTo(const SpoiledMark& spoiled, std::ostream* out) { *out << spoiled.name; }

class CheckColumnRefuses : public ::testing::TestWithParam<SpoiledMark> {};

TEST_P(CheckColumnRefuses, AndSaysWhy) {
    SpoiledMarks marks;
    ASSERT_EQ(marks.fault(), "");
    GetParam().spoil(marks);
    EXPECT_EQ(marks.fault(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Nulls, CheckColumnRefuses,
    ::testing::Values(
        SpoiledMark{"WhereNoneMayBe",
                    [](SpoiledMarks& m) {
                        m.column(kSure).null_count = 2;
                        m.column(kSure).buffers[0] = m.column(kMaybe).buffers[0];
                    },
                    "column 'sure' has nulls"},
        SpoiledMark{"NotCounted", [](SpoiledMarks& m) { m.column(kSize).null_count = -1; },
                    "column 'size' says that it has -1 nulls in 5 rows; the number must be exact"},
        SpoiledMark{"MoreThanRows", [](SpoiledMarks& m) { m.column(kSize).null_count = 6; },
                    "column 'size' says that it has 6 nulls in 5 rows; the number must be exact"},
        SpoiledMark{"Miscounted", [](SpoiledMarks& m) { m.column(kSize).null_count = 1; },
                    "column 'size' says that it has 1 nulls, but its validity buffer has 2"},
        SpoiledMark{"WithoutABuffer", [](SpoiledMarks& m) { m.column(kSize).buffers[0] = nullptr; },
                    "column 'size' says that it has 2 nulls, but has no validity buffer"},
        SpoiledMark{"ABufferWithoutNulls", [](SpoiledMarks& m) { m.column(kSize).null_count = 0; },
                    "column 'size' has a validity buffer; without nulls there must be none"},
        SpoiledMark{"ABufferNotAligned",
                    [](SpoiledMarks& m) {
                        m.column(kSize).buffers[0] = SpoiledMarks::at<char>(m.column(kSize), 0) + 1;
                    },
                    "column 'size' has a validity buffer that is not aligned to 64 bytes"},
        SpoiledMark{"BitsBeyondTheRows",
                    [](SpoiledMarks& m) { *SpoiledMarks::at<std::uint8_t>(m.column(kSize), 0) |= 0x20; },
                    "column 'size' has a validity buffer with bits beyond its last row"},
        SpoiledMark{"ANumberInANullRow",
                    [](SpoiledMarks& m) { SpoiledMarks::at<std::int64_t>(m.column(kSize), 1)[1] = 1; },
                    "column 'size' has a value in a null row; it must be 0, false or empty"},
        SpoiledMark{"ABoolInANullRow",
                    [](SpoiledMarks& m) { *SpoiledMarks::at<std::uint8_t>(m.column(kMaybe), 1) |= 2; },
                    "column 'maybe' has a value in a null row; it must be 0, false or empty"},
        SpoiledMark{"AStringInANullRow",
                    [](SpoiledMarks& m) { --SpoiledMarks::at<std::int32_t>(m.column(kText), 1)[1]; },
                    "column 'text' has a value in a null row; it must be 0, false or empty"},
        SpoiledMark{"ACodeInANullRow",
                    [](SpoiledMarks& m) { SpoiledMarks::at<std::int32_t>(m.column(kWord), 1)[1] = 0; },
                    "column 'word' has a value in a null row; it must be 0, false or empty"},
        SpoiledMark{
            "AListInANullRow",
            [](SpoiledMarks& m) { SpoiledMarks::at<double>(*m.column(kPair).children[0], 1)[3] = -0.0; },
            "column 'pair' has a value in a null row; it must be 0, false or empty"}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(
    BoolsAndLists, CheckColumnRefuses,
    ::testing::Values(
        SpoiledMark{"BitsBeyondTheRows",
                    [](SpoiledMarks& m) { *SpoiledMarks::at<std::uint8_t>(m.column(kSure), 1) |= 0x80; },
                    "column 'sure' has bits beyond its last row"},
        SpoiledMark{"NoList", [](SpoiledMarks& m) { m.column(kVector).n_children = 0; },
                    "column 'vector' is no column of lists"},
        SpoiledMark{"ListsTooShort", [](SpoiledMarks& m) { m.column(kVector).children[0]->length = 9; },
                    "the list of column 'vector' has length 9, not 10"},
        SpoiledMark{"AValueBufferOfItsOwn", [](SpoiledMarks& m) { m.column(kVector).n_buffers = 2; },
                    "column 'vector' has 2 buffers, not 1"},
        SpoiledMark{"ANullInside", [](SpoiledMarks& m) { m.column(kPair).children[0]->null_count = 1; },
                    "the list of column 'pair' has nulls"},
        SpoiledMark{"ANumberThatIsNone",
                    [](SpoiledMarks& m) {
                        SpoiledMarks::at<float>(*m.column(kVector).children[0], 1)[9] =
                            std::numeric_limits<float>::infinity();
                    },
                    "the list of column 'vector' has a value that is not finite"}),
    [](const auto& tested) { return tested.param.name; });

const std::vector<std::string> kShownMarks = {
    "0 0 3 true [0.25,0] true 7 w t [0.5,-1]", "0 4 7 false [0.25,4] null null null null null",
    "2 0 5 true [0.25,0] true 7 w t [0.5,-1]", "2 6 10 true [0.25,6] true 7 w t [0.5,-1]",
    "2 11 15 false [0.25,11] null null null null null"};

TEST(CopyNullableColumns, ReadsThemBackFromTheirBytes) {
    const OwnedArray layer(marks());
    EXPECT_EQ(shown_rows(*layer.get(), kMarks), kShownMarks);
    const OwnedArray again = from_bytes(to_bytes(*layer.get(), kMarks), kMarks);
    EXPECT_FALSE(check_layer(*again.get(), kMarks, true, kMarkedTexts));
    EXPECT_EQ(shown_rows(*again.get(), kMarks), kShownMarks);
    EXPECT_EQ(to_bytes(*again.get(), kMarks), to_bytes(*layer.get(), kMarks));
}

TEST(CopyNullableColumns, SelectsDocuments) {
    const OwnedArray layer(marks());
    const std::vector<std::size_t> last = {2};
    const OwnedArray selected = select_documents(*layer.get(), kMarks, last);
    EXPECT_FALSE(check_layer(*selected.get(), kMarks, true, std::span(kMarkedTexts).subspan(2)));
    EXPECT_THAT(shown_rows(*selected.get(), kMarks),
                ElementsAre("0" + kShownMarks[2].substr(1), "0" + kShownMarks[3].substr(1),
                            "0" + kShownMarks[4].substr(1)));
    EXPECT_EQ(selected->children[0]->children[kSize]->null_count, 1);
    const std::vector<std::size_t> none = {1};
    const OwnedArray empty = select_documents(*layer.get(), kMarks, none);
    EXPECT_FALSE(check_layer(*empty.get(), kMarks, true, std::span(kMarkedTexts).subspan(1, 1)));
}

TEST(CopyNullableColumns, LeavesOutTheBitmapWhereNoNullIsLeft) {
    MarkBuilder out;
    const std::array<float, 2> vector = {1, 2};
    const std::array<double, 2> pair = {1, 2};
    out.begin_document();
    out.add({0, 3}, true, vector, true, 7, "w", "t", std::span(pair));
    out.begin_document();
    out.begin_document();
    out.add({0, 3}, true, vector, std::nullopt, 7, "w", "t", std::span(pair));
    const OwnedArray layer(out.take());
    const std::vector<std::size_t> first = {0, 1};
    const OwnedArray selected = select_documents(*layer.get(), kMarks, first);
    EXPECT_EQ(selected->children[0]->children[kMaybe]->buffers[0], nullptr);
    EXPECT_FALSE(check_layer(*selected.get(), kMarks, true, std::span(kMarkedTexts).first(2)));
}

TEST(CopyNullableColumns, JoinsPiecesWithAndWithoutNulls) {
    const OwnedArray layer(marks());
    const ArrowArray& rows = *layer->children[0];
    const auto table_of = [&](std::vector<std::size_t> documents) {
        return select_documents(*layer.get(), kMarks, documents);
    };
    const OwnedArray all = table_of({0, 1, 2});
    MarkBuilder full;
    full.begin_document();
    const std::array<float, 2> vector = {1, 2};
    const std::array<double, 2> pair = {1, 2};
    for (int i = 0; i < 11; ++i) full.add({i, i}, i % 2 == 0, vector, true, 8, "v", "", std::span(pair));
    const OwnedArray without(full.take());
    // The structs inside are tables with two columns more.
    Shape shape{false, {{"begin", rostra::ColumnType::int32, {}}, {"end", rostra::ColumnType::int32, {}}}};
    shape.columns.insert(shape.columns.end(), kMarks.columns.begin(), kMarks.columns.end());
    const std::array<const ArrowArray*, 4> pieces = {without->children[0], &rows, without->children[0],
                                                     all->children[0]};
    const OwnedArray whole = concatenate(pieces, shape);
    EXPECT_FALSE(check_table(*whole.get(), shape));
    std::vector<std::string> expected;
    for (const ArrowArray* piece : pieces) {
        for (const std::string& row : shown_rows(*piece, shape)) expected.push_back(row);
    }
    EXPECT_EQ(shown_rows(*whole.get(), shape), expected);
    EXPECT_EQ(whole->children[kSize]->null_count, 4);
    const OwnedArray again = from_bytes(to_bytes(*whole.get(), shape), shape);
    EXPECT_EQ(shown_rows(*again.get(), shape), expected);
}

TEST(CopyNullableColumns, KnowsTheirMemory) {
    const OwnedArray layer(marks());
    const std::size_t lists_and_spans = 3U * 4 + 5 * 4 * 2;
    const std::size_t bools = 1 + 1, vectors = 5 * 2 * 4, sizes = 5 * 8, pairs = 5 * 2 * 8;
    const std::size_t words = 5 * 4 + 2 * 4 + 1, texts = 5 * 4 + 3, bitmaps = 5;
    EXPECT_EQ(memory_of(*layer.get(), kMarks),
              lists_and_spans + bools + vectors + sizes + pairs + words + texts + bitmaps);
    EXPECT_EQ(memory_of(*concatenate({}, kMarkTable).get(), kMarkTable), 0U);
}

}  // namespace
}  // namespace rostra::core
