// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace rostra::core {

/// In the partial folder: finished results that are about to be moved, and what they replace.
inline constexpr const char* kMovingFolder = "moving";
inline constexpr const char* kReplacedFolder = "replaced";

/// Puts finished results into a run directory that cannot be exchanged as a whole, since it holds other things too, is
/// the current folder of somebody, or cannot be renamed: one by one, run.json last.
///
/// From the first step on the partial folder tells what is under way: `moving` holds the results that are not yet in
/// their place, `replaced` those of the earlier run that have left it. Where a step fails, all steps are taken back;
/// where the process is killed, `finish_moving` goes on where it stood.
class ResultMoves {
public:
    /// Descriptors of the partial folder and of the run directory; both stay open longer.
    ResultMoves(int partial, int out) : partial_(partial), out_(out) {}

    /// `earlier`: results of the run that is replaced; `results`: those in `moving`, without run.json. The errno that
    /// stopped it, or 0; `failed` is then the result it stopped at.
    [[nodiscard]] int run(const std::set<std::string>& earlier, const std::set<std::string>& results,
                          std::string& failed);

private:
    struct Step {
        int from;
        int to;
        std::string name;
    };
    [[nodiscard]] int step(int from, int to, const std::string& name);
    void take_back();

    int partial_;
    int out_;
    std::vector<Step> done_;
};

/// Goes on with moves that a killed process left in the partial folder; 0 where there are none.
[[nodiscard]] int finish_moving(int partial, int out);

}  // namespace rostra::core
