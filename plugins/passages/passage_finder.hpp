// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rostra/call.hpp"
#include "rostra/state/token_store.hpp"
#include "seed_index.hpp"

namespace passages {

/// A longest run of equal tokens in two documents.
struct Passage {
    std::uint32_t b;        ///< number of the later document in the store
    std::uint32_t a_token;  ///< where it begins in the earlier one
    std::uint32_t b_token;
    std::uint32_t tokens;
    friend bool operator==(const Passage&, const Passage&) = default;
};

/// Finds every run of `length` or more equal tokens in two documents that cannot be made longer.
///
/// From each seed of a document and each later place of the same run, after another token, it goes right as
/// far as the tokens are equal. So every passage is found, once, and nothing is said that was not compared
/// token by token.
class PassageFinder {
public:
    PassageFinder(rostra::Call call, const rostra::TokenStore& tokens, std::size_t length,
                  std::uint64_t max_documents)
        : call_(call), tokens_(tokens), length_(length), seeds_(call, tokens, length, max_documents) {}

    /// Those of a document with later ones, by b, a_token, b_token. May be asked from many threads.
    [[nodiscard]] std::vector<Passage> of_document(std::size_t document) const;

    [[nodiscard]] const SeedIndex::LeftOut& left_out() const { return seeds_.left_out(); }

private:
    rostra::Call call_;
    const rostra::TokenStore& tokens_;
    std::size_t length_;
    SeedIndex seeds_;
};

}  // namespace passages
