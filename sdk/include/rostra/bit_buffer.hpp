// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "rostra/buffer.hpp"

namespace rostra {
inline namespace v0 {

/// Growing bits, packed as columns of bool and validity bitmaps are: least significant first, 0 beyond the last.
class BitBuffer {
public:
    BitBuffer() = default;
    /// Takes packed bits as they are.
    BitBuffer(Buffer<std::uint8_t> bytes, std::size_t size) : bytes_(std::move(bytes)), size_(size) {}
    BitBuffer(BitBuffer&& other) noexcept
        : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)) {}
    BitBuffer& operator=(BitBuffer&& other) noexcept {
        bytes_ = std::move(other.bytes_);
        size_ = std::exchange(other.size_, 0);
        return *this;
    }

    void push_back(bool bit) {
        if (size_ % 8 == 0) bytes_.push_back(0);
        if (bit) bytes_.back() = static_cast<std::uint8_t>(bytes_.back() | 1U << (size_ % 8));
        ++size_;
    }
    /// The same bit again and again.
    void append(bool bit, std::size_t count) {
        for (; count != 0 && size_ % 8 != 0; --count) push_back(bit);
        for (; count >= 8; count -= 8, size_ += 8) bytes_.push_back(bit ? 0xFF : 0);
        for (; count != 0; --count) push_back(bit);
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] const std::uint8_t* data() const { return bytes_.data(); }
    /// Whole bytes that are in use.
    [[nodiscard]] std::size_t bytes() const { return bytes_.size(); }

private:
    Buffer<std::uint8_t> bytes_;
    std::size_t size_ = 0;
};

}  // namespace v0
}  // namespace rostra
