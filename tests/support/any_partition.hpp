// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "laws/test_component.hpp"

namespace rostra::test {

/// Documents are parted among 1 to 64 states anyhow, as an aggregator may have them that promises to be commutative, and
/// the states are combined in any tree: all are saved as the same bytes as one state is, and give its tables. `tables`
/// are those it reads.
inline void expect_same_for_any_partition(laws::TestAggregator& aggregator,
                                          const laws::TestDocuments& documents,
                                          const std::vector<laws::TestTable>& tables = {}) {
    constexpr std::size_t kMostStates = 64;
    laws::TestAggregator::State whole = aggregator.open();
    aggregator.update(whole, documents);
    const std::string expected = aggregator.save(whole);
    const std::string result = laws::text_of(aggregator.finish(whole, tables)[0]);
    std::mt19937 random(static_cast<std::uint32_t>(documents.size()));
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    for (std::size_t count = 1; count <= kMostStates; ++count) {
        std::vector<laws::TestAggregator::State> states;
        while (states.size() < count) states.push_back(aggregator.open());
        for (const laws::TestDocument& document : documents)
            aggregator.update(states[below(count)], {&document, 1});
        while (states.size() > 1) {
            const std::size_t into = below(states.size());
            const std::size_t from = (into + 1 + below(states.size() - 1)) % states.size();
            aggregator.combine(states[into], states[from]);
            states.erase(states.begin() + static_cast<std::ptrdiff_t>(from));
        }
        ASSERT_EQ(aggregator.save(states.front()), expected) << count << " states";
        ASSERT_EQ(laws::text_of(aggregator.finish(states.front(), tables)[0]), result) << count << " states";
    }
}

}  // namespace rostra::test
