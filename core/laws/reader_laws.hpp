// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "laws/law.hpp"
#include "laws/test_reader.hpp"

namespace rostra::laws {

/// A reader and what the laws of abi/reader.h are tried on.
struct ReaderTrial {
    TestReader& reader;
    std::uint32_t seed = 1;
    std::vector<std::string> begins = {};  ///< what inputs of its own begin with, by its manifest
};

/// The laws, each on its own.
[[nodiscard]] std::span<const Law<ReaderTrial>> reader_laws();

}  // namespace rostra::laws
