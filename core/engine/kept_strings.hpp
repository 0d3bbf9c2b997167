// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace rostra::core {

/// Many strings that stay where they are as long as this object, at no more cost than their bytes.
class KeptStrings {
public:
    [[nodiscard]] std::string_view keep(std::string_view text) {
        if (text.empty()) return {};
        if (text.size() > left_) {
            const std::size_t size = std::max(kBlock, text.size());
            blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
            free_ = blocks_.back().get();
            left_ = size;
            memory_ += size;
        }
        char* to = free_;
        std::memcpy(to, text.data(), text.size());
        free_ += text.size();
        left_ -= text.size();
        return {to, text.size()};
    }
    [[nodiscard]] std::uint64_t memory() const { return memory_; }

private:
    static constexpr std::size_t kBlock = std::size_t{64} << 10;

    std::vector<std::unique_ptr<char[]>> blocks_;
    char* free_ = nullptr;
    std::size_t left_ = 0;
    std::uint64_t memory_ = 0;
};

}  // namespace rostra::core
