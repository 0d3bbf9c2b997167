// SPDX-License-Identifier: Apache-2.0
// Saving and loading aggregator states: little-endian, the same bytes on every machine.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>

#include "rostra/call.hpp"

namespace rostra {
inline namespace v0 {

static_assert(std::endian::native == std::endian::little, "states are written as they lie in memory");

namespace detail {

/// A checksum of bytes, eight at a time. Every step can be undone, so two states that differ in one word
/// alone never have the same; others by chance, once in 2^64.
class Checksum {
public:
    /// `size` is a multiple of eight.
    void add(const char* bytes, std::size_t size) {
        for (std::size_t i = 0; i < size; i += 8) {
            std::uint64_t word;
            std::memcpy(&word, bytes + i, sizeof word);
            sum_ = (sum_ ^ word) * 0x9E3779B97F4A7C15u;
            sum_ ^= sum_ >> 32;
        }
        size_ += size;
    }
    /// Adds the last bytes, fewer than eight.
    [[nodiscard]] std::uint64_t end(const char* bytes, std::size_t size) {
        char word[8] = {};
        std::memcpy(word, bytes, size);
        add(word, sizeof word);
        return (sum_ ^ (size_ + size)) * 0xD6E8FEB86659FD93u;
    }

private:
    std::uint64_t sum_ = 0x2545F4914F6CDD1Du;
    std::uint64_t size_ = 0;
};

/// What a saved state holds, without the seal it ends with; throws where that is broken.
inline std::string_view unsealed(std::string_view saved) {
    std::uint64_t seal = 0;
    if (saved.size() < sizeof seal) throw std::runtime_error("a saved state is cut short");
    const std::string_view bytes = saved.substr(0, saved.size() - sizeof seal);
    std::memcpy(&seal, saved.data() + bytes.size(), sizeof seal);
    const std::size_t whole = bytes.size() / 8 * 8;
    Checksum checksum;
    checksum.add(bytes.data(), whole);
    if (checksum.end(bytes.data() + whole, bytes.size() - whole) != seal) {
        throw std::runtime_error("a saved state is damaged");
    }
    return bytes;
}

}  // namespace detail

/// Writes a state to the host, buffered.
class StateWriter {
public:
    explicit StateWriter(const rostra_sink* sink) : sink_(sink) {}

    void integer(std::int64_t value) { raw(&value, sizeof value); }
    void string(std::string_view value) {
        integer(static_cast<std::int64_t>(value.size()));
        raw(value.data(), value.size());
    }
    void raw(const void* bytes, std::size_t size) {
        buffer_.append(static_cast<const char*>(bytes), size);
        if (buffer_.size() < kFlush) return;
        const std::size_t whole = buffer_.size() / 8 * 8;
        checksum_.add(buffer_.data(), whole);
        write(whole);
    }
    /// Writes what is left, and the seal by which damage is noticed. The layer does this after `save`.
    void seal() {
        const std::size_t whole = buffer_.size() / 8 * 8;
        checksum_.add(buffer_.data(), whole);
        const std::uint64_t sum = checksum_.end(buffer_.data() + whole, buffer_.size() - whole);
        buffer_.append(reinterpret_cast<const char*>(&sum), sizeof sum);
        write(buffer_.size());
    }

private:
    static constexpr std::size_t kFlush = std::size_t{1} << 20;

    void write(std::size_t size) {
        detail::require(sink_->write(sink_->self, buffer_.data(), static_cast<std::int64_t>(size)));
        buffer_.erase(0, size);
    }

    const rostra_sink* sink_;
    std::string buffer_;
    detail::Checksum checksum_;
};

/// Reads a state back. What was saved may be cut short or damaged: every read is checked and throws.
class StateReader {
public:
    explicit StateReader(std::string_view saved) : left_(saved) {}

    std::int64_t integer() {
        std::int64_t value;
        std::memcpy(&value, raw(sizeof value).data(), sizeof value);
        return value;
    }
    /// A number of items that each take at least `item_bytes`: never more than what is left can hold.
    std::int64_t count(std::size_t item_bytes) {
        const std::int64_t value = integer();
        if (value < 0 ||
            static_cast<std::uint64_t>(value) > left_.size() / (item_bytes == 0 ? 1 : item_bytes)) {
            throw std::runtime_error("a saved state is damaged");
        }
        return value;
    }
    std::string_view string() { return raw(static_cast<std::size_t>(count(1))); }
    std::string_view raw(std::size_t size) {
        if (size > left_.size()) throw std::runtime_error("a saved state is cut short");
        const std::string_view bytes = left_.substr(0, size);
        left_.remove_prefix(size);
        return bytes;
    }
    /// Throws where something is left over.
    void finish() const {
        if (!left_.empty()) throw std::runtime_error("a saved state has bytes left over");
    }

private:
    std::string_view left_;
};

}  // namespace v0
}  // namespace rostra
