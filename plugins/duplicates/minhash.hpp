// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "rostra/buffer.hpp"

namespace rostra::duplicates {

/// MinHash (Broder 1997): of each of some random orders of all shingles, the first one that a set has. In a share
/// of them that is their Jaccard coefficient, on average, two sets have the same.
///
/// An order is that of a * x + b modulo 2^32, with a odd, over the upper half x of a shingle's hash: the same for
/// every run and machine. What is equal in two sets always gives equal minima, so a set's signature says nothing
/// of when and where it was made.
class MinHash {
public:
    explicit MinHash(std::size_t orders);

    [[nodiscard]] std::size_t orders() const { return orders_; }
    /// Numbers that a signature has room for; those behind the first orders() mean nothing.
    [[nodiscard]] std::size_t room() const { return factors_.size(); }

    /// The signature of the empty set, room() numbers.
    static void clear(std::span<std::uint32_t> signature);
    /// Adds shingles by their hashes.
    void add(std::span<const std::uint64_t> hashes, std::span<std::uint32_t> signature) const;
    /// The same, number by number: what `add` is tested against.
    void add_plainly(std::span<const std::uint64_t> hashes, std::span<std::uint32_t> signature) const;

private:
    std::size_t orders_;
    Buffer<std::uint32_t> factors_, addends_;
};

}  // namespace rostra::duplicates
