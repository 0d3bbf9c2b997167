// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

namespace rostra::core {

struct Chunk;

/// Runs the engine's work on threads: the only thing in the host that does. Two sources stand behind this header,
/// one on oneTBB and one on std::thread alone for ThreadSanitizer, which oneTBB confuses.
class Scheduler {
public:
    /// `jobs`: how many threads work at once; 0: as many as the machine has processors.
    explicit Scheduler(std::size_t jobs);
    ~Scheduler();
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    [[nodiscard]] std::size_t jobs() const { return jobs_; }
    /// No more chunks than this are between `next` and the end of `drain`.
    [[nodiscard]] std::size_t chunks_in_flight() const { return 2 * jobs_; }

    /// Takes chunks from `next`, one call at a time, until it gives none; hands each to `work`, many at a time; and
    /// to `drain`, one at a time and in the order `next` gave them. None of the three throws.
    void pipeline(const std::function<std::unique_ptr<Chunk>()>& next,
                  const std::function<void(Chunk&)>& work,
                  const std::function<void(std::unique_ptr<Chunk>)>& drain);

    /// Calls body(0) … body(pieces - 1), many at a time, and returns when all are done. A thread that waits here
    /// takes up no other work of the run meanwhile. `body` does not throw.
    void parallel_for(std::uint64_t pieces, const std::function<void(std::uint64_t)>& body);

private:
    struct Threads;
    std::size_t jobs_;
    std::unique_ptr<Threads> threads_;
};

}  // namespace rostra::core
