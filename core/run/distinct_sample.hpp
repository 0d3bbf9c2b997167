// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>

namespace rostra::core {

/// How many different strings there were, and the first of them, bytewise: the same in whatever order they came, and
/// however often. Of all others a hash is kept, so a million strings take some 32 MB and not their length.
class DistinctSample {
public:
    explicit DistinctSample(std::size_t most) : most_(most) {}

    /// Whether the string is new.
    bool add(std::string_view text);
    /// Takes in what another counted; its first strings are not shown.
    void count_in(const DistinctSample& other);

    [[nodiscard]] std::size_t count() const { return hashes_.size(); }
    [[nodiscard]] const std::set<std::string, std::less<>>& first() const { return first_; }

private:
    std::size_t most_;
    std::set<std::string, std::less<>> first_;
    std::unordered_set<std::uint64_t> hashes_;
};

}  // namespace rostra::core
