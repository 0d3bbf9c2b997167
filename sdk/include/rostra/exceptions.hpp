// SPDX-License-Identifier: Apache-2.0
// What a plugin throws. The layer catches everything at the boundary; these say more than a bare exception.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "rostra/abi/call.h"

namespace rostra {
inline namespace v0 {

/// This document cannot be worked on: it is set aside with this message and the run goes on.
/// `begin` and `end` are bytes of its text; `ordinal` may be left out where one document is worked on at a time.
/// `code`: a short word for programs, of lower-case letters, digits and '-'; it lives as long as the program.
class DocumentError : public std::runtime_error {
public:
    explicit DocumentError(const std::string& message, std::int32_t from = 0, std::int32_t to = 0,
                           std::int64_t document = -1, const char* word = ROSTRA_FAIL_DOCUMENT)
        : std::runtime_error(message), begin(from), end(to), ordinal(document), code(word) {}
    std::int32_t begin, end;
    std::int64_t ordinal;
    const char* code;
};

/// The options contradict each other or the inputs. `where` is Options::where(name): the message is then shown
/// under the option's line in the pipeline file.
class OptionError : public std::runtime_error {
public:
    explicit OptionError(const std::string& message, std::uint32_t option = 0)
        : std::runtime_error(message), where(option) {}
    std::uint32_t where;
};

/// A file or a service failed, and no document is at fault: the run ends.
class IoError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Thrown by Call::check_stop and by whatever waits: leave, freeing what was made. Not an error.
struct Stopped {};

/// The host refused something and knows why: leave.
struct Refused {};

}  // namespace v0
}  // namespace rostra
