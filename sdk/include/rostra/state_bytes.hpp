// SPDX-License-Identifier: Apache-2.0
// Saving and loading aggregator states: little-endian, the same bytes on every machine.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "rostra/abi/stream.h"
#include "rostra/buffer.hpp"
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
    /// The number of a document, which loading may raise.
    void ordinal(std::int64_t value) { integer(value); }
    /// The layer does this after `save`.
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

/// Reads a state back piece by piece, so that no more of it is in memory than its reader keeps. The bytes may be cut
/// short, of other options or forged: every read is checked and throws, and nothing is allocated on the word of a
/// count alone.
class StateReader {
public:
    /// `bytes` outlives the reader. `size`: how many bytes there are; -1: not known.
    explicit StateReader(const rostra_stream& bytes, std::int64_t shift = 0, std::int64_t size = -1)
        : bytes_(bytes),
          shift_(shift),
          size_(size),
          buffer_(std::make_unique_for_overwrite<char[]>(kBuffer)) {}

    std::int64_t integer() {
        std::int64_t value;
        raw(&value, sizeof value);
        return value;
    }
    /// What StateWriter::ordinal() wrote, raised by what the host asked for.
    std::int64_t ordinal() {
        const std::int64_t value = integer();
        require(value >= 0 && value <= std::numeric_limits<std::int64_t>::max() - shift_);
        return value + shift_;
    }
    /// What ordinal() adds.
    [[nodiscard]] std::int64_t shift() const { return shift_; }
    /// A number of items that each take at least `item_bytes`. It may be forged: let what is made for the items grow
    /// with them.
    std::int64_t count(std::size_t item_bytes) {
        const std::int64_t value = integer();
        require(value >= 0);
        require(size_ < 0 ||
                static_cast<std::uint64_t>(value) <= left() / std::max<std::size_t>(item_bytes, 1));
        return value;
    }
    /// Valid until the next read.
    std::string_view string() {
        const auto size = static_cast<std::size_t>(count(1));
        if (size > kBuffer) {
            long_.clear();
            for (std::size_t done = 0; done < size;) {
                const std::size_t step = std::min(size - done, kStep);
                long_.resize(done + step);
                raw(long_.data() + done, step);
                done += step;
            }
            return long_;
        }
        if (end_ - begin_ < size) {
            std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
            end_ -= begin_;
            begin_ = 0;
            while (end_ < size) end_ += some(buffer_.get() + end_, kBuffer - end_);
        }
        begin_ += size;
        return {buffer_.get() + begin_ - size, size};
    }
    /// Exactly `size` bytes.
    void raw(void* bytes, std::size_t size) {
        auto* to = static_cast<char*>(bytes);
        for (;;) {
            const std::size_t here = std::min(size, end_ - begin_);
            if (here != 0) std::memcpy(to, buffer_.get() + begin_, here);
            begin_ += here;
            to += here;
            size -= here;
            if (size == 0) return;
            if (size >= kBuffer) {
                const std::size_t got = some(to, size);
                to += got;
                size -= got;
                continue;
            }
            begin_ = 0;
            end_ = 0;
            end_ = some(buffer_.get(), kBuffer);
        }
    }
    /// `count` values that raw() wrote, in the place of what `values` holds.
    template <class T>
    void values(std::size_t count, Buffer<T>& values) {
        values.clear();
        while (values.size() < count) {
            const std::size_t before = values.size();
            const std::size_t step = std::min(count - before, kStep / sizeof(T));
            values.resize(before + step);
            raw(values.data() + before, step * sizeof(T));
        }
    }
    /// Throws where something is left over.
    void finish() {
        char more = 0;
        const std::int64_t got = begin_ != end_ ? 1 : bytes_.read(bytes_.self, &more, 1);
        if (got < 0) throw Refused();
        if (got != 0) throw std::runtime_error("a saved state has bytes left over");
    }

    /// For what a reader finds wrong.
    static void require(bool whole) {
        if (!whole) throw std::runtime_error("a saved state is damaged");
    }

private:
    static constexpr std::size_t kBuffer = std::size_t{1} << 16;
    static constexpr std::size_t kStep = std::size_t{1}
                                         << 20;  // bytes that are allocated before they are read

    /// Bytes that were not handed on.
    [[nodiscard]] std::uint64_t left() const {
        return static_cast<std::uint64_t>(std::max<std::int64_t>(size_ - taken_, 0)) + (end_ - begin_);
    }
    /// At most `size` bytes of the stream, at least one.
    std::size_t some(void* bytes, std::size_t size) {
        const std::int64_t got = bytes_.read(bytes_.self, bytes, static_cast<std::int64_t>(size));
        if (got < 0) throw Refused();
        if (got == 0) throw std::runtime_error("a saved state is cut short");
        taken_ += got;
        return static_cast<std::size_t>(got);
    }

    const rostra_stream& bytes_;
    std::int64_t shift_;
    std::int64_t size_;
    std::int64_t taken_ = 0;
    std::unique_ptr<char[]> buffer_;
    std::size_t begin_ = 0, end_ = 0;  // what of the buffer was not handed on
    std::string long_;                 // a string that the buffer cannot hold
};

}  // namespace v0
}  // namespace rostra
