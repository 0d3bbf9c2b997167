// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "engine/chunk.hpp"
#include "engine/component_instance.hpp"
#include "engine/table_store.hpp"
#include "rostra/abi/writer.h"

namespace rostra::core {

/// The run's writers, all of them at each step. One thread at a time.
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
    [[nodiscard]] Result<void> commit();

private:
    struct Writing {
        const ComponentInstance* component;
        const rostra_writer* functions;
        void* run = nullptr;
    };
    [[nodiscard]] Result<void> write_table(const Writing& writer, std::uint32_t input, TableStore& tables);
    [[nodiscard]] CallRights rights(const Writing& writer, bool corpus) const;
    [[nodiscard]] Result<void> outcome(const Writing& writer, const CallHost& call,
                                       rostra_status status) const;

    const Plan& plan_;
    const CallWorld& world_;
    std::vector<Writing> writers_;
};

}  // namespace rostra::core
