// SPDX-License-Identifier: Apache-2.0
#include "unit/engine/refusing_memory.hpp"

#include <atomic>
#include <cstdlib>
#include <limits>
#include <new>

namespace rostra::test {

namespace {

constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();
std::atomic<std::int64_t> asked = 0;
std::atomic<std::int64_t> refuse = kNone;  // the number of the first request that is
std::atomic<std::int64_t> how_many = 1;

void* answer(std::size_t size) {
    const std::int64_t after =
        asked.fetch_add(1, std::memory_order_relaxed) - refuse.load(std::memory_order_relaxed);
    if (after >= 0 && after < how_many.load(std::memory_order_relaxed)) throw std::bad_alloc();
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}

}  // namespace

RefusedRequests::RefusedRequests(std::int64_t answered, std::int64_t count) {
    asked = 0;
    how_many = count;
    refuse = answered < 0 ? kNone : answered;
}
RefusedRequests::~RefusedRequests() { refuse = kNone; }

std::int64_t RefusedRequests::requests() {
    refuse = kNone;
    return asked;
}

}  // namespace rostra::test

void* operator new(std::size_t size) { return rostra::test::answer(size); }
void* operator new[](std::size_t size) { return rostra::test::answer(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    try {
        return rostra::test::answer(size);
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return operator new(size, std::nothrow);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
