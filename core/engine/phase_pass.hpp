// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/array_store.hpp"
#include "engine/chunk.hpp"
#include "engine/chunk_runner.hpp"
#include "engine/document_decoder.hpp"
#include "engine/document_source.hpp"
#include "engine/engine.hpp"
#include "engine/phase.hpp"
#include "engine/run_corpus.hpp"
#include "engine/writer_group.hpp"

namespace rostra::core {

/// A chunk between two phases: its documents, batch by batch, and the layers that are still needed.
struct StoredChunk {
    struct StoredBatch {
        std::vector<std::int64_t> ordinals;
        std::vector<ArrayStore::Kept> layers;  ///< by product
    };
    std::vector<StoredBatch> batches;
};

/// Documents that failed after the first phase, by id: ordinals may be others when the run starts over.
using LateFailures = std::map<std::string, DocumentFailure>;

/// What passes share.
struct PassResources {
    const Plan& plan;
    const std::vector<SourceFile>& files;
    const DocumentDecoder& decoder;
    Corpus& corpus;
    ArrayStore& arrays;
    WriterGroup& writers;
    DocumentSource& source;
    std::vector<StoredChunk>& stored;  ///< by chunk; filled by the first pass, where another follows
    LateFailures& late;                ///< set aside from the start; a later pass adds those it finds
    const LostInputs& lost;            ///< likewise; more of them than there were make the attempt void
    PagePool& pool;
    const EngineOptions& options;
};

/// One pass over the documents: the chunks of one phase, from their source to their states combined, their layers
/// kept or written, and their failures told.
class PhasePass {
public:
    PhasePass(PassResources& resources, Phase& phase, const CallWorld& world);

    /// Adds to `outcome`.
    [[nodiscard]] Result<void> run(EngineOutcome& outcome);
    /// Whether the attempt is void: the run starts over without what failed late or is lost. After run.
    [[nodiscard]] bool is_void() const {
        return resources_.late.size() > late_before_ || resources_.lost.size() > lost_before_;
    }

    /// The state of all documents, of the phase's i-th aggregator. After run.
    [[nodiscard]] void* total(std::size_t i) const { return totals_[i].get(); }
    void close(std::size_t i) { totals_[i] = AggregatorState(); }

private:
    [[nodiscard]] Result<void> open_totals();
    [[nodiscard]] std::unique_ptr<Chunk> next();
    void work(Chunk& chunk) const;
    void drain(Chunk& chunk, EngineOutcome& outcome);

    void decode(Chunk& chunk, std::vector<Batch>& batches) const;
    /// One of the phase's host_layers.
    [[nodiscard]] OwnedArray first_layer(std::size_t product, const Chunk& chunk, const Batch& batch) const;
    [[nodiscard]] Result<std::vector<Batch>> load(Chunk& chunk) const;

    [[nodiscard]] Result<void> accept(Chunk& chunk, EngineOutcome& outcome);
    [[nodiscard]] Result<void> set_aside(Chunk& chunk, EngineOutcome& outcome);
    [[nodiscard]] Result<void> keep_documents(const Chunk& chunk, EngineOutcome& outcome);
    [[nodiscard]] Result<void> combine(Chunk& chunk);
    [[nodiscard]] Result<void> check_memory() const;
    [[nodiscard]] Result<void> store(const Chunk& chunk);

    PassResources& resources_;
    Phase& phase_;
    const CallWorld& world_;
    ChunkRunner runner_;
    std::vector<AggregatorState> totals_;
    std::size_t next_stored_ = 0;
    std::size_t late_before_;
    std::size_t lost_before_;
    std::unique_ptr<Chunk> last_words_;  // made while there is memory; handed on where there is none
    std::optional<Error> error_;
};

/// Checks a piece of a table and keeps it; what is wrong with it otherwise.
[[nodiscard]] std::optional<CallFailure> add_piece(const Plan& plan, std::size_t product, OwnedArray piece,
                                                   TableStore& tables);

}  // namespace rostra::core
