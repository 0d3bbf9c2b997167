// SPDX-License-Identifier: Apache-2.0
#include "engine/phase.hpp"

namespace rostra::core {

AnalyzerPool::AnalyzerPool(const ComponentInstance& component, const std::vector<const ArrowArray*>& tables,
                           const CallWorld& world)
    : component_(component),
      functions_(component.functions<rostra_analyzer>()),
      world_(world),
      inputs_(component.plan(), ProductKind::table, tables),
      tables_{sizeof(rostra_tables), 0, inputs_.data()} {}

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
    const rostra_status status = functions_.open(call.call(), component_.instance(), &tables_, &worker);
    if (status != ROSTRA_OK) return stage_error(component_.stage(), call.failure());
    Borrowed borrowed(*this, worker);
    if (call.host_failed()) return stage_error(component_.stage(), call.failure());
    return borrowed;
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
