// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace rostra::speakers {

/// The evidence for many candidates: a row for each, a whole number for each feature. Rows stand in blocks; within a block the
/// values of one feature stand side by side, as TreeModel reads them. Numbers beyond 16 bits are cut to the nearest that has no
/// more.
class EvidenceRows {
public:
    static constexpr std::size_t kBlock = 32;  ///< rows of a block

    explicit EvidenceRows(std::size_t features, std::size_t rows = 0) : features_(features), size_(rows) {
        values_.resize((rows + kBlock - 1) / kBlock * kBlock * features);
    }

    /// Adds a row of zeros and gives its number.
    std::size_t add() {
        if (size_ % kBlock == 0) values_.resize(values_.size() + kBlock * features_);
        return size_++;
    }

    /// Takes all rows out.
    void clear() {
        values_.clear();
        size_ = 0;
    }

    template <class Feature>
    void set(std::size_t row, Feature feature, std::int32_t value) {
        using Limits = std::numeric_limits<std::int16_t>;
        constexpr std::int32_t kLowest = Limits::min(), kHighest = Limits::max();
        values_[place_of(row, static_cast<std::size_t>(feature))] =
            static_cast<std::int16_t>(std::clamp(value, kLowest, kHighest));
    }
    [[nodiscard]] std::int32_t get(std::size_t row, std::size_t feature) const {
        return values_[place_of(row, feature)];
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t features() const { return features_; }

    /// kBlock values of the first feature, then of the second, and so on; those behind the last row are zeros.
    [[nodiscard]] const std::int16_t* block(std::size_t number) const {
        return values_.data() + number * kBlock * features_;
    }

private:
    [[nodiscard]] std::size_t place_of(std::size_t row, std::size_t feature) const {
        return (row / kBlock * features_ + feature) * kBlock + row % kBlock;
    }

    std::size_t features_;
    std::size_t size_;
    std::vector<std::int16_t> values_;
};

}  // namespace rostra::speakers
