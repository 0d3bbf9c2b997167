// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "laws/aggregator_trial.hpp"
#include "laws/law.hpp"

namespace rostra::laws {

/// The laws, each on its own.
[[nodiscard]] std::span<const Law<AggregatorTrial>> aggregator_laws();

/// All of them over these documents, or those whose names hold `named`: every breach in words; empty: none.
std::vector<std::string> broken_laws(InMemoryHost& host, TestAggregator& aggregator,
                                     std::span<const TestDocument> documents, bool commutative,
                                     const std::vector<TestTable>& tables = {}, std::string_view named = {});

}  // namespace rostra::laws
