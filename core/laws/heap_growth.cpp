// SPDX-License-Identifier: Apache-2.0
#include "laws/heap_growth.hpp"

#include <malloc.h>

#include <algorithm>
#include <string>

#include "laws/law.hpp"

namespace rostra::laws {

namespace {

constexpr int kTimes = 32;
constexpr int kRounds = 50;
constexpr std::int64_t kLeastLeak = 32;  // bytes: the C library gives no smaller block

std::int64_t growth(const std::function<void()>& once) {
    const std::int64_t before = heap_in_use();
    for (int i = 0; i < kTimes; ++i) once();
    return heap_in_use() - before;
}

}  // namespace

std::int64_t heap_in_use() {
    const struct mallinfo2 heap = ::mallinfo2();
    return static_cast<std::int64_t>(heap.uordblks + heap.hblkhd);
}

void require_no_growth(const std::function<void()>& once) {
    // The heap settles after a while; what leaks grows for ever.
    std::int64_t least = growth(once);
    for (int i = 0; i < kRounds && least >= kTimes * kLeastLeak; ++i) least = std::min(least, growth(once));
    if (least < kTimes * kLeastLeak) return;
    throw BrokenLaw("about " + std::to_string(least / kTimes) + " bytes of memory are lost each time");
}

}  // namespace rostra::laws
