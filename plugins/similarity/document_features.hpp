// SPDX-License-Identifier: Apache-2.0
// What documents are compared by: how often they have each norm, and which shingles they have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "inverted_index.hpp"
#include "rostra/call.hpp"
#include "rostra/state/token_store.hpp"

namespace similarity {

/// Norms by document. A norm's number is its place among all bytewise, so that sums over norms are made in
/// one order however the store came together.
InvertedIndex index_norms(rostra::Call call, const rostra::TokenStore& tokens);

/// Shingles: runs of `length` tokens (Broder 1997), each counted once a document. A document of fewer tokens,
/// but some, has one shingle: itself.
struct Shingles {
    std::vector<std::uint64_t> sizes;  ///< by document, how many different ones it has
    InvertedIndex shared;              ///< those that two documents or more have; every count is 1
};
Shingles index_shingles(rostra::Call call, const rostra::TokenStore& tokens, std::size_t length);

}  // namespace similarity
