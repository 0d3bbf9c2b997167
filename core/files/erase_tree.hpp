// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>

namespace rostra::core {

/// When to give up, by a clock that may be asked at any moment.
class Deadline {
public:
    explicit Deadline(std::chrono::milliseconds patience);
    [[nodiscard]] static Deadline never() { return Deadline(std::chrono::hours(24 * 365)); }
    [[nodiscard]] bool is_over() const;

private:
    std::int64_t end_;  // milliseconds of CLOCK_MONOTONIC
};

// Both use nothing but system calls and the stack, so they may be called while other threads hold any lock, and from a
// signal handler. Links are removed, never followed.

/// Removes a file, or a folder with all in it, from the folder `at`; whether it is gone.
bool erase_entry(int at, const char* name, const Deadline& deadline);

/// Removes all that is in a folder but the entry `kept` (nullptr: nothing is kept); whether that is gone.
bool erase_below(int folder, const Deadline& deadline, const char* kept = nullptr);

}  // namespace rostra::core
