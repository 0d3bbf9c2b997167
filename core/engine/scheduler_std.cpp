// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "engine/chunk.hpp"
#include "engine/scheduler.hpp"

namespace rostra::core {

struct Scheduler::Threads {};

Scheduler::Scheduler(std::size_t jobs)
    : jobs_(jobs != 0 ? jobs : std::max<std::size_t>(1, std::thread::hardware_concurrency())) {}
Scheduler::~Scheduler() = default;

namespace {

/// Runs `body` on `count` threads, this one among them.
void on_threads(std::size_t count, const std::function<void()>& body) {
    std::vector<std::thread> others;
    others.reserve(count);
    try {
        for (std::size_t i = 1; i < count; ++i) others.emplace_back(body);
    } catch (const std::exception&) {
        // Those there are do all of the work.
    }
    body();
    for (std::thread& other : others) other.join();
}

/// The state of one pipeline: who takes, and what waits to be drained in order.
struct Line {
    std::mutex taking;  // held by who calls next
    bool at_end = false;
    std::uint64_t taken = 0;

    std::mutex draining;  // guards what is below; held by who calls drain
    std::condition_variable drained;
    std::map<std::uint64_t, std::unique_ptr<Chunk>> waiting;
    std::uint64_t done = 0;
};

}  // namespace

void Scheduler::pipeline(const std::function<std::unique_ptr<Chunk>()>& next,
                         const std::function<void(Chunk&)>& work,
                         const std::function<void(std::unique_ptr<Chunk>)>& drain) {
    Line line;
    on_threads(jobs_, [&] {
        for (;;) {
            std::unique_ptr<Chunk> chunk;
            std::uint64_t number = 0;
            {
                const std::scoped_lock lock(line.taking);
                if (line.at_end) return;
                {
                    std::unique_lock room(line.draining);
                    line.drained.wait(room, [&] { return line.taken - line.done < chunks_in_flight(); });
                }
                chunk = next();
                if (chunk == nullptr) {
                    line.at_end = true;
                    return;
                }
                number = line.taken++;
            }
            work(*chunk);
            const std::scoped_lock lock(line.draining);
            line.waiting.emplace(number, std::move(chunk));
            for (auto first = line.waiting.begin(); first != line.waiting.end() && first->first == line.done;
                 first = line.waiting.begin()) {
                drain(std::move(first->second));
                line.waiting.erase(first);
                ++line.done;
            }
            line.drained.notify_all();
        }
    });
}

void Scheduler::parallel_for(std::uint64_t pieces, const std::function<void(std::uint64_t)>& body) {
    std::atomic<std::uint64_t> at = 0;
    on_threads(static_cast<std::size_t>(std::min<std::uint64_t>(jobs_, pieces)), [&] {
        for (std::uint64_t piece = at++; piece < pieces; piece = at++) body(piece);
    });
}

}  // namespace rostra::core
