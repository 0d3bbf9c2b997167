// SPDX-License-Identifier: Apache-2.0
#include "shingle_set.hpp"

#include <algorithm>
#include <bit>
#include <span>

namespace rostra::duplicates {

namespace {

using Tokens = std::span<const std::uint32_t>;

bool are_equal(Tokens a, Tokens b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

}  // namespace

void ShingleSet::assign(const SideTokens& side) {
    side_ = &side;
    size_ = others_ = 0;
    const Tokens tokens = side.all();
    slots_.assign(std::bit_ceil(2 * tokens.size() + 1), {});
    seen_in_.assign(slots_.size(), 0);
    const std::size_t mask = slots_.size() - 1;
    side.each_shingles(
        hashes_, length_, [&](std::size_t first, std::size_t length, std::span<const std::uint64_t> hashes) {
            for (const std::uint64_t hash : hashes) {
                const Tokens shingle = tokens.subspan(first, length);
                std::size_t at = hash & mask;
                while (slots_[at].length != 0 &&
                       !(slots_[at].hash == hash &&
                         are_equal(shingle, tokens.subspan(slots_[at].first, slots_[at].length)))) {
                    at = (at + 1) & mask;
                }
                if (slots_[at].length == 0) {
                    slots_[at] = {hash, static_cast<std::uint32_t>(first),
                                  static_cast<std::uint32_t>(length)};
                    ++size_;
                }
                ++first;
            }
        });
}

std::uint32_t ShingleSet::shared_with(const SideTokens& other) {
    ++others_;
    std::uint32_t shared = 0;
    const Tokens here = side_->all(), there = other.all();
    const std::size_t mask = slots_.size() - 1;
    other.each_shingles(
        hashes_, length_, [&](std::size_t first, std::size_t length, std::span<const std::uint64_t> hashes) {
            for (const std::uint64_t hash : hashes) {
                for (std::size_t at = hash & mask; slots_[at].length != 0; at = (at + 1) & mask) {
                    const Slot& slot = slots_[at];
                    if (slot.hash != hash ||
                        !are_equal(there.subspan(first, length), here.subspan(slot.first, slot.length))) {
                        continue;
                    }
                    shared += seen_in_[at] != others_ ? 1u : 0u;
                    seen_in_[at] = others_;
                    break;
                }
                ++first;
            }
        });
    return shared;
}

}  // namespace rostra::duplicates
