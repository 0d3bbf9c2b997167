// SPDX-License-Identifier: Apache-2.0
#include "document/check_array.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "document/owned_array.hpp"
#include "rostra/row_builders.hpp"

namespace rostra::core {
namespace {

/// What is wrong, or "".
std::string message_of(const std::optional<ArrayFault>& fault) {
    return fault ? fault->message : std::string();
}

const Shape kTurns{true,
                   {{"turn", rostra::ColumnType::int32, {}},
                    {"share", rostra::ColumnType::float64, {}},
                    {"speaker", rostra::ColumnType::dictionary, {}},
                    {"label", rostra::ColumnType::string, {}}}};
constexpr std::array<std::string_view, 3> kCheckedTexts = {"one two", "", "caf\u00E9 noir"};

/// Turns of three documents, the second without any, for a test to spoil.
class Layer {
public:
    Layer() {
        rostra::LayerBuilder<rostra::Int32, rostra::Float64, rostra::Dictionary, rostra::Text> turns;
        turns.begin_document();
        turns.add({0, 3}, 1, 0.5, "Ana", "A:");
        turns.add({4, 7}, 2, 0.25, "Bo", "");
        turns.begin_document();
        turns.begin_document();
        turns.add({0, 5}, 1, 1.0, "Ana", "\u00C4:");
        array_ = turns.take();
    }
    ~Layer() { array_.release(&array_); }
    Layer(const Layer&) = delete;
    Layer& operator=(const Layer&) = delete;

    ArrowArray& list() { return array_; }
    ArrowArray& rows() { return *array_.children[0]; }
    ArrowArray& column(std::size_t i) { return *rows().children[i]; }
    /// Where the values of a buffer stand, to be overwritten.
    template <class T = std::int32_t>
    static T* values(ArrowArray& array, std::size_t buffer = 1) {
        return const_cast<T*>(static_cast<const T*>(array.buffers[buffer]));
    }
    void span(std::size_t row, std::int32_t begin, std::int32_t end) {
        values(column(0))[row] = begin;
        values(column(1))[row] = end;
    }

    std::optional<ArrayFault> check(bool disjoint = true) {
        return check_layer(array_, kTurns, disjoint, kCheckedTexts);
    }

private:
    ArrowArray array_;
};

constexpr std::size_t kTurn = 2, kShare = 3, kSpeaker = 4, kLabel = 5;

TEST(CheckLayer, TakesWhatThePluginLayerBuilds) { EXPECT_EQ(message_of(Layer().check()), ""); }

struct Spoiled {
    const char* name;
    void (*spoil)(Layer&);
    const char* message;
};
void PrintTo(const Spoiled& spoiled, std::ostream* out) { *out << spoiled.name; }

class CheckLayerRefuses : public ::testing::TestWithParam<Spoiled> {};

TEST_P(CheckLayerRefuses, AndSaysWhy) {
    Layer layer;
    GetParam().spoil(layer);
    const std::optional<ArrayFault> fault = layer.check();
    EXPECT_EQ(message_of(fault), GetParam().message);
    // Nobody knows which document a broken form is the fault of.
    EXPECT_TRUE(!fault || fault->document == -1);
}

INSTANTIATE_TEST_SUITE_P(
    Form, CheckLayerRefuses,
    ::testing::Values(
        Spoiled{"ALengthOfItsOwn", [](Layer& l) { l.list().length = 4; }, "the layer has length 4, not 3"},
        Spoiled{"AnOffset", [](Layer& l) { l.list().offset = 1; }, "the layer has an offset; it must be 0"},
        Spoiled{"Nulls", [](Layer& l) { l.list().null_count = 1; }, "the layer has nulls"},
        Spoiled{"NullsNotCounted", [](Layer& l) { l.list().null_count = -1; }, "the layer has nulls"},
        Spoiled{"ABufferTooMany", [](Layer& l) { l.list().n_buffers = 3; }, "the layer has 3 buffers, not 2"},
        Spoiled{"MissingBuffers", [](Layer& l) { l.list().buffers = nullptr; }, "the layer has no buffers"},
        Spoiled{"AValidityBuffer", [](Layer& l) { l.list().buffers[0] = l.list().buffers[1]; },
                "the layer has a validity buffer; without nulls there must be none"},
        Spoiled{"MissingLists", [](Layer& l) { l.list().buffers[1] = nullptr; }, "the layer has no values"},
        Spoiled{"MissingRows", [](Layer& l) { l.list().children[0] = nullptr; },
                "the layer is no list of structs"},
        Spoiled{"MissingChildren", [](Layer& l) { l.list().children = nullptr; },
                "the layer is no list of structs"},
        Spoiled{"NoChildren", [](Layer& l) { l.list().n_children = 0; }, "the layer is no list of structs"},
        Spoiled{"ListsThatBeginLate", [](Layer& l) { Layer::values(l.list())[0] = 1; },
                "the layer's list offsets do not begin with 0"},
        Spoiled{"ListsThatGoBackwards", [](Layer& l) { Layer::values(l.list())[1] = 3; },
                "the layer's list offsets go backwards"},
        Spoiled{"FewerRowsThanListed", [](Layer& l) { l.rows().length = 2; },
                "the struct of the layer's rows has length 2, not 3"},
        Spoiled{"MoreRowsThanListed", [](Layer& l) { Layer::values(l.list())[3] = 2; },
                "the struct of the layer's rows has length 3, not 2"},
        Spoiled{"ColumnsTooFew", [](Layer& l) { l.rows().n_children = 5; },
                "it has 5 columns, not the 6 of the manifest"},
        Spoiled{"ColumnsTooMany", [](Layer& l) { l.rows().n_children = 7; },
                "it has 7 columns, not the 6 of the manifest"},
        Spoiled{"MissingColumns", [](Layer& l) { l.rows().children = nullptr; },
                "it has 0 columns, not the 6 of the manifest"}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Columns, CheckLayerRefuses,
    ::testing::Values(
        Spoiled{"AMissingOne", [](Layer& l) { l.rows().children[kTurn] = nullptr; },
                "column 'turn' is missing"},
        Spoiled{"AMissingBegin", [](Layer& l) { l.rows().children[0] = nullptr; },
                "column 'begin' is missing"},
        Spoiled{"AShortOne", [](Layer& l) { l.column(1).length = 2; }, "column 'end' has length 2, not 3"},
        Spoiled{"ANegativeLength", [](Layer& l) { l.column(kTurn).length = -1; },
                "column 'turn' has length -1, not 3"},
        Spoiled{"AnOffset", [](Layer& l) { l.column(kTurn).offset = 2; },
                "column 'turn' has an offset; it must be 0"},
        Spoiled{"Nulls", [](Layer& l) { l.column(kLabel).null_count = 1; }, "column 'label' has nulls"},
        Spoiled{"MissingValues", [](Layer& l) { l.column(kTurn).buffers[1] = nullptr; },
                "column 'turn' has no values"},
        Spoiled{"AStringsFormForNumbers", [](Layer& l) { l.column(kTurn).n_buffers = 3; },
                "column 'turn' has 3 buffers, not 2"},
        Spoiled{"ValuesNotAligned",
                [](Layer& l) { l.column(kTurn).buffers[1] = Layer::values(l.column(kTurn)) + 1; },
                "column 'turn' has values that are not aligned to 64 bytes"},
        Spoiled{"ANumberThatIsNone",
                [](Layer& l) {
                    Layer::values<double>(l.column(kShare))[1] = std::numeric_limits<double>::quiet_NaN();
                },
                "column 'share' has a value that is not finite"},
        Spoiled{"AnInfiniteNumber",
                [](Layer& l) {
                    Layer::values<double>(l.column(kShare))[2] = std::numeric_limits<double>::infinity();
                },
                "column 'share' has a value that is not finite"}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Strings, CheckLayerRefuses,
    ::testing::Values(
        Spoiled{"OffsetsThatBeginLate", [](Layer& l) { Layer::values(l.column(kLabel))[0] = 1; },
                "column 'label' has string offsets that do not begin with 0"},
        Spoiled{"OffsetsThatGoBackwards", [](Layer& l) { Layer::values(l.column(kLabel))[2] = 1; },
                "column 'label' has string offsets that go backwards"},
        Spoiled{"MissingBytes", [](Layer& l) { l.column(kLabel).buffers[2] = nullptr; },
                "column 'label' has strings without bytes"},
        Spoiled{"BytesNotAligned",
                [](Layer& l) { l.column(kLabel).buffers[2] = Layer::values<char>(l.column(kLabel), 2) + 1; },
                "column 'label' has strings that are not aligned to 64 bytes"},
        Spoiled{"BytesThatAreNotUtf8", [](Layer& l) { Layer::values<char>(l.column(kLabel), 2)[0] = '\xC3'; },
                "column 'label' has a string that is not valid UTF-8"},
        Spoiled{"ACharacterCutInTwo", [](Layer& l) { Layer::values(l.column(kLabel))[2] = 3; },
                "column 'label' has a string that is not valid UTF-8"},
        Spoiled{"AMissingDictionary", [](Layer& l) { l.column(kSpeaker).dictionary = nullptr; },
                "column 'speaker' has no dictionary"},
        Spoiled{"ADictionaryOfNegativeLength", [](Layer& l) { l.column(kSpeaker).dictionary->length = -1; },
                "the dictionary of column 'speaker' has a negative length"},
        Spoiled{"ADictionaryWithAnOffset", [](Layer& l) { l.column(kSpeaker).dictionary->offset = 1; },
                "the dictionary of column 'speaker' has an offset; it must be 0"},
        Spoiled{"ADictionaryOfNumbers", [](Layer& l) { l.column(kSpeaker).dictionary->n_buffers = 2; },
                "the dictionary of column 'speaker' has 2 buffers, not 3"},
        Spoiled{"ADictionaryThatIsNotUtf8",
                [](Layer& l) { Layer::values<char>(*l.column(kSpeaker).dictionary, 2)[3] = '\xFF'; },
                "the dictionary of column 'speaker' has a string that is not valid UTF-8"},
        Spoiled{"ACodeBeyondItsDictionary", [](Layer& l) { Layer::values(l.column(kSpeaker))[1] = 2; },
                "column 'speaker' has codes outside its dictionary"},
        Spoiled{"ANegativeCode", [](Layer& l) { Layer::values(l.column(kSpeaker))[1] = -1; },
                "column 'speaker' has codes outside its dictionary"},
        Spoiled{"ACodeWithoutADictionaryToSpeakOf",
                [](Layer& l) { l.column(kSpeaker).dictionary->length = 0; },
                "column 'speaker' has codes outside its dictionary"}),
    [](const auto& tested) { return tested.param.name; });

struct BadSpan {
    const char* name;
    std::size_t row;
    std::int32_t begin, end;
    const char* message;
    std::int64_t document;
};
void PrintTo(const BadSpan& bad, std::ostream* out) { *out << bad.name; }

class CheckLayerRefusesSpan : public ::testing::TestWithParam<BadSpan> {};

TEST_P(CheckLayerRefusesSpan, AndSaysWhereItStands) {
    const BadSpan& bad = GetParam();
    Layer layer;
    layer.span(bad.row, bad.begin, bad.end);
    const std::optional<ArrayFault> fault = layer.check();
    ASSERT_EQ(message_of(fault), bad.message);
    EXPECT_EQ(fault->document, bad.document);
    EXPECT_EQ(fault->begin, bad.begin);
    EXPECT_EQ(fault->end, bad.end);
}

INSTANTIATE_TEST_SUITE_P(
    Spans, CheckLayerRefusesSpan,
    ::testing::Values(
        BadSpan{"BeforeTheText", 0, -1, 3, "the span [-1, 3) is not within the document's 7 bytes", 0},
        BadSpan{"BeyondTheText", 1, 4, 8, "the span [4, 8) is not within the document's 7 bytes", 0},
        BadSpan{"ThatEndsBeforeItBegins", 1, 5, 4, "the span [5, 4) is not within the document's 7 bytes", 0},
        BadSpan{"OutOfOrder", 1, 0, 2, "the span [0, 2) stands after a later one", 0},
        BadSpan{"ThatOverlapsTheOneBefore", 1, 2, 7,
                "the span [2, 7) overlaps the one before it in a layer said to be disjoint", 0},
        BadSpan{"ThatEndsInsideACharacter", 2, 0, 4, "the span [0, 4) cuts a character in two", 2},
        BadSpan{"ThatBeginsInsideACharacter", 2, 4, 5, "the span [4, 5) cuts a character in two", 2},
        BadSpan{"BeyondTheTextOfTheLastDocument", 2, 0, 11,
                "the span [0, 11) is not within the document's 10 bytes", 2}),
    [](const auto& tested) { return tested.param.name; });

TEST(CheckLayer, LetsSpansOverlapUnlessTheLayerIsDisjoint) {
    Layer layer;
    layer.span(1, 0, 7);
    EXPECT_EQ(message_of(layer.check(false)), "");
    layer.span(1, 3, 7);  // they touch
    EXPECT_EQ(message_of(layer.check(true)), "");
}

TEST(CheckLayer, StartsAfreshWithEachDocument) {
    Layer layer;
    layer.span(2, 0, 1);  // before the last span of the first document, and shorter
    EXPECT_EQ(message_of(layer.check(true)), "");
}

TEST(CheckLayer, TakesEmptySpansUpToTheEndOfTheText) {
    Layer layer;
    layer.span(0, 7, 7);
    layer.span(1, 7, 7);
    EXPECT_EQ(message_of(layer.check(true)), "");
}

TEST(CheckLayer, TakesEmptyColumnsWithoutBuffers) {
    rostra::LayerBuilder<rostra::Int32, rostra::Float64, rostra::Dictionary, rostra::Text> none;
    for (std::size_t i = 0; i < kCheckedTexts.size(); ++i) none.begin_document();
    const OwnedArray layer(none.take());
    EXPECT_EQ(layer->children[0]->children[0]->buffers[1], nullptr);
    EXPECT_EQ(message_of(check_layer(*layer.get(), kTurns, true, kCheckedTexts)), "");
}

TEST(CheckLayer, WantsListOffsetsEvenOfNoDocuments) {
    Layer layer;
    layer.list().length = 0;
    layer.list().buffers[1] = nullptr;
    EXPECT_EQ(message_of(check_layer(layer.list(), kTurns, true, {})), "the layer has no list offsets");
}

const Shape kCounts{false,
                    {{"word", rostra::ColumnType::dictionary, {}}, {"count", rostra::ColumnType::int64, {}}}};

/// Two rows, for a test to spoil.
class Table {
public:
    Table() {
        rostra::Dictionary words;
        rostra::Int64 counts;
        for (const char* word : {"one", "two"}) {
            words.add(word);
            counts.add(1);
        }
        std::vector<rostra::ColumnData> columns;
        columns.push_back(words.take());
        columns.push_back(counts.take());
        array_ = rostra::make_table(std::move(columns), 2);
    }
    ~Table() { array_.release(&array_); }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    ArrowArray& get() { return array_; }

private:
    ArrowArray array_;
};

TEST(CheckTable, TakesWhatThePluginLayerBuilds) {
    EXPECT_EQ(message_of(check_table(Table().get(), kCounts)), "");
    const OwnedArray none(rostra::make_table(std::vector<rostra::ColumnData>(0), 0));
    EXPECT_EQ(message_of(check_table(*none.get(), Shape{})), "");
}

TEST(CheckTable, RefusesCountsThatLie) {
    Table table;
    table.get().length = -1;
    EXPECT_EQ(message_of(check_table(table.get(), kCounts)), "the table has a negative length");
    table.get().length = 3;
    EXPECT_EQ(message_of(check_table(table.get(), kCounts)), "column 'word' has length 2, not 3");
    table.get().length = 2;
    table.get().n_children = 1;
    EXPECT_EQ(message_of(check_table(table.get(), kCounts)), "it has 1 columns, not the 2 of the manifest");
}

TEST(CheckTable, RefusesTheFormOfALayer) {
    Layer layer;
    EXPECT_EQ(message_of(check_table(layer.list(), kCounts)), "the table has 2 buffers, not 1");
}

}  // namespace
}  // namespace rostra::core
