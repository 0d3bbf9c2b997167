// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/state/document_fact.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "laws/in_memory_host.hpp"

namespace rostra {
namespace {

/// A document's facts, added to `facts` as a batch of its own.
void add(DocumentFact& facts, std::int64_t ordinal,
         const std::vector<std::pair<std::string, std::string>>& named) {
    std::vector<laws::LayerRow> rows;
    for (const auto& [name, value] : named) rows.push_back({{0, 0}, {name, value}});
    const auto layer =
        laws::layer_array({laws::Shape::Kind::layer,
                           "fact",
                           {{"name", laws::ColumnKind::dictionary}, {"value", laws::ColumnKind::string}}},
                          {&rows});
    const rostra_str empty = {nullptr, 0};
    const ArrowArray* input = layer.get();
    const rostra_batch batch = {sizeof batch, 0, 1, &ordinal, &empty, &empty, &empty, &input};
    laws::InMemoryHost host;
    const laws::HostCall call(host, laws::HostCall::Kind::aggregator);
    facts.add(Batch(call.raw(), &batch), {{0, true}, 2, ColumnType::dictionary},
              {{0, true}, 3, ColumnType::string});
}

TEST(DocumentFact, IsTheFirstOfItsNameThatSaysSomething) {
    DocumentFact dates("date");
    add(dates, 4, {{"place", "Beijing"}, {"date", ""}, {"date", "2024-03-26"}, {"date", "2024-03-27"}});
    add(dates, 9, {{"place", "2020-01-01"}});
    dates.sort();
    EXPECT_EQ(dates.of(4), "2024-03-26");
    EXPECT_EQ(dates.of(9), "");
    EXPECT_EQ(dates.of(5), "");
}

TEST(DocumentFact, IsKnownHoweverStatesWereCombined) {
    DocumentFact late("date"), early("date");
    add(late, 7, {{"date", "2024-03-26"}});
    add(early, 1, {{"date", "2024-03-25"}});
    add(early, 2, {{"date", "2024-03-26"}});
    late.combine(early);
    late.sort();
    EXPECT_EQ(late.of(1), "2024-03-25");
    EXPECT_EQ(late.of(2), "2024-03-26");
    EXPECT_EQ(late.of(7), "2024-03-26");
    EXPECT_EQ(early.of(1), "");
    EXPECT_GT(late.memory(), 0);
}

}  // namespace
}  // namespace rostra
