// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/analysis/state/paged_array.hpp"
#include "rostra/analysis/state/table_hash.hpp"
#include "rostra/state_bytes.hpp"

namespace rostra {
inline namespace v0 {

/// Strings to ids 0, 1, 2, … in the order they are first met, for states that hold millions of them: at most 25
/// bytes a string beside its text. (A batch's dictionary is built with DictionaryBuilder.) Ids follow the order of
/// arrival, never the hash.
///
///     StringTable words;
///     const std::uint32_t id = words.id("river");   // equal strings, equal ids
///     words[id];                                     // "river"; views stay good as long as the table
class StringTable {
public:
    static constexpr std::uint32_t kNone = 0xffffffffu;

    StringTable() = default;
    StringTable(StringTable&& other) noexcept { swap(other); }
    StringTable& operator=(StringTable&& other) noexcept {
        StringTable moved(std::move(other));
        swap(moved);
        return *this;
    }
    ~StringTable() = default;

    /// The string's id, a new one if it has none yet.
    std::uint32_t id(std::string_view string) {
        reserve(1);
        return id_of(table_hash(string), string);
    }

    /// The ids of many strings, a few times as fast as one by one: what they lie in is fetched ahead.
    void ids(std::span<const std::string_view> strings, std::span<std::uint32_t> ids) {
        constexpr std::size_t kAhead = 32;
        std::array<std::uint64_t, kAhead> hashes;
        std::array<std::uint32_t, kAhead> likely;  // the id it has, if it has one
        for (std::size_t first = 0; first < strings.size(); first += kAhead) {
            const std::size_t count = std::min(kAhead, strings.size() - first);
            reserve(count);
            for (std::size_t i = 0; i < count; ++i) {
                hashes[i] = table_hash(strings[first + i]);
                __builtin_prefetch(&slots_[first_place(tag_of(hashes[i]))]);
            }
            for (std::size_t i = 0; i < count; ++i) {
                const std::uint32_t tag = tag_of(hashes[i]);
                std::size_t at = first_place(tag);
                while (slots_[at].id != kNone && slots_[at].tag != tag) at = next_place(at);
                likely[i] = slots_[at].id;
                if (likely[i] != kNone) __builtin_prefetch(&strings_[likely[i]]);
            }
            for (std::size_t i = 0; i < count; ++i) {
                if (likely[i] != kNone) __builtin_prefetch(strings_[likely[i]]);
            }
            for (std::size_t i = 0; i < count; ++i) ids[first + i] = id_of(hashes[i], strings[first + i]);
        }
    }

    /// The string's id, or kNone.
    [[nodiscard]] std::uint32_t find(std::string_view string) const {
        return slots_.empty() ? kNone : slots_[place_of(table_hash(string), string)].id;
    }

    [[nodiscard]] std::size_t size() const { return strings_.size(); }
    std::string_view operator[](std::uint32_t id) const {
        const char* at = strings_[id];
        std::uint32_t length = 0;
        for (unsigned shift = 0;; shift += 7) {
            const auto byte = static_cast<unsigned char>(*at++);
            length |= static_cast<std::uint32_t>(byte & 0x7fU) << shift;
            if (byte < 0x80) return {at, length};
        }
    }

    /// All ids, their strings ascending bytewise: an order that does not depend on how the table came to be.
    [[nodiscard]] std::vector<std::uint32_t> sorted() const {
        // Most comparisons are decided by the first eight bytes, kept beside the id as a number.
        struct Key {
            std::uint64_t head;
            std::uint32_t id;
        };
        std::vector<Key> keys(size());
        for (std::uint32_t id = 0; id < keys.size(); ++id) keys[id] = {head_of((*this)[id]), id};
        std::sort(keys.begin(), keys.end(), [this](const Key& a, const Key& b) {
            return a.head != b.head ? a.head < b.head : (*this)[a.id] < (*this)[b.id];
        });
        std::vector<std::uint32_t> ids(keys.size());
        std::transform(keys.begin(), keys.end(), ids.begin(), [](const Key& key) { return key.id; });
        return ids;
    }
    /// By id, its place in sorted().
    [[nodiscard]] std::vector<std::uint32_t> ranks() const {
        const std::vector<std::uint32_t> ids = sorted();
        std::vector<std::uint32_t> ranks(ids.size());
        for (std::uint32_t rank = 0; rank < ids.size(); ++rank) ranks[ids[rank]] = rank;
        return ranks;
    }

    /// The strings in the order of sorted(), so that equal sets save equal bytes; returns ranks().
    std::vector<std::uint32_t> save(StateWriter& writer) const {
        const std::vector<std::uint32_t> ids = sorted();
        std::vector<std::uint32_t> ranks(ids.size());
        writer.integer(static_cast<std::int64_t>(ids.size()));
        for (std::uint32_t rank = 0; rank < ids.size(); ++rank) {
            writer.string((*this)[ids[rank]]);
            ranks[ids[rank]] = rank;
        }
        return ranks;
    }
    /// Into an empty table; the ids are then those ranks.
    void load(StateReader& reader) {
        const std::int64_t count = reader.count(sizeof(std::int64_t));
        for (std::int64_t i = 0; i < count; ++i) StateReader::require(id(reader.string()) == i);
    }

    /// Bytes held.
    [[nodiscard]] std::int64_t memory() const {
        return text_memory_ + strings_.memory() + static_cast<std::int64_t>(slots_.capacity() * sizeof(Slot));
    }

    void swap(StringTable& other) noexcept {
        slots_.swap(other.slots_);
        std::swap(strings_, other.strings_);
        blocks_.swap(other.blocks_);
        std::swap(at_, other.at_);
        std::swap(left_, other.left_);
        std::swap(text_memory_, other.text_memory_);
    }

private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t id = kNone;
    };

    static std::uint64_t head_of(std::string_view string) {
        std::uint64_t head = 0;
        const std::size_t size = std::min<std::size_t>(string.size(), 8);
        for (std::size_t i = 0; i < size; ++i) {
            head |= static_cast<std::uint64_t>(static_cast<unsigned char>(string[i])) << (56 - 8 * i);
        }
        return head;
    }

    std::uint32_t id_of(std::uint64_t hash, std::string_view string) {
        Slot& slot = slots_[place_of(hash, string)];
        if (slot.id == kNone) {
            if (size() >= kNone) throw std::length_error("a table of strings is full");
            strings_.push_back(keep(string));
            slot = {tag_of(hash), static_cast<std::uint32_t>(size() - 1)};
        }
        return slot.id;
    }

    // A slot's place follows from its tag alone, so that growing need not look at any text.
    static std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash); }
    [[nodiscard]] std::size_t first_place(std::uint32_t tag) const {
        return static_cast<std::size_t>(std::uint64_t{tag} * slots_.size() >> 32);
    }
    [[nodiscard]] std::size_t next_place(std::size_t place) const {
        return place + 1 == slots_.size() ? 0 : place + 1;
    }
    [[nodiscard]] std::size_t place_of(std::uint64_t hash, std::string_view string) const {
        const std::uint32_t tag = tag_of(hash);
        for (std::size_t i = first_place(tag);; i = next_place(i)) {
            const Slot& slot = slots_[i];
            if (slot.id == kNone || (slot.tag == tag && (*this)[slot.id] == string)) return i;
        }
    }
    void reserve(std::size_t more) {
        while ((size() + more) * 4 > slots_.size() * 3) grow();
    }
    // By half, so that a large table is never more than half empty.
    void grow() {
        std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() + slots_.size() / 2);
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.id == kNone) continue;
            std::size_t i = first_place(slot.tag);
            while (slots_[i].id != kNone) i = next_place(i);
            slots_[i] = slot;
        }
    }

    /// Copies length and text to where they stay.
    const char* keep(std::string_view string) {
        const auto length = static_cast<std::uint32_t>(string.size());
        if (length != string.size()) throw std::length_error("a string of a table is over 4 GiB");
        std::array<char, 5> written{};  // the length, seven bits a byte
        std::size_t bytes = 0;
        for (std::uint32_t left = length;; left >>= 7) {
            written[bytes++] = static_cast<char>(left < 0x80 ? left : left | 0x80U);
            if (left < 0x80) break;
        }
        const std::size_t size = bytes + string.size();
        if (size > left_) {
            constexpr std::size_t kSmallest = std::size_t{1} << 10;
            constexpr std::size_t kLargest = std::size_t{1} << 20;
            left_ = std::max(size, std::clamp(static_cast<std::size_t>(text_memory_), kSmallest, kLargest));
            blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
            at_ = blocks_.back().get();
            text_memory_ += static_cast<std::int64_t>(left_);
        }
        char* kept = at_;
        std::memcpy(kept, written.data(), bytes);
        if (length != 0) std::memcpy(kept + bytes, string.data(), length);
        at_ += size;
        left_ -= size;
        return kept;
    }

    std::vector<Slot> slots_;
    PagedArray<const char*> strings_;
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* at_ = nullptr;
    std::size_t left_ = 0;
    std::int64_t text_memory_ = 0;
};

}  // namespace v0
}  // namespace rostra
