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

/// Tokens of part `a`, and the tokens that part `b` has in their place. Either range may be empty.
struct Edit {
    TokenRange a, b;
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// A stretch of two parts that is equal but for small changes.
struct Passage {
    std::uint32_t b;  ///< number of the later part in the store
    TokenRange a_tokens, b_tokens;
    std::uint32_t matched;  ///< tokens that are equal
    std::uint32_t length;   ///< of the alignment, in tokens: matched, plus the longer range of each edit
    std::vector<Edit> edits;
    friend bool operator==(const Passage&, const Passage&) = default;
};

/// Joins the runs that two parts share into passages.
///
/// A passage is extended by at most one later run: the run has to begin, in both parts, within `bridge` tokens of the
/// passage's end. A run that could extend several passages extends the nearest. A run that overlaps the passage, by at
/// most `bridge` tokens, is cut at its begin until it does not. The tokens between passage and run are aligned so that as
/// many of them as possible are equal. With a bridge of 0 every run is a passage of its own.
///
///     a: the old [harbour town] was rebuilt in stone      two runs, "the old" and "was rebuilt in stone", are one
///     b: the old [port] was rebuilt in stone              passage with one edit
///
/// `runs`: the runs of parts `a` and `b`, ascending. `a`, `b`: all tokens of these parts. The passages are ordered by
/// a_tokens, then b_tokens.
std::vector<Passage> join_runs(std::span<const SharedRun> runs, std::span<const std::uint32_t> a,
                               std::span<const std::uint32_t> b, std::uint32_t bridge);

}  // namespace passages
