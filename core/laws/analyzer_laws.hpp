// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "laws/law.hpp"
#include "laws/test_component.hpp"

namespace rostra::laws {

/// An analyzer and what the laws of abi/analyzer.h are tried on.
struct AnalyzerTrial {
    InMemoryHost& host;
    TestAnalyzer& analyzer;
    std::span<const TestDocument> documents;
    const std::vector<TestTable>& tables;
    std::uint32_t seed = 1;
};

/// The laws, each on its own.
[[nodiscard]] std::span<const Law<AnalyzerTrial>> analyzer_laws();

}  // namespace rostra::laws
