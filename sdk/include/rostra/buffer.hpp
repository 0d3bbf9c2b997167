// SPDX-License-Identifier: Apache-2.0
// What columns are built in: growing arrays of values, bits and strings.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <limits>
#include <new>
#include <span>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "rostra/abi/arrow.h"

namespace rostra::inline v0 {

/// A growing array of plain values, aligned as columns must be, never initialised for nothing: what a column's
/// buffer is built in and handed to the host from, without a copy.
template <class T>
class Buffer {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    Buffer() = default;
    explicit Buffer(std::size_t capacity) { reserve(capacity); }
    Buffer(Buffer&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)),
          size_(std::exchange(other.size_, 0)),
          capacity_(std::exchange(other.capacity_, 0)) {}
    Buffer& operator=(Buffer&& other) noexcept {
        Buffer moved(std::move(other));
        std::swap(data_, moved.data_);
        std::swap(size_, moved.size_);
        std::swap(capacity_, moved.capacity_);
        return *this;
    }
    ~Buffer() { std::free(data_); }

    void push_back(T value) {
        if (size_ == capacity_) grow(size_ + 1);
        data_[size_++] = value;
    }
    void append(const T* values, std::size_t count) {
        if (count == 0) return;
        if (size_ + count > capacity_) grow(size_ + count);
        std::memcpy(data_ + size_, values, count * sizeof(T));
        size_ += count;
    }
    void reserve(std::size_t capacity) {
        if (capacity > capacity_) reallocate(capacity);
    }
    /// What lies between the old and the new size is not initialised.
    void resize(std::size_t size) {
        if (size > capacity_) grow(size);
        size_ = size;
    }
    void clear() { size_ = 0; }

    [[nodiscard]] T* data() { return data_; }
    [[nodiscard]] const T* data() const { return data_; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t capacity() const { return capacity_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    T& operator[](std::size_t i) { return data_[i]; }
    const T& operator[](std::size_t i) const { return data_[i]; }
    [[nodiscard]] T& back() { return data_[size_ - 1]; }
    [[nodiscard]] std::span<const T> span() const { return {data_, size_}; }

private:
    void grow(std::size_t wanted) { reallocate(wanted > 2 * capacity_ ? wanted : 2 * capacity_); }
    void reallocate(std::size_t capacity) {
        constexpr std::size_t kAlignment = ROSTRA_BUFFER_ALIGNMENT;
        const std::size_t bytes = (capacity * sizeof(T) + kAlignment - 1) / kAlignment * kAlignment;
        T* data = static_cast<T*>(std::aligned_alloc(kAlignment, bytes));
        if (data == nullptr) throw std::bad_alloc();
        if (size_ != 0) std::memcpy(data, data_, size_ * sizeof(T));
        std::free(data_);
        data_ = data;
        capacity_ = bytes / sizeof(T);
    }

    T* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

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

/// Strings one behind the other, as a column or a dictionary holds them.
struct StringBuffer {
    Buffer<std::int32_t> offsets = {};  ///< one more than strings, from 0 on; empty before the first
    Buffer<char> bytes = {};

    [[nodiscard]] std::size_t size() const { return offsets.empty() ? 0 : offsets.size() - 1; }
    std::string_view operator[](std::size_t i) const {
        return {bytes.data() + offsets[i], static_cast<std::size_t>(offsets[i + 1] - offsets[i])};
    }
    /// Throws where all of them together would outgrow 2 GiB.
    void push_back(std::string_view string) {
        if (offsets.empty()) offsets.push_back(0);
        if (bytes.size() + string.size() > std::size_t{std::numeric_limits<std::int32_t>::max()})
            throw std::length_error("a string column grew beyond 2 GiB in one piece");
        bytes.append(string.data(), string.size());
        offsets.push_back(static_cast<std::int32_t>(bytes.size()));
    }
    /// Hands them on with offsets even where there is none, and begins anew.
    StringBuffer take() {
        if (offsets.empty()) offsets.push_back(0);
        return std::move(*this);
    }
};

/// Strings to codes 0, 1, 2, … in the order they are first met; equal strings get one code.
class DictionaryBuilder {
public:
    std::int32_t code(std::string_view string) {
        if ((size() + 1) * 2 > slots_.size()) grow();
        const std::size_t hash = std::hash<std::string_view>{}(string);
        for (std::size_t i = hash & mask();; i = (i + 1) & mask()) {
            Slot& slot = slots_[i];
            if (slot.code < 0) {
                strings_.push_back(string);
                slot = {hash, static_cast<std::int32_t>(size() - 1)};
                return slot.code;
            }
            if (slot.hash == hash && (*this)[slot.code] == string) return slot.code;
        }
    }

    [[nodiscard]] std::size_t size() const { return strings_.size(); }
    /// Of the strings.
    [[nodiscard]] std::size_t bytes() const { return strings_.bytes.size(); }
    std::string_view operator[](std::int32_t code) const { return strings_[static_cast<std::size_t>(code)]; }

    /// Hands the strings on and begins anew; slots keep their memory.
    StringBuffer take() {
        std::fill(slots_.begin(), slots_.end(), Slot{});
        return strings_.take();
    }

private:
    struct Slot {
        std::size_t hash = 0;
        std::int32_t code = -1;
    };

    [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
    void grow() {
        std::vector<Slot> old(slots_.empty() ? 64 : 2 * slots_.size());
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.code < 0) continue;
            std::size_t i = slot.hash & mask();
            while (slots_[i].code >= 0) i = (i + 1) & mask();
            slots_[i] = slot;
        }
    }

    std::vector<Slot> slots_;
    StringBuffer strings_;
};

}  // namespace rostra::inline v0
