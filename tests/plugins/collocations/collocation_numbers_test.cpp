// SPDX-License-Identifier: Apache-2.0
// Numbers that others have published, from counts through the whole plugin.
#include <gtest/gtest.h>

#include "collocations_bench.hpp"
#include "rostra/state_bytes.hpp"
#include "support/state_bytes_in_memory.hpp"

namespace rostra::test {

using namespace laws;
namespace {

/// The table's one row for a pair met `f` times whose parts stand `f1` and `f2` times among `n` tokens: from a saved state
/// of these counts, which stand in no text of a size to be kept here.
Collocation from_counts(std::int64_t f, std::int64_t f1, std::int64_t f2, std::int64_t n) {
    const TestDocuments one = documents_of({"first second"});
    InMemoryHost host(one);
    TestAggregator aggregator(host, collocations_module(), "counts",
                              collocations_setup({{"span", 1}, {"ordered", true}}));
    const TestAggregator::State empty = aggregator.open();
    const std::string saved = aggregator.save(empty);
    const BytesToLoad to_load(saved);
    StateReader reader(to_load.stream());

    SavedBytes state;
    StateWriter writer(state.sink());
    writer.string(reader.string());
    writer.integer(n);
    writer.integer(0);  // documents by themselves
    // Terms: all others, the first, the second; each with one count, that of all documents.
    const std::pair<const char*, std::int64_t> terms[] = {{"", n - f1 - f2}, {"first", f1}, {"second", f2}};
    for (const auto& [term, count] : terms) {
        writer.integer(1);
        writer.string(term);
        for (const std::int64_t value : {std::int64_t{0}, std::int64_t{0}, count, std::int64_t{1}}) {
            writer.integer(value);
        }
    }
    writer.integer(0);
    writer.integer(1);  // pairs
    for (const std::int64_t value : {std::int64_t{1}, std::int64_t{2}, f, std::int64_t{1}}) {
        writer.integer(value);
    }
    writer.integer(0);
    writer.flush();

    TestAggregator::State loaded = aggregator.load(state.bytes());
    const Rows rows = aggregator.finish(loaded)[0];
    EXPECT_EQ(rows.size(), 1u);
    return Collocation(rows.at(0));
}

TEST(CollocationNumbers, PmiIsThatOfChurchAndHanks) {
    EXPECT_NEAR(from_counts(8, 1105, 44, 15000000).pmi, 11.3, 0.05);  // 1990, table 1
}

TEST(CollocationNumbers, PmiIsThatOfManningAndSchuetze) {
    EXPECT_NEAR(from_counts(20, 42, 20, 14307668).pmi, 18.38, 0.01);  // 1999, table 5.14
}

TEST(CollocationNumbers, TIsThatOfManningAndSchuetze) {
    EXPECT_NEAR(from_counts(8, 15828, 4675, 14307668).t, 0.9999, 0.0001);  // 1999, section 5.3.1
}

TEST(CollocationNumbers, Chi2IsThatOfManningAndSchuetze) {
    EXPECT_NEAR(from_counts(59, 67, 65, 571007).chi2, 456400, 100);  // 1999, section 5.3.3
}

TEST(CollocationNumbers, G2IsThatOfDunning) {
    // 1993, table of bigrams: cells 110, 2442, 111, 29114 and 10, 0, 3, 31764.
    EXPECT_NEAR(from_counts(110, 2552, 221, 31777).g2, 270.72, 0.01);
    EXPECT_NEAR(from_counts(10, 10, 13, 31777).g2, 167.23, 0.01);
}

TEST(CollocationNumbers, TheRestFollowsFromTheirDefinitions) {
    const Collocation pair = from_counts(8, 16, 32, 1024);
    EXPECT_EQ(pair.term_a, "first");
    EXPECT_EQ(pair.term_b, "second");
    EXPECT_EQ(pair.size, 1024);
    EXPECT_EQ(pair.window, 1);
    EXPECT_DOUBLE_EQ(pair.expected, 0.5);         // 16 * 32 / 1024
    EXPECT_DOUBLE_EQ(pair.pmi, 4);                // log2(8 / 0.5)
    EXPECT_DOUBLE_EQ(pair.mi3, 10);               // log2(512 / 0.5), Daille 1994
    EXPECT_NEAR(pair.log_dice, 12.4150, 0.0001);  // 14 + log2(16 / 48), Rychly 2008
}

}  // namespace
}  // namespace rostra::test
