// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <csignal>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "engine/stop_flag.hpp"
#include "run/partial_folder.hpp"

namespace rostra::core {

/// Ends a run on SIGINT or SIGTERM: asks it to stop, and where it has not after a grace period, or at a
/// second signal, takes its unfinished files away and ends the process with status 3, whatever a plugin may
/// be stuck in. Made before other threads, so that these inherit that both signals are blocked; gone, it
/// restores what was.
class Interrupter {
public:
    static constexpr std::chrono::milliseconds kGrace{1200};

    /// `told` is called on a thread of its own at the first signal. `stop` outlives this object.
    Interrupter(StopFlag& stop, std::function<void()> told, std::chrono::milliseconds grace = kGrace);
    ~Interrupter();
    Interrupter(const Interrupter&) = delete;
    Interrupter& operator=(const Interrupter&) = delete;

    /// What is to be taken away from now on.
    void protect(std::shared_ptr<const PartialFolder> partial);

private:
    void watch();
    [[noreturn]] void end_process();

    StopFlag& stop_;
    std::function<void()> told_;
    std::chrono::milliseconds grace_;
    sigset_t signals_;
    sigset_t before_;
    std::mutex mutex_;
    std::shared_ptr<const PartialFolder> partial_;
    std::thread thread_;
};

}  // namespace rostra::core
