// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rostra::speakers {

/// Values by keys of 64 bits whose lower bits differ as much as any, as those of table_hash() do. What is one key to it is one thing:
/// that two texts of a document have one hash is as likely as that a stone falls on the machine.
template <class Value>
class KeyTable {
public:
    KeyTable() : slots_(16) {}

    /// The key's value, a new one where it has none yet.
    Value& operator[](std::uint64_t key) {
        if (2 * (size_ + 1) > slots_.size()) grow();
        Slot& slot = slots_[place_of(key)];
        if (slot.key == 0) {
            slot.key = used(key);
            ++size_;
        }
        return slot.value;
    }

    /// The key's value, or nothing.
    [[nodiscard]] const Value* find(std::uint64_t key) const {
        const Slot& slot = slots_[place_of(key)];
        return slot.key == 0 ? nullptr : &slot.value;
    }
    [[nodiscard]] Value* find(std::uint64_t key) {
        Slot& slot = slots_[place_of(key)];
        return slot.key == 0 ? nullptr : &slot.value;
    }

    [[nodiscard]] std::size_t size() const { return size_; }

private:
    struct Slot {
        std::uint64_t key = 0;  // of none
        Value value{};
    };

    static std::uint64_t used(std::uint64_t key) { return key == 0 ? 1 : key; }

    [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
        key = used(key);
        std::size_t place = key & (slots_.size() - 1);
        while (slots_[place].key != key && slots_[place].key != 0) place = (place + 1) & (slots_.size() - 1);
        return place;
    }

    void grow() {
        std::vector<Slot> slots(2 * slots_.size());
        slots_.swap(slots);
        for (const Slot& slot : slots) {
            if (slot.key != 0) slots_[place_of(slot.key)] = slot;
        }
    }

    std::vector<Slot> slots_;  // a power of two of them, at most half in use
    std::size_t size_ = 0;
};

}  // namespace rostra::speakers
