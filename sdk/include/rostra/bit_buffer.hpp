// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "rostra/buffer.hpp"

namespace rostra {
inline namespace v0 {

/// Growing bits, packed as columns of bool and validity bitmaps are: least significant first, 0 beyond the last. Empty
/// again only after take().
class BitBuffer {
public:
    BitBuffer() = default;
    BitBuffer(Buffer<std::uint8_t> packed, std::size_t size) : packed_(std::move(packed)), size_(size) {}

    void push_back(bool bit) {
        if (size_ % 8 == 0) packed_.push_back(0);
        if (bit) packed_.back() = static_cast<std::uint8_t>(packed_.back() | 1U << (size_ % 8));
        ++size_;
    }
    void append(bool bit, std::size_t count) {
        while (count-- > 0) push_back(bit);
    }
    BitBuffer take() { return {std::move(packed_), std::exchange(size_, 0)}; }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t bytes() const { return packed_.size(); }
    [[nodiscard]] const std::uint8_t* data() const { return packed_.data(); }

private:
    Buffer<std::uint8_t> packed_;
    std::size_t size_ = 0;
};

}  // namespace v0
}  // namespace rostra
