// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "engine/chunk.hpp"
#include "engine/component_instance.hpp"
#include "engine/kept_results.hpp"
#include "engine/table_store.hpp"
#include "rostra/abi/writer.h"

namespace rostra::core {

/// The run's writers, all of them at each step, and where the plan asks for it the file of what they read. A step is over
/// when all have done it; they do it side by side, each on one thread. One step at a time.
class WriterGroup {
public:
    /// Everything outlives the group.
    WriterGroup(const Plan& plan, std::vector<const ComponentInstance*> writers, const CallWorld& world);
    /// Ends what was begun and not committed.
    ~WriterGroup();
    WriterGroup(const WriterGroup&) = delete;
    WriterGroup& operator=(const WriterGroup&) = delete;

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> documents(const Chunk& chunk);
    [[nodiscard]] Result<void> tables(TableStore& tables);
    /// `outcome`: what came of the run, whose record writers may ask for.
    [[nodiscard]] Result<void> commit(const EngineOutcome& outcome);

private:
    struct Writing {
        const ComponentInstance* component;
        const rostra_writer* functions;
        void* run = nullptr;
    };
    /// Has all writers, and the file beside them, do their part. The first error in their order is the step's.
    [[nodiscard]] Result<void> side_by_side(const std::function<Result<void>(Writing&)>& write,
                                            const std::function<Result<void>()>& keep);
    [[nodiscard]] Result<void> write_documents(const Writing& writer, const Chunk& chunk) const;
    [[nodiscard]] Result<void> write_tables(const Writing& writer, TableStore& tables) const;
    [[nodiscard]] Result<void> end(Writing& writer, LateRecord& record) const;
    [[nodiscard]] Result<void> keep_tables(TableStore& tables);
    [[nodiscard]] Result<void> write_table(const Writing& writer, std::uint32_t input,
                                           TableStore& tables) const;
    [[nodiscard]] CallRights rights(const Writing& writer, bool corpus) const;
    [[nodiscard]] Result<void> result_of(const Writing& writer, const CallHost& call,
                                         rostra_status status) const;

    const Plan& plan_;
    const CallWorld& world_;
    std::vector<Writing> writers_;
    std::optional<KeptResultsWriter> kept_;  // once begun
};

}  // namespace rostra::core
