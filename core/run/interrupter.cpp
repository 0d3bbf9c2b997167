// SPDX-License-Identifier: Apache-2.0
#include "run/interrupter.hpp"

#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <utility>

namespace rostra::core {

namespace {

constexpr int kExitInterrupted = 3;
constexpr int kOver = SIGUSR2;  // sent to the watching thread by this object itself, when it goes
constexpr std::chrono::milliseconds kErasePatience{300};

timespec to_timespec(std::chrono::milliseconds time) {
    return {time.count() / 1000, (time.count() % 1000) * 1'000'000};
}

}  // namespace

Interrupter::Interrupter(StopFlag& stop, std::function<void()> told, std::chrono::milliseconds grace)
    : stop_(stop), told_(std::move(told)), grace_(grace) {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, kOver);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    thread_ = std::thread([this] { watch(); });
}

Interrupter::~Interrupter() {
    pthread_kill(thread_.native_handle(), kOver);
    thread_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interrupter::protect(std::shared_ptr<const PartialFolder> partial) {
    const std::scoped_lock lock(mutex_);
    partial_ = std::move(partial);
}

void Interrupter::watch() {
    int got = 0;
    if (sigwait(&signals_, &got) != 0 || got == kOver) return;
    stop_.set();
    told_();
    const timespec patience = to_timespec(grace_);
    do {
        got = sigtimedwait(&signals_, nullptr, &patience);
    } while (got < 0 && errno == EINTR);
    if (got == kOver) return;
    end_process();
}

void Interrupter::end_process() {
    // Other threads may hold any lock or be stuck in a plugin: nothing below takes one that they could hold
    // long.
    std::shared_ptr<const PartialFolder> partial;
    {
        const std::scoped_lock lock(mutex_);
        partial = partial_;
    }
    if (partial != nullptr) partial->erase_now(kErasePatience);
    constexpr std::string_view kMessage = "rostra: interrupted; a plugin did not stop in time\n";
    const ssize_t written = ::write(STDERR_FILENO, kMessage.data(), kMessage.size());
    static_cast<void>(written);
    ::_exit(kExitInterrupted);
}

}  // namespace rostra::core
