// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rostra/analysis/state/token_store.hpp"
#include "rostra/call.hpp"
#include "seed_index.hpp"

namespace passages {

/// A run of equal tokens in two parts that no token can be added to at either end.
struct SharedRun {
    std::uint32_t b;        ///< number of the later part in the store
    std::uint32_t a_token;  ///< where the run begins in the earlier part
    std::uint32_t b_token;  ///< where the run begins in the later part
    std::uint32_t tokens;
    friend bool operator==(const SharedRun&, const SharedRun&) = default;
    friend auto operator<=>(const SharedRun&, const SharedRun&) = default;
};

/// How many runs were left out, and how many pairs of parts lost a run.
struct LeftOutRuns {
    std::uint64_t pairs = 0, runs = 0;
};

/// Keeps, for each pair of parts, the `most` longest runs, and of equally long runs the first. `runs`: all runs of one
/// part with later parts, ascending; the kept runs stay in this order.
LeftOutRuns keep_longest(std::vector<SharedRun>& runs, std::uint64_t most);

/// Finds every SharedRun of `length` tokens or more in two parts of different sides.
///
/// The search begins at two seeds of one sequence and compares tokens to the left and to the right as long as they are
/// equal. So each run is found once, and each was compared token by token. Left out are runs that hold crowded sequences
/// only and whose places are far apart (SeedRules::max_places).
class PassageFinder {
public:
    PassageFinder(rostra::Call call, const rostra::TokenStore& tokens, std::size_t length,
                  const SeedRules& rules)
        : call_(call), tokens_(tokens), length_(length), seeds_(call, tokens, rules) {}

    /// The runs of a part with later parts, ascending. May be asked from many threads.
    [[nodiscard]] std::vector<SharedRun> of_part(std::size_t part) const;

    [[nodiscard]] const SeedIndex& seeds() const { return seeds_; }

private:
    rostra::Call call_;
    const rostra::TokenStore& tokens_;
    std::size_t length_;
    SeedIndex seeds_;
};

}  // namespace passages
