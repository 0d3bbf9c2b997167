// SPDX-License-Identifier: Apache-2.0
#include "engine/phase.hpp"

namespace rostra::core {

AnalyzerPool::AnalyzerPool(const ComponentInstance& component, const TablePieces& tables,
                           const CallWorld& world)
    : component_(component),
      functions_(component.functions<rostra_analyzer>()),
      world_(world),
      tables_(component.plan(), tables, InputTables::When::opened) {}

AnalyzerPool::~AnalyzerPool() {
    for (void* worker : free_) functions_.close(worker);
}

Result<AnalyzerPool::Borrowed> AnalyzerPool::borrow() {
    {
        const std::scoped_lock lock(mutex_);
        if (!free_.empty()) {
            void* worker = free_.back();
            free_.pop_back();
            return Borrowed(*this, worker);
        }
    }
    const CallHost call(world_, component_.stage(), {.component = component_.plan().name});
    void* worker = nullptr;
    const rostra_status status = functions_.open(call.call(), component_.instance(), tables_.raw(), &worker);
    if (status != ROSTRA_OK) return stage_error(component_.stage(), call.failure());
    Borrowed borrowed(*this, worker);
    if (call.host_failed()) return stage_error(component_.stage(), call.failure());
    return borrowed;
}

Result<std::vector<AggregatorState>> open_all(const Phase& phase, const CallWorld& world,
                                              std::int64_t budget) {
    std::vector<AggregatorState> states;
    for (std::size_t i = 0; i < phase.aggregators.size(); ++i) {
        const ComponentInstance& aggregator = *phase.aggregators[i];
        const auto& functions = aggregator.functions<rostra_aggregator>();
        const CallHost call(world, aggregator.stage(),
                            {.scratch_budget = budget, .component = aggregator.plan().name});
        void* state = nullptr;
        const rostra_status status =
            functions.open(call.call(), aggregator.instance(), phase.open_tables[i]->raw(), &state);
        AggregatorState opened(functions, status == ROSTRA_OK ? state : nullptr);
        if (status != ROSTRA_OK || call.host_failed()) return stage_error(aggregator.stage(), call.failure());
        states.push_back(std::move(opened));
    }
    return states;
}

void AnalyzerPool::give_back(void* worker) {
    const std::scoped_lock lock(mutex_);
    try {
        free_.push_back(worker);
    } catch (const std::bad_alloc&) {
        functions_.close(worker);  // another is made when it is needed
    }
}

}  // namespace rostra::core
