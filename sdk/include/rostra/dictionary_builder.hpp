// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "rostra/buffer.hpp"

namespace rostra {
inline namespace v0 {

/// Strings to codes 0, 1, 2, … in the order they are first met; equal strings get one code.
class DictionaryBuilder {
public:
    std::int32_t code(std::string_view string) {
        if ((size() + 1) * 2 > slots_.size()) grow();
        const std::size_t hash = std::hash<std::string_view>{}(string);
        for (std::size_t i = hash & mask();; i = (i + 1) & mask()) {
            Slot& slot = slots_[i];
            if (slot.code < 0) {
                slot = {hash, static_cast<std::int32_t>(size())};
                if (offsets_.empty()) offsets_.push_back(0);
                bytes_.append(string.data(), string.size());
                offsets_.push_back(static_cast<std::int32_t>(bytes_.size()));
                return slot.code;
            }
            if (slot.hash == hash && (*this)[slot.code] == string) return slot.code;
        }
    }

    [[nodiscard]] std::size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
    std::string_view operator[](std::int32_t code) const {
        const auto i = static_cast<std::size_t>(code);
        return {bytes_.data() + offsets_[i], static_cast<std::size_t>(offsets_[i + 1] - offsets_[i])};
    }

    /// Hands the strings on as a dictionary's two buffers and begins anew; slots keep their memory.
    void take(Buffer<std::int32_t>& offsets, Buffer<char>& bytes) {
        if (offsets_.empty()) offsets_.push_back(0);
        offsets = std::move(offsets_);
        bytes = std::move(bytes_);
        std::fill(slots_.begin(), slots_.end(), Slot{});
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
    Buffer<std::int32_t> offsets_;
    Buffer<char> bytes_;
};

}  // namespace v0
}  // namespace rostra
