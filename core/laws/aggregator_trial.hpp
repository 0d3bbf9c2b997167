// SPDX-License-Identifier: Apache-2.0
// What the laws of aggregators are tried on, and the plain way that every other way is held against.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

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

inline constexpr std::int64_t kUnbounded = std::numeric_limits<std::int64_t>::max();

/// The tables that other components would have made of these documents: no row speaks of another.
[[nodiscard]] std::vector<TestTable> tables_about(std::span<const TestDocument> documents,
                                                  std::vector<TestTable> tables);

/// What one state and one batch give, on one thread: what every other way has to give.
std::vector<Rows> plainly(AggregatorTrial& trial, std::span<const TestDocument> documents);

/// A new state that saw these documents in one batch.
[[nodiscard]] TestAggregator::State state_of(AggregatorTrial& trial, std::span<const TestDocument> documents);

/// Throws BrokenLaw where the tables differ; `when` says what was done.
void require_equal(AggregatorTrial& trial, const std::vector<Rows>& expected, const std::vector<Rows>& got,
                   const std::string& when);

/// Runs schedules like this one, each with a seed of its own, against the plain way.
void require_equal_on(AggregatorTrial& trial, Schedule schedule);

}  // namespace rostra::laws
