// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/aggregator_state.hpp"
#include "engine/component_instance.hpp"
#include "rostra/abi/analyzer.h"

namespace rostra::core {

/// The workers of one analyzer: made when a thread needs one and none is free.
class AnalyzerPool {
public:
    /// `tables` and `world` outlive the pool.
    AnalyzerPool(const ComponentInstance& component, const TablePieces& tables, const CallWorld& world);
    ~AnalyzerPool();
    AnalyzerPool(const AnalyzerPool&) = delete;
    AnalyzerPool& operator=(const AnalyzerPool&) = delete;

    [[nodiscard]] const ComponentInstance& component() const { return component_; }

    /// A worker for the time this lives.
    class Borrowed {
    public:
        Borrowed(AnalyzerPool& pool, void* worker) : pool_(&pool), worker_(worker) {}
        Borrowed(const Borrowed&) = delete;
        Borrowed& operator=(const Borrowed&) = delete;
        Borrowed(Borrowed&& other) noexcept
            : pool_(std::exchange(other.pool_, nullptr)), worker_(other.worker_) {}
        Borrowed& operator=(Borrowed&&) = delete;
        ~Borrowed() {
            if (pool_ != nullptr) pool_->give_back(worker_);
        }
        [[nodiscard]] void* get() const { return worker_; }

    private:
        AnalyzerPool* pool_;
        void* worker_;
    };
    [[nodiscard]] Result<Borrowed> borrow();

private:
    void give_back(void* worker);

    const ComponentInstance& component_;
    const rostra_analyzer& functions_;
    const CallWorld& world_;
    InputTables tables_;
    std::mutex mutex_;
    std::vector<void*> free_;
};

/// One pass over the documents: what runs in it, in order.
struct Phase {
    std::size_t number = 0;
    bool last = false;
    std::vector<std::unique_ptr<AnalyzerPool>> analyzers;
    std::vector<const ComponentInstance*> aggregators;
    std::vector<std::unique_ptr<InputTables>>
        open_tables;  ///< by aggregator, what their states are opened with
    std::vector<std::size_t>
        loaded;  ///< layers of earlier phases that this phase or a writer reads, as products
    std::vector<std::size_t> kept;  ///< layers to hand on after a chunk: to later phases, or to the writers
    std::vector<std::size_t>
        host_layers;  ///< those that are there before the first stage: of the host, and of readers
    std::int64_t state_budget = 0;  ///< bytes a chunk's state may hold before it should spill
    std::int64_t total_budget = 0;  ///< likewise, the state of all documents
};

/// A neutral state of each of the phase's aggregators, in their order.
[[nodiscard]] Result<std::vector<AggregatorState>> open_all(const Phase& phase, const CallWorld& world,
                                                            std::int64_t budget);

}  // namespace rostra::core
