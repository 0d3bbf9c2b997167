// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <cstdlib>

namespace rostra::core::detail {

[[noreturn]] inline void assertion_failed(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "%s:%d: rostra broke its own promise: %s\n", file, line, condition);
    std::abort();
}

}  // namespace rostra::core::detail

/// For our own bugs only, in every build. What a user or the world can cause is a Result.
#define ROSTRA_ASSERT(condition)        \
    ((condition) ? static_cast<void>(0) \
                 : ::rostra::core::detail::assertion_failed(#condition, __FILE__, __LINE__))
