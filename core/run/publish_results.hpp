// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

#include "run/run_place.hpp"

namespace rostra::core {

/// In the partial folder: the run directory as it will be. After an exchange, the earlier one.
inline constexpr const char* kNewFolder = "new";

/// What it takes to put finished results in the place of earlier ones.
struct Publication {
    const RunPlace& place;
    int holder = -1;   ///< the folder that holds the run directory; -1: it cannot be exchanged
    int partial = -1;  ///< the partial folder, with the finished results in `new`
    const std::set<std::string>& earlier;  ///< results of the run that is replaced, by their paths
    const std::set<std::string>& results;  ///< those in `new`, without run.json
    bool may_overwrite = false;  ///< the earlier record could not be read: a file of a result's name is one
};

/// What stopped it, and where; number 0: nothing did.
struct PublicationFailure {
    int number = 0;      ///< errno
    std::string result;  ///< "" where it was no single one
};

/// Puts the results in their place, in one step where that can be: the new folder is exchanged with the earlier one, and
/// what the earlier one held besides its results is moved back. A process that is killed anywhere leaves one of them
/// whole. Where the folder cannot be exchanged, the results are moved one by one (see ResultMoves). All is synced to the
/// disk first. On failure the earlier results are as they were.
[[nodiscard]] PublicationFailure publish_results(const Publication& publication);

/// Puts right what a killed publication left in the partial folder: moves go on to their end, an earlier run directory
/// that had been put aside goes back, what is not a run's own is moved back to the run directory.
/// `holder` may be -1.
void recover_results(const RunPlace& place, int holder, int partial);

}  // namespace rostra::core
