// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>

namespace rostra::core {

/// Where commands print: what was asked for to `out`, everything else to `err`.
struct Terminal {
    std::ostream& out;
    std::ostream& err;
};

// What the program ends with.
inline constexpr int kAllWell = 0;
inline constexpr int kDocumentsFailed = 1;  ///< the run finished, but some documents are in errors.jsonl
inline constexpr int kSourceLost = 1;       ///< the words are shown, and not where they stand
inline constexpr int kLawBroken = 1;        ///< the plugin was checked, and breaks a law
inline constexpr int kUnusable = 2;         ///< usage, pipeline or plugin cannot be used; nothing was run
inline constexpr int kRunFailed = 3;        ///< the run failed or was interrupted

}  // namespace rostra::core
