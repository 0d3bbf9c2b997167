// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "config/plan.hpp"
#include "engine/chunk.hpp"
#include "engine/component_maker.hpp"
#include "engine/modules.hpp"
#include "engine/run_host.hpp"
#include "engine/stop_flag.hpp"

namespace rostra::core {

struct EngineOptions {
    bool fail_fast = false;      ///< the first document that fails ends the run
    std::string scratch_folder;  ///< where states and layers spill to
    ChunkLimits chunks = {};
};

/// What came of a run.
struct EngineOutcome {
    std::uint64_t documents = 0;  ///< that went well
    std::uint64_t set_aside = 0;
    std::uint64_t bytes = 0;                 ///< of the texts of those that went well
    std::uint64_t replaced = 0;              ///< malformed byte sequences replaced
    std::uint64_t scratch_bytes = 0;         ///< the most that was spilled at once
    std::vector<std::string> input_hashes;   ///< xxh128 of each file; "" where it could not be read
    std::vector<std::string> input_readers;  ///< the reader of each file; "" where it has none
    ReadData data;                           ///< of each plugin that was used
    std::vector<std::pair<std::string, double>> seconds;  ///< of each phase, and of finishing and writing
};

/// Runs a plan over files, which are in the order their documents are to have.
///
/// Every phase is one pass: documents stream through in chunks, a bounded number at a time; each chunk's states are
/// combined in document order; then the phase's tables are finished. Writers get documents in the last pass and all
/// tables after it. Everything a result holds depends on the files, the plan and the plugins alone.
///
/// A document that fails is set aside and leaves no trace. Where one fails after the first phase, earlier phases have
/// counted it already, so the run starts over without it. Setting `stop` ends the run soon, with Error::interrupted.
[[nodiscard]] Result<EngineOutcome> run_plan(const Plan& plan, Modules& modules,
                                             const std::vector<SourceFile>& files, RunHost& host,
                                             StopFlag& stop, const EngineOptions& options);

}  // namespace rostra::core
