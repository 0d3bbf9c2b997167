// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace rostra::core {

/// Bytes that stand at one place of every file of a format.
struct SignaturePart {
    std::size_t offset = 0;
    std::string_view bytes;  ///< empty: nothing is asked
};

/// A format that is known by fixed bytes, and what a person can do with a file of it.
struct FormatSignature {
    SignaturePart first;
    SignaturePart second;
    std::string_view name;          ///< with its article: "a PDF document"
    std::string_view cure;          ///< an imperative: "save its text"
    std::string_view packing = {};  ///< as FoundFormat
};

/// All of them; where two fit, the first holds.
[[nodiscard]] std::span<const FormatSignature> format_signatures();

}  // namespace rostra::core
