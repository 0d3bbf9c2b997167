// SPDX-License-Identifier: Apache-2.0
#include "batch_terms.hpp"

#include <algorithm>
#include <bit>

namespace term_frequency {

BatchTerms::BatchTerms(std::size_t length, const rostra::DictionaryColumn& norms,
                       std::span<const TokenRun> runs)
    : length_(length), norms_(norms) {
    if (length_ > 1) number_sequences(runs);
}

void BatchTerms::number_sequences(std::span<const TokenRun> runs) {
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
            std::uint64_t hash = 0;
            for (std::size_t i = 0; i < length_; ++i) {
                hash = (hash ^ static_cast<std::uint32_t>(codes[row + i])) * 0x9E3779B97F4A7C15u;
                hash ^= hash >> 32;
            }
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

std::string_view BatchTerms::text(std::int32_t number) {
    if (length_ == 1) return norms_.strings[number];
    const std::size_t row = first_[static_cast<std::size_t>(number)];
    text_ = norms_[row];
    for (std::size_t i = 1; i < length_; ++i) {
        text_ += ' ';
        text_ += norms_[row + i];
    }
    return text_;
}

}  // namespace term_frequency
