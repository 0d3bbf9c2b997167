// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/state/spill_array.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <vector>

#include "laws/in_memory_host.hpp"

namespace rostra {
namespace {

using Numbers = std::vector<std::uint32_t>;

class SpillArrayTest : public testing::Test {
protected:
    struct Record {
        std::int64_t at;
        Numbers values;
    };
    Record append(SpillArray<std::uint32_t>& array, std::size_t size) {
        Record record{0, Numbers(size)};
        for (std::uint32_t& value : record.values) value = static_cast<std::uint32_t>(random_());
        record.at = array.append(record.values);
        return record;
    }
    void expect(const SpillArray<std::uint32_t>& array, const Record& record) {
        Buffer<std::uint32_t> storage;
        const auto got = array.get(call_, record.at, record.values.size(), storage);
        EXPECT_EQ(Numbers(got.begin(), got.end()), record.values);
    }

    laws::InMemoryHost host_;
    laws::HostCall host_call_{host_, laws::HostCall::Kind::aggregator};
    Call call_{host_call_.raw()};
    std::mt19937 random_{2};
};

TEST_F(SpillArrayTest, GivesRecordsBackFromMemoryAndFromScratch) {
    SpillArray<std::uint32_t> array;
    std::vector<Record> records;
    for (int i = 0; i < 400; ++i) {
        records.push_back(append(array, random_() % (i % 50 == 0 ? 100000 : 300)));
        if (i % 70 == 69) array.spill(call_);
    }
    for (const Record& record : records) expect(array, record);
    EXPECT_GT(array.memory(), 0);
    const std::int64_t before = array.memory();
    array.spill(call_);
    EXPECT_LT(array.memory(), before);
    for (const Record& record : records) expect(array, record);
}

TEST_F(SpillArrayTest, ReadsWithinARecord) {
    SpillArray<std::uint32_t> array;
    append(array, 10);
    const Record record = append(array, 1000);
    array.spill(call_);
    Buffer<std::uint32_t> storage;
    const auto got = array.get(call_, record.at + 990, 10, storage);
    EXPECT_TRUE(std::equal(got.begin(), got.end(), record.values.begin() + 990));
}

TEST_F(SpillArrayTest, LetsRecordsInMemoryBeChanged) {
    SpillArray<std::uint32_t> array;
    Record record = append(array, 5);
    array.in_memory(record.at)[2] = record.values[2] = 77;
    expect(array, record);
    array.spill(call_);
    EXPECT_EQ(array.in_memory(record.at), nullptr);
    expect(array, record);
}

TEST_F(SpillArrayTest, TakesAnothersRecordsWhereverTheyLie) {
    SpillArray<std::uint32_t> into, from;
    std::vector<Record> records = {append(into, 300), append(into, 20)};
    into.spill(call_);
    records.push_back(append(into, 50));
    std::vector<Record> taken = {append(from, 70000), append(from, 3)};
    from.spill(call_);
    taken.push_back(append(from, 8));

    const std::int64_t shift = into.take(from);
    for (Record& record : taken) record.at += shift;
    records.insert(records.end(), taken.begin(), taken.end());
    EXPECT_EQ(from.size(), 0);
    records.push_back(append(into, 40));
    for (const Record& record : records) expect(into, record);
    into.spill(call_);
    for (const Record& record : records) expect(into, record);
    expect(from, append(from, 4));
}

TEST_F(SpillArrayTest, ClosesItsFilesWhenItGoes) {
    {
        SpillArray<std::uint32_t> array;
        append(array, 4);
        array.spill(call_);
        EXPECT_EQ(host_.scratch_files(), 1);
    }
    EXPECT_EQ(host_.scratch_files(), 0);
}

}  // namespace
}  // namespace rostra
