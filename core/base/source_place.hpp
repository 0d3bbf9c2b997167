// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/shared_text.hpp"

namespace rostra::core {

/// A place in a text file that a person wrote: a pipeline, a manifest, a list.
/// Lines and columns count from 1, columns in bytes; 0 means "not known". `length` is the
/// number of bytes the error is about, for the caret line; 0 draws one caret.
struct SourcePlace {
    SharedText file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t length = 0;

    friend bool operator==(const SourcePlace&, const SourcePlace&) = default;
};

}  // namespace rostra::core
