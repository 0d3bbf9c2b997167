// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "laws/law.hpp"
#include "laws/test_component.hpp"

namespace rostra::laws {

/// One of the ways a host may run an aggregator over documents.
struct Schedule {
    std::uint32_t seed =
        0;  ///< how documents fall into batches and states, and which tree combines the states
    bool one_state = false;    ///< batches alone
    bool commutative = false;  ///< states are combined in any order, as the manifest may promise
    bool reload = false;       ///< every state is saved and loaded before it is combined or finished
    unsigned threads = 1;      ///< of parallel_for
    std::int64_t budget = std::numeric_limits<std::int64_t>::max();  ///< of scratch
};

/// The tables that this schedule gives.
std::vector<Rows> run_scheduled(InMemoryHost& host, TestAggregator& aggregator,
                                std::span<const TestDocument> documents, const Schedule& schedule,
                                const std::vector<TestTable>& tables = {});

/// An aggregator and what the laws of abi/aggregator.h are tried on.
struct AggregatorTrial {
    InMemoryHost& host;
    TestAggregator& aggregator;
    std::span<const TestDocument> documents;
    const std::vector<TestTable>& tables;
    bool commutative = false;  ///< promised by the manifest
    std::uint32_t seed = 1;
};

/// The laws, each on its own.
[[nodiscard]] std::span<const Law<AggregatorTrial>> aggregator_laws();

/// All of them over these documents, or those whose names hold `named`: every breach in words; empty: none.
std::vector<std::string> broken_laws(InMemoryHost& host, TestAggregator& aggregator,
                                     std::span<const TestDocument> documents, bool commutative,
                                     const std::vector<TestTable>& tables = {}, std::string_view named = {});

}  // namespace rostra::laws
