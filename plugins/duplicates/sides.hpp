// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rostra/analysis/state/token_store.hpp"
#include "rostra/buffer.hpp"
#include "rostra/call.hpp"
#include "side_tokens.hpp"

namespace rostra::duplicates {

/// What is compared: the documents of a store, or the groups that its parts belong to.
class Sides {
public:
    /// `store` is sorted, and stays as it is.
    explicit Sides(const TokenStore& store);

    [[nodiscard]] std::size_t size() const { return store_.sides(); }
    [[nodiscard]] const StringTable& norms() const { return store_.norms(); }
    [[nodiscard]] std::uint64_t tokens_of(std::size_t side) const;

    /// Reads sides one after another; each thread has its own.
    class Reader {
    public:
        explicit Reader(const Sides& sides) : sides_(sides) {}
        void read(Call call, std::size_t side, SideTokens& into);

    private:
        const Sides& sides_;
        Buffer<std::uint32_t> storage_;
    };

    /// Calls body(first, last) for all sides, some at a time, in parallel: by how many tokens they have.
    template <class Body>
    void each_piece(Call call, Body body) const {
        constexpr std::uint64_t kPieceTokens = std::uint64_t{1} << 18;
        std::vector<std::size_t> ends;
        std::uint64_t here = 0;
        for (std::size_t side = 0; side < size(); ++side) {
            here += tokens_of(side) + 1;
            if (here < kPieceTokens && side + 1 < size()) continue;
            ends.push_back(side + 1);
            here = 0;
        }
        call.parallel_for(ends.size(), 1, [&](std::uint64_t begin, std::uint64_t end) {
            for (std::uint64_t p = begin; p < end; ++p) body(p == 0 ? 0 : ends[p - 1], ends[p]);
        });
    }

private:
    const TokenStore& store_;
    // By group, which parts it has: parts_[first_[group]] and on. Empty where documents are compared.
    std::vector<std::size_t> first_;
    std::vector<std::uint32_t> parts_;
};

}  // namespace rostra::duplicates
