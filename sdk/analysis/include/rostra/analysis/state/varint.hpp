// SPDX-License-Identifier: Apache-2.0
// Small numbers in few bytes: seven bits a byte, the lowest first, the
// eighth bit set where more follow (LEB128).
#pragma once

#include <cstdint>

#include "rostra/buffer.hpp"

namespace rostra {
inline namespace v0 {

inline void append_varint(Buffer<std::uint8_t>& bytes, std::uint64_t value) {
    while (value >= 0x80) {
        bytes.push_back(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    bytes.push_back(static_cast<std::uint8_t>(value));
}

/// Reads numbers that append_varint wrote. What is damaged or ends too soon gives `ok() == false` and zeros,
/// never a read beyond the end.
class VarintReader {
public:
    VarintReader(const std::uint8_t* begin, const std::uint8_t* end) : at_(begin), end_(end) {}

    std::uint64_t next() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
            const std::uint8_t byte = *at_++;
            value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80) return value;
        }
        ok_ = false;
        at_ = end_;
        return 0;
    }
    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool at_end() const { return at_ == end_; }

private:
    const std::uint8_t* at_;
    const std::uint8_t* end_;
    bool ok_ = true;
};

}  // namespace v0
}  // namespace rostra
