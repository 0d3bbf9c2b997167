// SPDX-License-Identifier: Apache-2.0
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <thread>
#include <utility>

#include "engine/chunk.hpp"
#include "engine/scheduler.hpp"

namespace rostra::core {

struct Scheduler::Threads {
    explicit Threads(std::size_t jobs)
        : limit(tbb::global_control::max_allowed_parallelism, jobs), arena(static_cast<int>(jobs)) {}
    tbb::global_control limit;
    tbb::task_arena arena;
};

Scheduler::Scheduler(std::size_t jobs)
    : jobs_(jobs != 0 ? jobs : std::max<std::size_t>(1, std::thread::hardware_concurrency())),
      threads_(std::make_unique<Threads>(jobs_)) {}
Scheduler::~Scheduler() = default;

void Scheduler::pipeline(const std::function<std::unique_ptr<Chunk>()>& next,
                         const std::function<void(Chunk&)>& work,
                         const std::function<void(std::unique_ptr<Chunk>)>& drain) {
    // The filters copy what passes between them, so chunks pass as pointers; each is owned by the filter it is in.
    auto source = [&](tbb::flow_control& flow) -> Chunk* {
        std::unique_ptr<Chunk> chunk = next();
        if (chunk == nullptr) flow.stop();
        return chunk.release();
    };
    auto middle = [&](Chunk* chunk) {
        work(*chunk);
        return chunk;
    };
    auto last = [&](Chunk* chunk) { drain(std::unique_ptr<Chunk>(chunk)); };
    threads_->arena.execute([&] {
        tbb::parallel_pipeline(chunks_in_flight(),
                               tbb::make_filter<void, Chunk*>(tbb::filter_mode::serial_in_order, source) &
                                   tbb::make_filter<Chunk*, Chunk*>(tbb::filter_mode::parallel, middle) &
                                   tbb::make_filter<Chunk*, void>(tbb::filter_mode::serial_in_order, last));
    });
}

void Scheduler::parallel_for(std::uint64_t pieces, const std::function<void(std::uint64_t)>& body) {
    threads_->arena.execute(
        [&] { tbb::this_task_arena::isolate([&] { tbb::parallel_for(std::uint64_t{0}, pieces, body); }); });
}

}  // namespace rostra::core
