// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rostra::laws {

/// Thrown where a law is broken: what, and where.
struct BrokenLaw : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Thrown where there is nothing that a law could be held against: why.
struct NotApplicable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What a component is given when a law is tried.
enum class Given : std::uint8_t {
    plain,             ///< documents in several scripts, some empty; every input it may read
    hard,              ///< texts that break careless code
    without_optional,  ///< plain, but none of its optional inputs
};

/// One promise of the ABI and the function that tries it: it returns where the promise holds and throws BrokenLaw,
/// NotApplicable, or what driving the component throws.
template <class Trial>
struct Law {
    std::string_view name;
    void (*holds)(Trial& trial);
    Given given = Given::plain;
};

}  // namespace rostra::laws
