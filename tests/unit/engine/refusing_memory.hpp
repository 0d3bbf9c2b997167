// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace rostra::test {

/// While it lives, `count` requests for memory that the program or a plugin makes through `operator new` are refused:
/// those after the first `answered`; -1: none is.
class RefusedRequests {
public:
    explicit RefusedRequests(std::int64_t answered, std::int64_t count = 1);
    ~RefusedRequests();
    RefusedRequests(const RefusedRequests&) = delete;
    RefusedRequests& operator=(const RefusedRequests&) = delete;

    /// How many there were so far; from now on none is refused.
    [[nodiscard]] std::int64_t requests();
};

}  // namespace rostra::test
