// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "log/logger.hpp"

namespace rostra::core {

/// Logs a warning for each call into a plugin that has not come back within `patience`, and again each time it has taken
/// twice as long: "stage 'quotes', on 'a.txt' has been at work for 10 minutes". Nothing is ended; only a person knows
/// whether that is long.
class Watchdog {
public:
    /// A patience of 0: nothing is watched. `log` outlives the object.
    Watchdog(std::chrono::seconds patience, Logger& log);
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

private:
    void watch();
    void look();

    std::chrono::milliseconds patience_;
    Logger& log_;
    struct Told {
        std::int64_t since;                ///< of the call: another one has another
        std::chrono::milliseconds at_age;  ///< when it is told of again
    };
    std::map<std::size_t, Told> told_;  // by thread
    std::mutex mutex_;
    std::condition_variable over_;
    bool is_over_ = false;
    std::thread thread_;
};

}  // namespace rostra::core
