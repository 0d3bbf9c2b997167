// SPDX-License-Identifier: Apache-2.0
#include "engine/guarded_map.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <mutex>

namespace rostra::core {

namespace {

/// A guarded range; `begin` 0: the slot is free. Read by the handler on any thread.
struct Slot {
    std::atomic<bool> taken = false;
    std::atomic<std::uintptr_t> begin = 0;
    std::atomic<std::uintptr_t> end = 0;
    std::atomic<bool> cut = false;
};
static_assert(std::atomic<std::uintptr_t>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

// More files than this are not mapped at once: one is read at a time, and few runs go on in one process.
std::array<Slot, 64> slots;
struct sigaction before;
std::uintptr_t page_size = 4096;

void hand_on(int signal, siginfo_t* info, void* context) {
    if ((before.sa_flags & SA_SIGINFO) != 0 && before.sa_sigaction != nullptr) {
        before.sa_sigaction(signal, info, context);
    } else if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN) {
        before.sa_handler(signal);
    } else {
        // The instruction is tried again once this returns, and then ends the process as it would have without us.
        struct sigaction standard {};
        standard.sa_handler = SIG_DFL;
        ::sigaction(SIGBUS, &standard, nullptr);
    }
}

void put_zeros(int signal, siginfo_t* info, void* context) {
    const int kept = errno;
    const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
    for (Slot& slot : slots) {
        const std::uintptr_t begin = slot.begin.load(std::memory_order_acquire);
        if (begin == 0 || at < begin || at >= slot.end.load(std::memory_order_relaxed)) continue;
        slot.cut.store(true, std::memory_order_relaxed);
        void* page = reinterpret_cast<void*>(at / page_size * page_size);
        void* zeros = ::mmap(page, page_size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
        errno = kept;
        if (zeros != MAP_FAILED) return;
        break;
    }
    hand_on(signal, info, context);
}

void install() {
    static std::once_flag once;
    std::call_once(once, [] {
        page_size = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
        struct sigaction ours {};
        ours.sa_sigaction = put_zeros;
        ours.sa_flags = SA_SIGINFO | SA_ONSTACK;
        ::sigemptyset(&ours.sa_mask);
        ::sigaction(SIGBUS, &ours, &before);
    });
}

}  // namespace

GuardedMap::GuardedMap(int descriptor, std::uint64_t from, std::size_t wanted) {
    install();
    const std::size_t skip = static_cast<std::size_t>(from % page_size);
    const std::size_t size = wanted + skip;
    for (slot_ = 0; slot_ < slots.size(); ++slot_) {
        bool free = false;
        if (slots[slot_].taken.compare_exchange_strong(free, true)) break;
    }
    if (slot_ == slots.size()) return;
    Slot& slot = slots[slot_];
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, static_cast<::off_t>(from - skip));
    if (data == MAP_FAILED) {
        slot.taken = false;
        return;
    }
    ::madvise(data, size, MADV_SEQUENTIAL);
    const auto begin = reinterpret_cast<std::uintptr_t>(data);
    slot.cut.store(false, std::memory_order_relaxed);
    slot.end.store(begin + size, std::memory_order_relaxed);
    slot.begin.store(begin, std::memory_order_release);
    data_ = static_cast<const char*>(data);
    size_ = size;
    skip_ = skip;
}

GuardedMap::~GuardedMap() {
    if (data_ == nullptr) return;
    slots[slot_].begin = 0;
    ::munmap(const_cast<char*>(data_), size_);
    slots[slot_].taken = false;
}

void GuardedMap::let_go(std::string_view part) const {
    const auto at = reinterpret_cast<std::uintptr_t>(part.data());
    const std::uintptr_t begin = (at + page_size - 1) / page_size * page_size;
    const std::uintptr_t end = (at + part.size()) / page_size * page_size;
    if (begin < end) ::madvise(const_cast<char*>(part.data()) + (begin - at), end - begin, MADV_DONTNEED);
}

bool GuardedMap::cut() const { return data_ != nullptr && slots[slot_].cut.load(std::memory_order_relaxed); }

}  // namespace rostra::core
