// SPDX-License-Identifier: Apache-2.0
#include "laws/sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "laws/test_batch.hpp"

namespace rostra::test {

using namespace laws;
namespace {

const Shape kToken = {Shape::Kind::layer, "token", {{"norm", ColumnKind::dictionary}}, true};
const Shape kEvery = {Shape::Kind::layer,
                      "vendor.every",
                      {{"small", ColumnKind::int32},
                       {"label_begin", ColumnKind::int32},
                       {"label_end", ColumnKind::int32},
                       {"large", ColumnKind::int64},
                       {"share", ColumnKind::float64},
                       {"text", ColumnKind::string},
                       {"other", ColumnKind::document},
                       {"exact", ColumnKind::decimal},
                       {"day", ColumnKind::date}},
                      true};
const Shape kNullable = {Shape::Kind::layer,
                         "vendor.nullable",
                         {{"sure", ColumnKind::boolean, 0, true},
                          {"at", ColumnKind::timestamp, 0, true},
                          {"vector", ColumnKind::float32, 4, true},
                          {"pair", ColumnKind::int64, 2},
                          {"word", ColumnKind::dictionary, 0, true},
                          {"text", ColumnKind::string, 0, true}},
                         true};
const Shape kPairs = {Shape::Kind::table,
                      "pairs",
                      {{"a", ColumnKind::document},
                       {"a_begin", ColumnKind::int32},
                       {"a_end", ColumnKind::int32},
                       {"b", ColumnKind::document}}};

ComponentSetup setup() {
    ComponentSetup setup;
    setup.inputs = {{kToken}, {kEvery}, {kPairs}, {kNullable}};
    return setup;
}

TEST(Sample, IsTheSameForTheSameSeedOnly) {
    const auto texts_of = [](std::uint32_t seed) {
        std::string all;
        for (const SampleText& text : plain_texts(seed)) all += text.text + '|';
        return all;
    };
    EXPECT_EQ(texts_of(1), texts_of(1));
    EXPECT_NE(texts_of(1), texts_of(2));
}

TEST(Sample, HasEmptyTextsAndSeveralScripts) {
    const std::vector<SampleText> texts = plain_texts(1);
    EXPECT_TRUE(std::any_of(texts.begin(), texts.end(), [](const SampleText& t) { return t.text.empty(); }));
    for (const std::string_view language : {"en", "ru", "zh", "ar", "th"}) {
        EXPECT_TRUE(std::any_of(texts.begin(), texts.end(), [&](const SampleText& t) {
            return t.language == language;
        })) << language;
    }
}

TEST(Sample, HasLayersThatKeepTheProfile) {
    for (const std::vector<SampleText>& texts : {plain_texts(3), hard_texts()}) {
        const Sample sample = make_sample(setup(), texts, 3);
        const TestBatch batch(setup(), sample.documents);
        EXPECT_FALSE(checked_layer(kToken, *batch.raw()->input[0], batch.texts()).empty());
        EXPECT_FALSE(checked_layer(kEvery, *batch.raw()->input[1], batch.texts()).empty());
    }
}

TEST(Sample, HasNullsWhereAColumnMayBeNull) {
    const Sample sample = make_sample(setup(), plain_texts(3), 3);
    const TestBatch batch(setup(), sample.documents);
    const Rows rows = checked_layer(kNullable, *batch.raw()->input[3], batch.texts());
    ASSERT_GT(rows.size(), 20U);
    for (std::size_t i = 0; i < kNullable.columns.size(); ++i) {
        const auto nulls = static_cast<std::size_t>(
            std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return row[i + 3] == "(null)"; }));
        EXPECT_EQ(nulls > 0, kNullable.columns[i].nullable) << kNullable.columns[i].name;
        EXPECT_LT(nulls, rows.size()) << kNullable.columns[i].name;
    }
}

TEST(Sample, GivesEqualWordsEqualNormsAndSomeNone) {
    const Sample sample = make_sample(setup(), plain_texts(1), 1);
    std::map<std::string, std::string> norms;
    bool some_empty = false;
    for (const TestDocument& document : sample.documents) {
        for (const LayerRow& token : document.layers.at("token")) {
            const std::string word(slice(document.text, token.span));
            const auto& norm = std::get<std::string>(token.cells[0]);
            EXPECT_EQ(norms.emplace(word, norm).first->second, norm) << word;
            some_empty = some_empty || norm.empty();
        }
    }
    EXPECT_TRUE(some_empty);
}

TEST(Sample, GivesTheSameRowsWhereALayerIsReadTwice) {
    ComponentSetup twice = setup();
    const Shape some = {
        Shape::Kind::layer, kEvery.name, {{"text", ColumnKind::string}, {"small", ColumnKind::int32}}, true};
    twice.inputs.push_back({some});
    const Sample sample = make_sample(twice, plain_texts(1), 1);
    const TestBatch batch(twice, sample.documents);
    const Rows all = checked_layer(kEvery, *batch.raw()->input[1], batch.texts());
    const Rows narrow = checked_layer(some, *batch.raw()->input[4], batch.texts());
    ASSERT_EQ(narrow.size(), all.size());
    ASSERT_FALSE(narrow.empty());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Row& row = all[i];
        EXPECT_EQ(narrow[i], (Row{row[0], row[1], row[2], row[8], row[3]}));
    }
}

TEST(Sample, HasTablesAboutItsDocuments) {
    const Sample sample = make_sample(setup(), plain_texts(1), 1);
    ASSERT_EQ(sample.tables.size(), 1u);
    ASSERT_FALSE(sample.tables[0].rows.empty());
    for (const Cells& row : sample.tables[0].rows) {
        const auto a =
            std::find_if(sample.documents.begin(), sample.documents.end(),
                         [&](const TestDocument& d) { return d.ordinal == std::get<std::int64_t>(row[0]); });
        ASSERT_NE(a, sample.documents.end());
        EXPECT_LE(std::get<std::int64_t>(row[1]), std::get<std::int64_t>(row[2]));
        EXPECT_LE(std::get<std::int64_t>(row[2]), static_cast<std::int64_t>(a->text.size()));
        EXPECT_NE(row[0], row[3]);
    }
}

}  // namespace
}  // namespace rostra::test
