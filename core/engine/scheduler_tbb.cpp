// SPDX-License-Identifier: Apache-2.0
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "engine/chunk.hpp"
#include "engine/scheduler.hpp"

namespace rostra::core {

struct Scheduler::Threads {
    explicit Threads(std::size_t jobs)
        : limit(tbb::global_control::max_allowed_parallelism, jobs), arena(static_cast<int>(jobs)) {
        start(jobs);
    }
    /// Has oneTBB start its threads now, when check_threads has just seen that they can be had, and not when there is much
    /// to do and memory has become scarce: it ends the process where it cannot start one.
    void start(std::size_t jobs) {
        constexpr std::chrono::milliseconds kLongest{
            100};  // it starts them when it likes; then they come later
        const auto until = std::chrono::steady_clock::now() + kLongest;
        std::mutex mutex;
        std::condition_variable all_there;
        std::size_t there = 0;
        arena.execute([&] {
            tbb::parallel_for(
                std::size_t{0}, jobs,
                [&](std::size_t) {
                    std::unique_lock lock(mutex);
                    if (++there == jobs) all_there.notify_all();
                    all_there.wait_until(lock, until, [&] { return there >= jobs; });
                },
                tbb::static_partitioner());
        });
    }
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
