// SPDX-License-Identifier: Apache-2.0
#include "sides.hpp"

#include <numeric>

namespace rostra::duplicates {

Sides::Sides(const TokenStore& store) : store_(store) {
    if (!store.grouped()) return;
    first_.resize(store.sides() + 1);
    for (std::size_t part = 0; part < store.size(); ++part) ++first_[store.side_of(part) + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    parts_.resize(store.size());
    for (std::size_t part = 0; part < store.size(); ++part)
        parts_[next[store.side_of(part)]++] = static_cast<std::uint32_t>(part);
}

std::uint64_t Sides::tokens_of(std::size_t side) const {
    if (!store_.grouped()) return store_.tokens_of(side);
    std::uint64_t tokens = 0;
    for (std::size_t i = first_[side]; i < first_[side + 1]; ++i) tokens += store_.tokens_of(parts_[i]);
    return tokens;
}

void Sides::Reader::read(Call call, std::size_t side, SideTokens& into) {
    into.clear();
    const TokenStore& store = sides_.store_;
    if (!store.grouped()) {
        into.add_part(store.norms_of(call, side, storage_));
        return;
    }
    for (std::size_t i = sides_.first_[side]; i < sides_.first_[side + 1]; ++i)
        into.add_part(store.norms_of(call, sides_.parts_[i], storage_));
}

}  // namespace rostra::duplicates
