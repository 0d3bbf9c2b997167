// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/state/sorted_records.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "laws/in_memory_host.hpp"

namespace rostra {
namespace {

using Records = std::vector<std::pair<std::string, std::uint32_t>>;

class SortedRecordsTest : public testing::Test {
protected:
    std::string random_record() {
        // Few different bytes, so that records share beginnings; some are empty, some long.
        const std::size_t size = random_() % 100 == 0 ? 3000 : random_() % 14;
        std::string record(size, '\0');
        for (char& byte : record) byte = static_cast<char>(random_() % 3 == 0 ? 0xFF : random_() % 3);
        return record;
    }
    Records read(std::initializer_list<const SortedRecords*> sets) {
        Records found;
        for (SortedRecords::Reader reader(call_, sets); reader.next();) {
            found.emplace_back(reader.record(), reader.source());
        }
        return found;
    }
    /// Records are in their order; which of equal ones comes first is not said.
    static void expect_same(Records found, Records wanted) {
        EXPECT_TRUE(std::is_sorted(found.begin(), found.end(),
                                   [](const auto& a, const auto& b) { return a.first < b.first; }));
        std::sort(found.begin(), found.end());
        std::sort(wanted.begin(), wanted.end());
        EXPECT_EQ(found, wanted);
    }

    laws::InMemoryHost host_;
    laws::HostCall host_call_{host_, laws::HostCall::Kind::aggregator};
    Call call_{host_call_.raw()};
    std::mt19937 random_{5};
};

TEST_F(SortedRecordsTest, AreGivenBackInOrderFromMemoryAndScratch) {
    SortedRecords records;
    records.set_limit(0);
    Records wanted;
    for (int i = 0; i < 40000; ++i) {
        wanted.emplace_back(random_record(), 0);
        records.add(call_, wanted.back().first);
        EXPECT_LE(records.memory(), 1 << 18);
    }
    expect_same(read({&records}), wanted);
    expect_same(read({&records}), wanted);  // reading changes nothing
}

TEST_F(SortedRecordsTest, OfAnotherAreTakenWithTheirSources) {
    SortedRecords all;
    Records wanted;
    for (std::uint32_t part = 1; part < 200; ++part) {  // so many that runs are merged on the way
        SortedRecords records;
        const std::uint32_t shift = part % 5;
        for (std::size_t i = random_() % 30; i > 0; --i) {
            wanted.emplace_back(random_record(), shift);
            records.add(call_, wanted.back().first);
        }
        all.take(call_, records, shift);
        EXPECT_TRUE(records.empty());
    }
    expect_same(read({&all}), wanted);

    SortedRecords more;
    more.add(call_, "b");
    more.take(call_, all, 100);
    for (auto& [record, source] : wanted) source += 100;
    SortedRecords beside;
    beside.add(call_, "a");
    wanted.emplace_back("b", 0);
    wanted.emplace_back("a", 0);
    expect_same(read({&more, &beside}), wanted);
}

TEST_F(SortedRecordsTest, MayBeNone) {
    SortedRecords records;
    EXPECT_TRUE(records.empty());
    EXPECT_EQ(read({&records}), Records());
    records.flush(call_);
    EXPECT_TRUE(records.empty());
    records.add(call_, "");
    EXPECT_FALSE(records.empty());
    EXPECT_EQ(read({&records}), (Records{{"", 0}}));
}

TEST_F(SortedRecordsTest, MayBeLargerThanABlock) {
    SortedRecords records;
    const std::string large(300000, 'x');
    const std::string larger = large + "y";
    for (const std::string& record : {larger, std::string("a"), large}) records.add(call_, record);
    records.flush(call_);
    EXPECT_EQ(read({&records}), (Records{{"a", 0}, {large, 0}, {larger, 0}}));
}

}  // namespace
}  // namespace rostra
