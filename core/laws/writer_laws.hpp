// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "laws/law.hpp"
#include "laws/test_writer.hpp"

namespace rostra::laws {

/// A writer and what the laws of abi/writer.h are tried on.
struct WriterTrial {
    InMemoryHost& host;
    TestWriter& writer;
    std::span<const TestDocument> documents;
    const std::vector<TestTable>& tables;
    std::uint32_t seed = 1;
};

/// The laws, each on its own.
[[nodiscard]] std::span<const Law<WriterTrial>> writer_laws();

}  // namespace rostra::laws
