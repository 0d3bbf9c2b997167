// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/state/table_hash.hpp"
#include "rostra/analysis/terms/token_runs.hpp"
#include "rostra/columns.hpp"

namespace rostra {
inline namespace v0 {
namespace terms {

/// The terms of one length in a batch: each a number, and by token the term that begins there. Words are
/// their norms' codes already; longer sequences are told apart by comparing codes, and their text is put
/// together once for each different one.
class BatchTerms {
public:
    /// `runs`: of the whole batch, by row of the token layer.
    BatchTerms(std::size_t length, const DictionaryColumn& norms, std::span<const TokenRun> runs);

    /// By row of the token layer, the term that begins there; says nothing where no run goes on for so long.
    [[nodiscard]] std::span<const std::int32_t> at() const { return length_ == 1 ? norms_.codes : numbers_; }
    /// How many numbers there are.
    [[nodiscard]] std::size_t size() const {
        return length_ == 1 ? static_cast<std::size_t>(norms_.strings.size()) : first_.size();
    }
    /// The term's norms, a space between two; holds until the next call.
    std::string_view text(std::int32_t number);

private:
    void number_sequences(std::span<const TokenRun> runs);

    std::size_t length_;
    DictionaryColumn norms_;
    std::vector<std::int32_t> numbers_;
    std::vector<std::uint32_t> first_;  // by number, a row where it stands
    std::string text_;
};

inline BatchTerms::BatchTerms(std::size_t length, const DictionaryColumn& norms,
                              std::span<const TokenRun> runs)
    : length_(length), norms_(norms) {
    if (length_ > 1) number_sequences(runs);
}

inline void BatchTerms::number_sequences(std::span<const TokenRun> runs) {
    std::size_t sequences = 0;
    for (const TokenRun& run : runs) {
        if (run.last - run.first >= length_) sequences += run.last - run.first - length_ + 1;
    }
    struct Slot {
        std::uint32_t tag = 0;
        std::int32_t number = -1;
    };
    std::vector<Slot> slots(std::bit_ceil(2 * sequences + 1));
    const std::size_t mask = slots.size() - 1;
    numbers_.resize(norms_.size());

    const std::int32_t* codes = norms_.codes.data();
    for (const TokenRun& run : runs) {
        for (std::size_t row = run.first; row + length_ <= run.last; ++row) {
            const std::uint64_t hash = table_hash(std::span(codes + row, length_));
            const auto tag = static_cast<std::uint32_t>(hash >> 32);
            for (std::size_t s = hash & mask;; s = (s + 1) & mask) {
                Slot& slot = slots[s];
                if (slot.number < 0) {
                    slot = {tag, static_cast<std::int32_t>(first_.size())};
                    first_.push_back(static_cast<std::uint32_t>(row));
                } else if (slot.tag != tag ||
                           !std::equal(codes + row, codes + row + length_,
                                       codes + first_[static_cast<std::size_t>(slot.number)])) {
                    continue;
                }
                numbers_[row] = slot.number;
                break;
            }
        }
    }
}

inline std::string_view BatchTerms::text(std::int32_t number) {
    if (length_ == 1) return norms_.strings[number];
    const std::size_t row = first_[static_cast<std::size_t>(number)];
    text_ = norms_[row];
    for (std::size_t i = 1; i < length_; ++i) {
        text_ += ' ';
        text_ += norms_[row + i];
    }
    return text_;
}

}  // namespace terms
}  // namespace v0
}  // namespace rostra
