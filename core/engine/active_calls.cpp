// SPDX-License-Identifier: Apache-2.0
#include "engine/active_calls.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <ctime>

#include "rostra/span.hpp"

namespace rostra::core {

namespace {

constexpr std::int64_t kMostNames = 8;
constexpr std::size_t kSignalStack = std::size_t{128} << 10;

/// The place of one thread. Places are never freed, only used again: a signal handler may look at any of them.
struct Place {
    std::atomic_flag busy = ATOMIC_FLAG_INIT;  // who changes `call`, or reads it on another thread, holds it
    std::atomic<bool> taken = false;
    ActiveCall call;
    std::size_t number = 0;
    Place* next = nullptr;

    void lock() {
        while (busy.test_and_set(std::memory_order_acquire)) busy.wait(true, std::memory_order_relaxed);
    }
    bool try_lock() { return !busy.test_and_set(std::memory_order_acquire); }
    void unlock() {
        busy.clear(std::memory_order_release);
        busy.notify_one();
    }
};

std::atomic<Place*> first_place = nullptr;

Place& take_place() {
    for (Place* place = first_place.load(); place != nullptr; place = place->next) {
        if (!place->taken.exchange(true)) return *place;
    }
    auto* place = new Place;
    place->taken = true;
    place->next = first_place.load();
    do {
        place->number = place->next == nullptr ? 0 : place->next->number + 1;
    } while (!first_place.compare_exchange_weak(place->next, place));
    return *place;
}

/// A thread's place, and its stack for signal handlers; where a sanitizer or a library has given it one, that stays.
class ThreadPlace {
public:
    ThreadPlace() : place_(take_place()) {
        stack_t before{};
        if (::sigaltstack(nullptr, &before) != 0 || (before.ss_flags & SS_DISABLE) == 0) return;
        void* stack =
            ::mmap(nullptr, kSignalStack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (stack == MAP_FAILED) return;
        const stack_t own{stack, 0, kSignalStack};
        if (::sigaltstack(&own, nullptr) == 0) {
            stack_ = stack;
        } else {
            ::munmap(stack, kSignalStack);
        }
    }
    ~ThreadPlace() {
        if (stack_ != nullptr) {
            const stack_t none{nullptr, SS_DISABLE, 0};
            ::sigaltstack(&none, nullptr);
            ::munmap(stack_, kSignalStack);
        }
        place_.taken = false;
    }
    ThreadPlace(const ThreadPlace&) = delete;
    ThreadPlace& operator=(const ThreadPlace&) = delete;

    Place& place_;  // NOLINT(misc-non-private-member-variables-in-classes)

private:
    void* stack_ = nullptr;
};

/// Set once the thread is known: a signal handler must not be what makes it known.
thread_local Place* this_place = nullptr;

Place& place_of_this_thread() {
    thread_local ThreadPlace thread;
    this_place = &thread.place_;
    return thread.place_;
}

/// Bytes behind each other, as far as there is room; control characters as '?'.
class Cut {
public:
    Cut(char* into, std::size_t size) : at_(into), left_(size), begin_(into) {}
    Cut& operator<<(std::string_view text) {
        const std::size_t count = std::min(left_, text.size());
        for (std::size_t i = 0; i < count; ++i)
            at_[i] = static_cast<unsigned char>(text[i]) < 32 ? '?' : text[i];
        at_ += count;
        left_ -= count;
        return *this;
    }
    Cut& operator<<(std::int64_t number) {
        char digits[20];
        std::size_t count = 0;
        do {
            digits[sizeof digits - ++count] = static_cast<char>('0' + number % 10);
            number /= 10;
        } while (number > 0);
        return *this << std::string_view(digits + sizeof digits - count, count);
    }
    void end_line() {
        if (left_ == 0) return;
        *at_++ = '\n';
        --left_;
    }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(at_ - begin_); }

private:
    char* at_;
    std::size_t left_;
    char* begin_;
};

void describe(const ActiveCall& call, Cut& out) {
    out << "stage '" << call.stage << "'";
    if (!call.component.empty() && call.component != call.stage)
        out << ", component '" << call.component << "'";
    if (!call.document.empty()) out << ", on '" << call.document << "'";
    if (call.batch == nullptr || call.batch->count == 0) return;
    const std::int64_t named = std::min<std::int64_t>(call.batch->count, kMostNames);
    for (std::int64_t i = 0; i < named; ++i) {
        out << (i == 0                      ? ", on '"
                : i + 1 < call.batch->count ? ", '"
                                            : " and '")
            << rostra::view(call.batch->id[i]) << "'";
    }
    if (named < call.batch->count) out << " and " << call.batch->count - named << " more";
}

}  // namespace

std::size_t describe_call(const ActiveCall& call, char* into, std::size_t size) {
    Cut out(into, size);
    describe(call, out);
    return out.size();
}

std::int64_t ActiveCalls::now() {
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
    return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

ActiveCalls::Scope::Scope(const ActiveCall& call) {
    Place& place = place_of_this_thread();
    place.lock();
    outer_ = place.call;
    place.call = call;
    place.call.since = now();
    place.unlock();
}

ActiveCalls::Scope::~Scope() {
    Place& place = *this_place;
    place.lock();
    place.call = outer_;
    place.unlock();
}

std::vector<ActiveCalls::Seen> ActiveCalls::older_than(std::int64_t before) {
    std::vector<Seen> seen;
    for (Place* place = first_place.load(); place != nullptr; place = place->next) {
        char text[1024];
        place->lock();
        const ActiveCall call = place->call;
        const bool old = !call.stage.empty() && call.since < before;
        const std::size_t size = old ? describe_call(call, text, sizeof text) : 0;
        std::string stage(old ? call.stage : std::string_view());
        place->unlock();
        if (old) seen.push_back({place->number, call.since, std::move(stage), std::string(text, size)});
    }
    return seen;
}

bool ActiveCalls::of_this_thread(ActiveCall& call) {
    if (this_place == nullptr || this_place->call.stage.empty()) return false;
    call = this_place->call;
    return true;
}

std::size_t ActiveCalls::describe_all(char* into, std::size_t size) {
    Cut out(into, size);
    for (Place* place = first_place.load(); place != nullptr; place = place->next) {
        if (!place->try_lock()) continue;
        if (!place->call.stage.empty()) {
            describe(place->call, out);
            out.end_line();
        }
        place->unlock();
    }
    return out.size();
}

}  // namespace rostra::core
