// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "base/source_place.hpp"

namespace rostra::core {

/// Which family an error belongs to; it decides the exit status and nothing else.
enum class ErrorKind {
    usage,        ///< the command line, pipeline or plugin cannot be used: nothing was run (exit 2)
    failed,       ///< the run failed (exit 3)
    interrupted,  ///< the run was told to stop (exit 3)
};

/// What a user or the world caused. `message` says what happened and what to do; `place`, where known, is
/// where in a file of theirs. `begin` and `end` are the bytes of a document's input it is about; both 0: all of them.
struct Error {
    ErrorKind kind = ErrorKind::failed;
    std::string message;
    SourcePlace place;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    int system = 0;  ///< the errno that it comes from; 0: none

    [[nodiscard]] static Error usage(std::string message, SourcePlace place = {}) {
        return {ErrorKind::usage, std::move(message), std::move(place)};
    }
    [[nodiscard]] static Error failed(std::string message, SourcePlace place = {}) {
        return {ErrorKind::failed, std::move(message), std::move(place)};
    }
    [[nodiscard]] static Error failed_at(std::string message, std::size_t begin, std::size_t end) {
        return {ErrorKind::failed,
                std::move(message),
                {},
                static_cast<std::int64_t>(begin),
                static_cast<std::int64_t>(end)};
    }
    [[nodiscard]] static Error interrupted() { return {ErrorKind::interrupted, "interrupted", {}}; }
};

}  // namespace rostra::core
