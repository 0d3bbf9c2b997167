// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "engine/stop_flag.hpp"
#include "files/file_handle.hpp"
#include "run/partial_folder.hpp"
#include "run/signal_handlers.hpp"

namespace rostra::core {

/// Ends a run on SIGINT, SIGTERM, SIGHUP or SIGQUIT: asks it to stop, and where it has not after a grace period, or at a
/// second signal, takes its unfinished files away and ends the process with status 3, whatever a plugin may be stuck in.
/// A signal that was ignored before stays so, as nohup and shells want it. No signal is blocked, so that programs a
/// plugin starts hear theirs. Gone, it restores what was. One at a time.
class Interrupter {
public:
    static constexpr std::chrono::milliseconds kGrace{1200};

    /// `told` is called on a thread of its own at the first signal. `stop` outlives this object.
    Interrupter(StopFlag& stop, std::function<void()> told, std::chrono::milliseconds grace = kGrace);
    ~Interrupter();
    Interrupter(const Interrupter&) = delete;
    Interrupter& operator=(const Interrupter&) = delete;

    /// What is to be taken away from now on; nullptr: nothing is.
    void protect(std::shared_ptr<const PartialFolder> partial);

private:
    void watch();
    [[noreturn]] void end_process();

    StopFlag& stop_;
    std::function<void()> told_;
    std::chrono::milliseconds grace_;
    FileHandle told_end_;  // the handlers write to it
    FileHandle watched_end_;
    std::mutex mutex_;
    std::shared_ptr<const PartialFolder> partial_;
    SignalHandlers handlers_;
    std::thread thread_;
};

}  // namespace rostra::core
