// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace rostra {
inline namespace v0 {

/// A growing array of plain values in pages: values never move, and at most a page is unused, where a vector
/// would hold up to twice what it needs. For arrays of millions in aggregator states.
template <class T>
class PagedArray {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    PagedArray() = default;
    PagedArray(PagedArray&& other) noexcept
        : pages_(std::move(other.pages_)), size_(std::exchange(other.size_, 0)) {}
    PagedArray& operator=(PagedArray&& other) noexcept {
        pages_ = std::move(other.pages_);
        size_ = std::exchange(other.size_, 0);
        return *this;
    }
    ~PagedArray() = default;

    void push_back(const T& value) {
        if (size_ == pages_.size() * kPage) pages_.push_back(std::make_unique_for_overwrite<T[]>(kPage));
        pages_[size_ / kPage][size_ % kPage] = value;
        ++size_;
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    T& operator[](std::size_t i) { return pages_[i / kPage][i % kPage]; }
    const T& operator[](std::size_t i) const { return pages_[i / kPage][i % kPage]; }

    /// Bytes held.
    [[nodiscard]] std::int64_t memory() const {
        return static_cast<std::int64_t>(pages_.size() * kPage * sizeof(T) +
                                         pages_.capacity() * sizeof(pages_[0]));
    }

private:
    static constexpr std::size_t kPage = 1024;
    std::vector<std::unique_ptr<T[]>> pages_;
    std::size_t size_ = 0;
};

}  // namespace v0
}  // namespace rostra
