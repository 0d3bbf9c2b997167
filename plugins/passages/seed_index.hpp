// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rostra/analysis/state/token_store.hpp"
#include "rostra/call.hpp"
#include "run_sampler.hpp"

namespace passages {

/// A place of a sequence of tokens that another side has too, with another token before it.
struct Seed {
    SampledRun run;
    std::uint32_t part;         ///< number in the store
    std::uint32_t group_first;  ///< number of the first seed of the same sequence
    std::uint32_t group_end;    ///< number of the first seed of the next sequence
    bool crowded;               ///< the sequence stands at more than max_places places of a document
};

/// Which sequences are indexed, and which of them are too common.
struct SeedRules {
    std::size_t shingle;          ///< length of the sequences, in tokens
    std::size_t window;           ///< of so many sequences that follow one another at least one is indexed
    std::uint64_t max_documents;  ///< sequences in more documents are left out; 0: no sequence is
    /// A sequence that stands at more places than this of one document is crowded. A place of a crowded sequence is compared
    /// with at most so many places of each other document: with those that are about as far from the begin of their
    /// document. 0: no limit.
    std::uint64_t max_places;
};

/// All places where shared runs may begin, grouped by the sequence of tokens that stands there.
///
/// A run is found from its first indexed sequence. Two places of one sequence with the same token before them lie inside a
/// longer run, which is found from a place further left. So places inside runs are not kept, and the index grows with
/// the number of runs, not with their length.
class SeedIndex {
public:
    SeedIndex(rostra::Call call, const rostra::TokenStore& tokens, const SeedRules& rules);

    /// The seeds of a part, by token, as numbers.
    [[nodiscard]] std::span<const std::uint32_t> of_part(std::size_t part) const {
        const std::uint64_t first = first_of_part_[part];
        return std::span(by_part_).subspan(first, first_of_part_[part + 1] - first);
    }
    [[nodiscard]] const Seed& operator[](std::uint32_t seed) const { return seeds_[seed]; }

    /// Calls use(other) for each seed of the same sequence that `seed` is compared with: seeds with another token before
    /// them, and where the sequence is crowded, only seeds in later parts that are near enough (SeedRules::max_places).
    template <class Use>
    void each_met(const Seed& seed, Use use) const {
        if (seed.crowded) {
            each_near(seed, use);
        } else {
            each_other(seed, use);
        }
    }

    struct Crowded {
        std::uint64_t sequences =
            0;  ///< different sequences that stand at more than max_places places of a document
        std::uint64_t most_places = 0;  ///< the most places that one of them has in one document
    };
    [[nodiscard]] const Crowded& crowded() const { return crowded_; }

    struct LeftOut {
        std::uint64_t sequences = 0;       ///< different sequences
        std::uint64_t places = 0;          ///< where these sequences stand
        std::uint64_t most_documents = 0;  ///< the most documents that one of them stands in
    };
    [[nodiscard]] const LeftOut& left_out() const { return left_out_; }
    /// Whether a sequence that was left out as too common begins at this token.
    [[nodiscard]] bool left_out(std::size_t part, std::size_t token) const {
        if (left_out_.places == 0) return false;
        const std::uint64_t place = first_token_[part] + token;
        return (common_[place / 64] >> place % 64 & 1) != 0;
    }

private:
    friend class SeedSearch;

    template <class Use>
    void each_other(const Seed& seed, Use use) const {
        const auto first = seeds_.begin() + seed.group_first, end = seeds_.begin() + seed.group_end;
        auto same_first = first, same_end = first;
        if (seed.run.before != SampledRun::kOpen) {
            same_first = std::lower_bound(
                first, end, seed.run.before,
                [](const Seed& other, std::uint64_t before) { return other.run.before < before; });
            same_end = std::upper_bound(
                same_first, end, seed.run.before,
                [](std::uint64_t before, const Seed& other) { return before < other.run.before; });
        }
        std::for_each(first, same_first, use);
        std::for_each(same_end, end, use);
    }

    template <class Use>
    void each_near(const Seed& seed, Use use) const {
        const auto most = static_cast<std::ptrdiff_t>(max_places_);
        const auto end = seeds_.begin() + seed.group_end;
        auto first = std::partition_point(seeds_.begin() + seed.group_first, end,
                                          [&](const Seed& other) { return other.part <= seed.part; });
        while (first != end) {
            const std::uint32_t document = document_[first->part];
            const auto last = std::partition_point(
                first, end, [&](const Seed& other) { return document_[other.part] == document; });
            auto from = first, to = last;
            if (last - first > most) {
                const auto middle = std::partition_point(
                    first, last, [&](const Seed& other) { return place_of(other) < place_of(seed); });
                from = std::min(middle - std::min(middle - first, most / 2), last - most);
                to = from + most;
            }
            std::for_each(from, to, [&](const Seed& other) {
                if (other.run.before != seed.run.before || seed.run.before == SampledRun::kOpen) use(other);
            });
            first = last;
        }
    }
    /// Tokens from the begin of its document.
    [[nodiscard]] std::uint64_t place_of(const Seed& seed) const {
        return first_in_document_[seed.part] + seed.run.token;
    }

    void index_by_part(std::size_t parts);

    std::vector<Seed>
        seeds_;  // by sequence, then what they stand after, part and token; crowded ones by part and token
    std::uint64_t max_places_ = 0;
    std::vector<std::uint32_t> document_;           // by part, the number of its document
    std::vector<std::uint64_t> first_in_document_;  // by part, the tokens before it in its document
    Crowded crowded_;
    std::vector<std::uint32_t> by_part_;
    std::vector<std::uint64_t> first_of_part_;
    std::vector<std::uint64_t> first_token_;  // of each part, counted over all
    std::vector<std::uint64_t> common_;       // a bit for each token
    LeftOut left_out_;
};

}  // namespace passages
