// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace rostra::test {

/// While it lives, one request for memory that the program or a plugin makes through `operator new` is refused: the one
/// after `answered` others; -1: none is.
class RefusedRequest {
public:
    explicit RefusedRequest(std::int64_t answered);
    ~RefusedRequest();
    RefusedRequest(const RefusedRequest&) = delete;
    RefusedRequest& operator=(const RefusedRequest&) = delete;

    /// How many there were so far; from now on none is refused.
    [[nodiscard]] std::int64_t requests();
};

}  // namespace rostra::test
