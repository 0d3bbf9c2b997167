// SPDX-License-Identifier: Apache-2.0
#include "run/interrupter.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>
#include <utility>

namespace rostra::core {

namespace {

constexpr int kExitInterrupted = 3;
constexpr std::chrono::milliseconds kErasePatience{300};
constexpr char kSignal = 's';
constexpr char kOver = 'o';  // sent by this object itself, when it goes

std::atomic<int> handlers_write_to = -1;

bool tell(char what, int descriptor) { return ::write(descriptor, &what, 1) == 1; }

void on_signal(int /*signal*/) {
    const int before = errno;
    static_cast<void>(tell(kSignal, handlers_write_to.load(std::memory_order_relaxed)));
    errno = before;
}

/// What is told within `patience` (negative: for ever); 0 where nothing is, kOver where nobody can tell any more.
char heard(int descriptor, int patience) {
    pollfd waiting{descriptor, POLLIN, 0};
    int ready = 0;
    do {
        ready = ::poll(&waiting, 1, patience);
    } while (ready < 0 && errno == EINTR);
    char what = 0;
    return ready > 0 ? (::read(descriptor, &what, 1) == 1 ? what : kOver) : '\0';
}

}  // namespace

Interrupter::Interrupter(StopFlag& stop, std::function<void()> told, std::chrono::milliseconds grace)
    : stop_(stop), told_(std::move(told)), grace_(grace) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "cannot make a pipe");
    watched_end_ = FileHandle(ends[0]);
    told_end_ = FileHandle(ends[1]);
    handlers_write_to = told_end_.get();
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) handlers_.set(signal, on_signal, SA_RESTART);
    thread_ = std::thread([this] { watch(); });
}

Interrupter::~Interrupter() {
    if (!tell(kOver, told_end_.get())) told_end_.reset();
    thread_.join();
}

void Interrupter::protect(std::shared_ptr<const PartialFolder> partial) {
    const std::scoped_lock lock(mutex_);
    partial_ = std::move(partial);
}

void Interrupter::watch() {
    if (heard(watched_end_.get(), -1) != kSignal) return;
    stop_.set();
    told_();
    if (heard(watched_end_.get(), static_cast<int>(grace_.count())) == kOver) return;
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
