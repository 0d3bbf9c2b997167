// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/batch_view.hpp"
#include "engine/chunk.hpp"
#include "engine/phase.hpp"

namespace rostra::core {

/// Takes a chunk through one phase: every batch through the analyzers, then into the aggregators' states.
///
/// Failures. A document that an analyzer fails on leaves its batch, which is analyzed again without it; where the
/// analyzer names no document, by halves until there is one. A document that an aggregator fails on spoils the chunk's
/// states, so they are dropped and the chunk begins anew without it. Where that happens again, or the aggregator names no
/// document, each document is tried alone in states that are thrown away, and the chunk begins anew with those that
/// pass: however many fail, the chunk is gone through a few times and not once for each. Either way a document is set
/// aside, and nothing of it is left in what the chunk hands on.
///
/// Where the machine or the host fails, no document is blamed: the chunk has the error that ends the run.
class ChunkRunner {
public:
    /// Everything outlives the runner, which is used by many threads at once.
    ChunkRunner(const Plan& plan, Phase& phase, const CallWorld& world)
        : plan_(plan), phase_(phase), world_(world) {}

    /// `batches`: all documents that are to go through, with the layers of earlier phases. Leaves in the chunk what
    /// went well, the failures, and the states; or the error that ends the run.
    void run(Chunk& chunk, std::vector<Batch> batches) const;

private:
    struct Blame {
        std::int64_t position = -1;  // in the batch; -1: not known
        DocumentFailure failure;
    };
    struct Attempt;

    /// Documents that are not to go through, by their position in the chunk, and why.
    using LeftOut = std::map<std::size_t, DocumentFailure>;

    [[nodiscard]] bool try_each(Chunk& chunk, const std::vector<Batch>& batches, LeftOut& left_out) const;
    [[nodiscard]] bool ends_run(const std::string& stage, const CallHost& call, rostra_status status,
                                Attempt& attempt) const;
    void analyze(Chunk& chunk, Batch batch, Attempt& attempt) const;
    [[nodiscard]] std::optional<Blame> analyze_once(Chunk& chunk, Batch& batch, Attempt& attempt) const;
    [[nodiscard]] std::optional<Blame> run_analyzer(AnalyzerPool& pool, const BatchView& view, Batch& batch,
                                                    Attempt& attempt) const;
    [[nodiscard]] std::optional<Blame> update_states(const Chunk& chunk, const Batch& batch,
                                                     Attempt& attempt) const;
    [[nodiscard]] bool open_states(Attempt& attempt) const;
    [[nodiscard]] Blame blame(const BatchView& view, const std::string& stage,
                              const CallFailure& failure) const;
    [[nodiscard]] Batch subset(const Batch& batch, std::size_t from, std::size_t to) const;
    void drop_layers(Batch& batch) const;

    const Plan& plan_;
    Phase& phase_;
    const CallWorld& world_;
};

}  // namespace rostra::core
