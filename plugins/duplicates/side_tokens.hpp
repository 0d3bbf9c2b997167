// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rostra/analysis/state/run_hashes.hpp"

namespace rostra::duplicates {

/// The tokens of one side, in parts that no shingle reaches over: a document is one part.
class SideTokens {
public:
    void clear() {
        tokens_.clear();
        ends_.clear();
    }
    void add_part(std::span<const std::uint32_t> tokens) {
        tokens_.insert(tokens_.end(), tokens.begin(), tokens.end());
        ends_.push_back(tokens_.size());
    }
    /// Puts another number in the place of each token.
    void replace(std::span<const std::uint32_t> by) {
        for (std::uint32_t& token : tokens_) token = by[token];
    }
    [[nodiscard]] std::span<const std::uint32_t> all() const { return tokens_; }
    friend bool operator==(const SideTokens&, const SideTokens&) = default;

    /// Calls use(first, length, hashes) with the hashes of shingles of `length` tokens that begin at tokens first,
    /// first + 1, …, a block at a time, repeated shingles included. `length` is `of`, which `hashes` is made for; a part of
    /// fewer tokens is one shingle of all its tokens, and an empty part has no shingle.
    template <class Use>
    void each_shingles(const RunHashes& hashes, std::size_t of, Use use) const {
        std::size_t begin = 0;
        for (const std::size_t end : ends_) {
            const auto part = all().subspan(begin, end - begin);
            const auto take = [&](std::size_t length) {
                return [&use, begin, length](std::size_t first, std::span<const std::uint64_t> block) {
                    use(begin + first, length, block);
                };
            };
            if (part.size() >= of) {
                hashes.each_block(part, take(of));
            } else if (!part.empty()) {
                RunHashes(part.size()).each_block(part, take(part.size()));
            }
            begin = end;
        }
    }

private:
    std::vector<std::uint32_t> tokens_;
    std::vector<std::size_t> ends_;  // of the parts
};

}  // namespace rostra::duplicates
