// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rostra/analysis/state/token_store.hpp"
#include "rostra/call.hpp"
#include "seed_index.hpp"

namespace passages {

/// A longest run of equal tokens in two parts.
struct SharedRun {
    std::uint32_t b;        ///< number of the later part in the store
    std::uint32_t a_token;  ///< where it begins in the earlier one
    std::uint32_t b_token;
    std::uint32_t tokens;
    friend bool operator==(const SharedRun&, const SharedRun&) = default;
    friend auto operator<=>(const SharedRun&, const SharedRun&) = default;
};

/// Of how many pairs of parts runs were left out, and how many runs.
struct LeftOutRuns {
    std::uint64_t pairs = 0, runs = 0;
};

/// Keeps of the runs of each two parts the `most` longest, of equally long ones the first. `runs`: those of one part,
/// ascending, and so are those kept.
LeftOutRuns keep_longest(std::vector<SharedRun>& runs, std::uint64_t most);

/// Finds every run of `length` or more equal tokens in two parts of different sides that cannot be made longer.
///
/// From each two seeds of one sequence that meet it goes left and right as far as the tokens are equal. So every run is
/// found, once, but for those of crowded sequences alone whose places are far apart (SeedRules::max_places); and
/// nothing is said that was not compared token by token.
class PassageFinder {
public:
    PassageFinder(rostra::Call call, const rostra::TokenStore& tokens, std::size_t length,
                  const SeedRules& rules)
        : call_(call), tokens_(tokens), length_(length), seeds_(call, tokens, rules) {}

    /// Those of a part with later ones, ascending. May be asked from many threads.
    [[nodiscard]] std::vector<SharedRun> of_part(std::size_t part) const;

    [[nodiscard]] const SeedIndex& seeds() const { return seeds_; }

private:
    rostra::Call call_;
    const rostra::TokenStore& tokens_;
    std::size_t length_;
    SeedIndex seeds_;
};

}  // namespace passages
