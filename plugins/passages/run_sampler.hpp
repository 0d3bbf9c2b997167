// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

#include "rostra/analysis/state/run_hashes.hpp"

namespace passages {

/// A sequence of tokens of a part that is indexed.
struct SampledRun {
    /// A value of `before`: nothing is known of the tokens before the sequence.
    static constexpr std::uint64_t kOpen = std::numeric_limits<std::uint64_t>::max();

    std::uint64_t hash;
    /// Tells what stands before the sequence. Two places of one sequence with one `before`, other than kOpen, also agree
    /// in the sequence that was sampled before them, in its distance, and in the tokens between.
    std::uint64_t before;
    std::uint32_t token;  ///< where it begins
};

/// Chooses which sequences of `shingle` tokens of a part are indexed: of every `window` sequences that follow one another,
/// the sequence with the least hash, and of equal hashes the last (winnowing, Schleimer, Wilkerson and Aiken 2003). The
/// choice depends on the tokens alone. So in every run of shingle + window - 1 tokens that two parts share, the same
/// sequence is indexed in both parts. With a window of 1 all sequences are indexed.
class RunSampler {
public:
    RunSampler(std::size_t shingle, std::size_t window)
        : hashes_(shingle), shingle_(shingle), window_(window) {}

    /// Calls use(runs) with the chosen sequences in order, at most RunHashes::kBlock at a time. A part of fewer than
    /// shingle + window - 1 tokens has no sequence.
    template <class Use>
    void each_block(std::span<const std::uint32_t> tokens, Use use) const {
        if (tokens.size() < shingle_ + window_ - 1) return;
        if (window_ == 1) {
            each_run(tokens, use);
        } else {
            each_chosen(tokens, use);
        }
    }

private:
    static constexpr std::size_t kBlock = rostra::RunHashes::kBlock;

    template <class Use>
    void each_run(std::span<const std::uint32_t> tokens, Use use) const {
        std::array<SampledRun, kBlock> runs;
        hashes_.each_block(tokens, [&](std::size_t first, std::span<const std::uint64_t> hashes) {
            for (std::size_t i = 0; i < hashes.size(); ++i) {
                const std::size_t token = first + i;
                runs[i] = {hashes[i], token == 0 ? SampledRun::kOpen : tokens[token - 1],
                           static_cast<std::uint32_t>(token)};
            }
            use(std::span<const SampledRun>(runs.data(), hashes.size()));
        });
    }

    template <class Use>
    void each_chosen(std::span<const std::uint32_t> tokens, Use use) const {
        std::array<SampledRun, kBlock> chosen;
        std::size_t count = 0;
        std::array<std::uint64_t, kMostWindow> recent;  // hashes, by their place modulo the window
        std::size_t least = 0;                          // place of the one that orders first
        SampledRun last{0, 0, 0};
        bool any = false;
        const auto choose = [&](std::size_t place, std::uint64_t hash) {
            std::uint64_t before = SampledRun::kOpen;
            if (any && place - last.token <= shingle_) {
                before = order_of(last.hash + (place - last.token));
                if (before == SampledRun::kOpen) --before;
            }
            last = {hash, before, static_cast<std::uint32_t>(place)};
            any = true;
            chosen[count++] = last;
            if (count == kBlock) {
                use(std::span<const SampledRun>(chosen.data(), count));
                count = 0;
            }
        };
        hashes_.each_block(tokens, [&](std::size_t first, std::span<const std::uint64_t> hashes) {
            for (std::size_t i = 0; i < hashes.size(); ++i) {
                const std::size_t place = first + i;
                recent[place % window_] = hashes[i];
                const bool gone = place >= least + window_;
                if (place == 0 || (!gone && order_of(hashes[i]) <= order_of(recent[least % window_]))) {
                    least = place;
                } else if (gone) {
                    least = place + 1 - window_;
                    for (std::size_t p = least + 1; p <= place; ++p) {
                        if (order_of(recent[p % window_]) <= order_of(recent[least % window_])) least = p;
                    }
                }
                const bool whole = place + 1 >= window_;
                if (whole && (!any || last.token != least)) choose(least, recent[least % window_]);
            }
        });
        if (count != 0) use(std::span<const SampledRun>(chosen.data(), count));
    }

    /// Hashes in an order of their own: their first bits, which tables go by, must not all be alike.
    static std::uint64_t order_of(std::uint64_t hash) { return (hash ^ (hash >> 31)) * 0x9E3779B97F4A7C15u; }

public:
    static constexpr std::size_t kMostWindow = 1024;

private:
    rostra::RunHashes hashes_;
    std::size_t shingle_, window_;
};

}  // namespace passages
