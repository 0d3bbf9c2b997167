// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "laws/test_component.hpp"

namespace rostra::test {

/// One of the ways a host may run an aggregator over documents.
struct Schedule {
    std::uint32_t seed =
        0;  ///< how documents fall into batches and states, and which tree combines the states
    bool commutative = false;  ///< states are combined in any order, as the manifest may promise
    bool reload = false;       ///< every state is saved and loaded before it is combined or finished
    unsigned threads = 1;      ///< of parallel_for
    std::int64_t budget = std::numeric_limits<std::int64_t>::max();  ///< of scratch
};

/// The tables that this schedule gives.
std::vector<Rows> run_scheduled(InMemoryHost& host, TestAggregator& aggregator,
                                std::span<const TestDocument> documents, const Schedule& schedule,
                                const std::vector<TestTable>& tables = {});

/// Checks the laws of abi/aggregator.h over these documents and gives every breach in words; empty: none.
///   - any batches, states, merge tree, threads and budget give the tables that one state in one batch gives;
///   - saving and loading changes nothing, and saves the same bytes again;
///   - a saved state that was cut short or had a byte changed is refused.
std::vector<std::string> broken_laws(InMemoryHost& host, TestAggregator& aggregator,
                                     std::span<const TestDocument> documents, bool commutative,
                                     const std::vector<TestTable>& tables = {});

/// As above for stopping: with the host wanting to stop after each number of questions, the run ends with
/// ROSTRA_STOPPED, or finishes whole, and has asked at least once a document.
std::vector<std::string> broken_stops(InMemoryHost& host, TestAggregator& aggregator,
                                      std::span<const TestDocument> documents,
                                      const std::vector<TestTable>& tables = {});

}  // namespace rostra::test
