// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

namespace rostra::core {

/// Set once, from any thread or a signal handler; asked often, from every thread.
class StopFlag {
public:
    void set() { stop_.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool is_set() const { return stop_.load(std::memory_order_relaxed); }

private:
    std::atomic<bool> stop_ = false;
    static_assert(std::atomic<bool>::is_always_lock_free);
};

}  // namespace rostra::core
