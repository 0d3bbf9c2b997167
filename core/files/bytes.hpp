// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace rostra::core {

/// A block of bytes, owned; never set to zero first, as a std::string's would be, because it is about to be
/// read into.
class Bytes {
public:
    Bytes() = default;
    explicit Bytes(std::size_t size) : data_(std::make_unique_for_overwrite<char[]>(size)), size_(size) {}

    [[nodiscard]] char* data() { return data_.get(); }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::string_view view() const { return {data_.get(), size_}; }
    /// Forgets what is behind the first `size` bytes, which is at most what there is.
    void shorten(std::size_t size) { size_ = size; }

private:
    std::unique_ptr<char[]> data_;
    std::size_t size_ = 0;
};

}  // namespace rostra::core
