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
        if (buffer_.size() >= kFlush) flush();
    }
    void flush() {
        if (buffer_.empty()) return;
        detail::require(sink_->write(sink_->self, buffer_.data(), static_cast<std::int64_t>(buffer_.size())));
        buffer_.clear();
    }

private:
    static constexpr std::size_t kFlush = std::size_t{1} << 20;
    const rostra_sink* sink_;
    std::string buffer_;
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
        if (value < 0 || static_cast<std::uint64_t>(value) > left_.size() / (item_bytes == 0 ? 1 : item_bytes)) {
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
