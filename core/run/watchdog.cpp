// SPDX-License-Identifier: Apache-2.0
#include "run/watchdog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "engine/active_calls.hpp"

namespace rostra::core {

namespace {

std::string as_duration(std::chrono::milliseconds time) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time).count();
    if (seconds < 120) return fmt::format("{} second{}", seconds, seconds == 1 ? "" : "s");
    if (seconds < 120 * 60) return fmt::format("{} minutes", seconds / 60);
    return fmt::format("{} hours", seconds / 3600);
}

}  // namespace

Watchdog::Watchdog(std::chrono::seconds patience, Logger& log) : patience_(patience), log_(log) {
    if (patience_.count() > 0) thread_ = std::thread([this] { watch(); });
}

Watchdog::~Watchdog() {
    if (!thread_.joinable()) return;
    {
        const std::scoped_lock lock(mutex_);
        is_over_ = true;
    }
    over_.notify_all();
    thread_.join();
}

void Watchdog::watch() {
    const auto pause = std::clamp<std::chrono::milliseconds>(patience_ / 4, std::chrono::milliseconds(100),
                                                             std::chrono::seconds(10));
    std::unique_lock lock(mutex_);
    while (!over_.wait_for(lock, pause, [this] { return is_over_; })) look();
}

void Watchdog::look() {
    const std::int64_t now = ActiveCalls::now();
    for (const ActiveCalls::Seen& call : ActiveCalls::older_than(now - patience_.count())) {
        Told& told = told_.try_emplace(call.number, Told{call.since, patience_}).first->second;
        if (told.since != call.since) told = {call.since, patience_};
        const std::chrono::milliseconds age(now - call.since);
        if (age < told.at_age) continue;
        while (told.at_age <= age) told.at_age *= 2;
        log_.warning(fmt::format("{} has been at work for {}; [run] patience says when this is told",
                                 call.description, as_duration(age)));
    }
}

}  // namespace rostra::core
