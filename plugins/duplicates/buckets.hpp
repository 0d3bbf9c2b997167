// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rostra::duplicates {

/// The sides of each key that two sides or more have. Buckets are ordered by key, the sides of a bucket ascend.
class Buckets {
public:
    struct Item {
        std::uint32_t key;
        std::uint32_t side;
    };
    /// `items`: ascending by side.
    explicit Buckets(std::vector<Item> items);

    [[nodiscard]] std::size_t size() const { return first_.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t bucket) const {
        return std::span(members_).subspan(first_[bucket], first_[bucket + 1] - first_[bucket]);
    }

private:
    std::vector<std::uint32_t> members_;
    std::vector<std::size_t> first_ = {0};
};

}  // namespace rostra::duplicates
