// SPDX-License-Identifier: Apache-2.0
#include "minhash.hpp"

#include <algorithm>

// Highway compiles what stands between BEFORE and AFTER once for each instruction set and picks one at run time.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "minhash.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace rostra::duplicates {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Lowers the minima of `count` orders, a multiple of kUnit. Four vectors of orders stay in registers while all
/// hashes pass.
void lower_minima(const std::uint64_t* hashes, std::size_t hash_count, const std::uint32_t* factors,
                  const std::uint32_t* addends, std::uint32_t* minima, std::size_t count) {
    const hn::CappedTag<std::uint32_t, 8> tag;
    const std::size_t lanes = hn::Lanes(tag);
    for (std::size_t at = 0; at < count; at += 4 * lanes) {
        const auto a0 = hn::Load(tag, factors + at), b0 = hn::Load(tag, addends + at);
        const auto a1 = hn::Load(tag, factors + at + lanes), b1 = hn::Load(tag, addends + at + lanes);
        const auto a2 = hn::Load(tag, factors + at + 2 * lanes), b2 = hn::Load(tag, addends + at + 2 * lanes);
        const auto a3 = hn::Load(tag, factors + at + 3 * lanes), b3 = hn::Load(tag, addends + at + 3 * lanes);
        auto least0 = hn::LoadU(tag, minima + at), least1 = hn::LoadU(tag, minima + at + lanes);
        auto least2 = hn::LoadU(tag, minima + at + 2 * lanes),
             least3 = hn::LoadU(tag, minima + at + 3 * lanes);
        for (std::size_t i = 0; i < hash_count; ++i) {
            const auto x = hn::Set(tag, static_cast<std::uint32_t>(hashes[i] >> 32));
            least0 = hn::Min(least0, hn::Add(hn::Mul(x, a0), b0));
            least1 = hn::Min(least1, hn::Add(hn::Mul(x, a1), b1));
            least2 = hn::Min(least2, hn::Add(hn::Mul(x, a2), b2));
            least3 = hn::Min(least3, hn::Add(hn::Mul(x, a3), b3));
        }
        hn::StoreU(least0, tag, minima + at);
        hn::StoreU(least1, tag, minima + at + lanes);
        hn::StoreU(least2, tag, minima + at + 2 * lanes);
        hn::StoreU(least3, tag, minima + at + 3 * lanes);
    }
}

}  // namespace HWY_NAMESPACE
}  // namespace rostra::duplicates
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace rostra::duplicates {

HWY_EXPORT(lower_minima);

namespace {

constexpr std::uint32_t kHighest = 0xffffffffu;
constexpr std::size_t kUnit = 32;  // four vectors of the longest

/// SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t next_random(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15u;
    std::uint64_t word = state;
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9u;
    word = (word ^ (word >> 27)) * 0x94D049BB133111EBu;
    return word ^ (word >> 31);
}

}  // namespace

MinHash::MinHash(std::size_t orders) : orders_(orders) {
    std::uint64_t state = 0;
    const std::size_t room = (orders + kUnit - 1) / kUnit * kUnit;
    for (std::size_t i = 0; i < room; ++i) {
        const std::uint64_t word = next_random(state);
        factors_.push_back(static_cast<std::uint32_t>(word >> 32) | 1);
        addends_.push_back(static_cast<std::uint32_t>(word));
    }
}

void MinHash::clear(std::span<std::uint32_t> signature) {
    std::fill(signature.begin(), signature.end(), kHighest);
}

void MinHash::add(std::span<const std::uint64_t> hashes, std::span<std::uint32_t> signature) const {
    HWY_DYNAMIC_DISPATCH(lower_minima)
    (hashes.data(), hashes.size(), factors_.data(), addends_.data(), signature.data(), room());
}

void MinHash::add_plainly(std::span<const std::uint64_t> hashes, std::span<std::uint32_t> signature) const {
    for (const std::uint64_t hash : hashes) {
        const auto x = static_cast<std::uint32_t>(hash >> 32);
        for (std::size_t i = 0; i < room(); ++i)
            signature[i] = std::min(signature[i], x * factors_[i] + addends_[i]);
    }
}

}  // namespace rostra::duplicates
#endif
