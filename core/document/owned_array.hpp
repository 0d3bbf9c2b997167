// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "rostra/abi/arrow.h"

namespace rostra::core {

/// An array that was moved to the host; released with this object.
class OwnedArray {
public:
    OwnedArray() = default;
    explicit OwnedArray(ArrowArray array) : array_(array) {}
    OwnedArray(OwnedArray&& other) noexcept : array_(std::exchange(other.array_, ArrowArray{})) {}
    OwnedArray& operator=(OwnedArray&& other) noexcept {
        std::swap(array_, other.array_);
        return *this;
    }
    OwnedArray(const OwnedArray&) = delete;
    OwnedArray& operator=(const OwnedArray&) = delete;
    ~OwnedArray() {
        if (array_.release != nullptr) array_.release(&array_);
    }

    explicit operator bool() const { return array_.release != nullptr; }
    [[nodiscard]] const ArrowArray* get() const { return &array_; }
    const ArrowArray* operator->() const { return &array_; }

private:
    ArrowArray array_{};
};

}  // namespace rostra::core
