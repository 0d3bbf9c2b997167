// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "passage_finder.hpp"

namespace passages {

/// Tokens [begin, end) of a part.
struct TokenRange {
    std::uint32_t begin, end;

    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

/// What stands in `a` where `b` has something else; one of them may be empty.
struct Edit {
    TokenRange a, b;
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// What two parts share, small changes and all.
struct Passage {
    std::uint32_t b;  ///< number of the later part in the store
    TokenRange a_tokens, b_tokens;
    std::uint32_t matched;  ///< tokens that are equal
    std::uint32_t length;   ///< of the alignment: matched, and of each edit the longer side
    std::vector<Edit> edits;
    friend bool operator==(const Passage&, const Passage&) = default;
};

/// Joins the runs that two parts share into passages.
///
/// A run goes on from an earlier one if at most `bridge` tokens stand between them, on either side; where they
/// overlap, by as many at most, the later one begins behind the earlier. Each has at most one that goes on from it:
/// the first that can, which takes the nearest. What stands between is aligned so that as many tokens as possible are
/// equal. With a bridge of 0 every run is a passage.
///
/// `runs`: those of one part with another, ascending; `a` and `b`: the tokens of the two. By a_tokens, then b_tokens.
std::vector<Passage> join_runs(std::span<const SharedRun> runs, std::span<const std::uint32_t> a,
                               std::span<const std::uint32_t> b, std::uint32_t bridge);

}  // namespace passages
