// SPDX-License-Identifier: Apache-2.0
#include "document/owned_schema.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "rostra/setup.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;

const Shape kShape{true,
                   {{"turn", rostra::ColumnType::int32, {}},
                    {"source", rostra::ColumnType::int64, "document"},
                    {"share", rostra::ColumnType::float64, {}},
                    {"speaker", rostra::ColumnType::dictionary, {}},
                    {"value", rostra::ColumnType::string, "decimal"}}};

/// "name:format", with the format of the dictionary after it where there is one.
std::vector<std::string> fields(const ArrowSchema& schema) {
    std::vector<std::string> out;
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
        const ArrowSchema& field = *schema.children[i];
        out.push_back(fmt::format("{}:{}{}", field.name, field.format,
                                  field.dictionary == nullptr ? "" : field.dictionary->format));
    }
    return out;
}

TEST(OwnedSchema, HasALayerAsAListOfStructs) {
    const OwnedSchema schema(kShape);
    EXPECT_STREQ(schema.get()->format, "+l");
    ASSERT_EQ(schema.get()->n_children, 1);
    EXPECT_STREQ(schema.get()->children[0]->format, "+s");
    EXPECT_THAT(fields(*schema.get()->children[0]),
                ElementsAre("begin:i", "end:i", "turn:i", "source:l", "share:g", "speaker:iu", "value:u"));
}

TEST(OwnedSchema, HasATableAsAStruct) {
    const OwnedSchema schema(Shape{false, kShape.columns});
    EXPECT_STREQ(schema.get()->format, "+s");
    EXPECT_THAT(fields(*schema.get()), ElementsAre("turn:i", "source:l", "share:g", "speaker:iu", "value:u"));
}

TEST(OwnedSchema, HasListsWithTheirItemsAndSaysWhatMayBeNull) {
    const OwnedSchema schema(Shape{false,
                                   {{"vector", rostra::ColumnType::float32, {}, 384},
                                    {"yes", rostra::ColumnType::boolean, {}, 0, true},
                                    {"pair", rostra::ColumnType::int64, {}, 2, true}}});
    EXPECT_THAT(fields(*schema.get()), ElementsAre("vector:+w:384", "yes:b", "pair:+w:2"));
    const ArrowSchema* const* columns = schema.get()->children;
    ASSERT_EQ(columns[0]->n_children, 1);
    EXPECT_STREQ(columns[0]->children[0]->name, "item");
    EXPECT_STREQ(columns[0]->children[0]->format, "f");
    EXPECT_STREQ(columns[2]->children[0]->format, "l");
    EXPECT_EQ(columns[0]->flags, 0);
    EXPECT_EQ(columns[1]->flags, ARROW_FLAG_NULLABLE);
    EXPECT_EQ(columns[2]->flags, ARROW_FLAG_NULLABLE);
    EXPECT_EQ(columns[2]->children[0]->flags, 0);

    const rostra_binding boundary{sizeof(rostra_binding), ROSTRA_TABLE, {"x", 1}, {"x", 1}, schema.get()};
    std::vector<std::string> told;
    for (const rostra::ColumnInput& column : rostra::Binding(&boundary, 0).columns())
        told.push_back(fmt::format("{} {} {}", column.name, column.length, column.nullable));
    EXPECT_THAT(told, ElementsAre("vector 384 false", "yes 0 true", "pair 2 true"));
    EXPECT_EQ(rostra::Binding(&boundary, 0).columns()[2].type, rostra::ColumnType::int64);
}

TEST(OwnedSchema, TellsAPluginWhatTheHostMeans) {
    OwnedSchema made(kShape);
    const OwnedSchema schema(std::move(made));
    const rostra_binding boundary{sizeof(rostra_binding), ROSTRA_LAYER, {"x", 1}, {"x", 1}, schema.get()};
    const rostra::Binding binding(&boundary, 0);
    std::vector<std::string> columns;
    for (const rostra::ColumnInput& column : binding.columns()) {
        columns.push_back(fmt::format("{} {} {} '{}'", column.child, column.name,
                                      static_cast<int>(column.type), column.logical));
    }
    const auto number = [](rostra::ColumnType type) { return static_cast<int>(type); };
    EXPECT_THAT(columns,
                ElementsAre(fmt::format("2 turn {} ''", number(rostra::ColumnType::int32)),
                            fmt::format("3 source {} 'document'", number(rostra::ColumnType::int64)),
                            fmt::format("4 share {} ''", number(rostra::ColumnType::float64)),
                            fmt::format("5 speaker {} ''", number(rostra::ColumnType::dictionary)),
                            fmt::format("6 value {} 'decimal'", number(rostra::ColumnType::string))));
}

}  // namespace
}  // namespace rostra::core
