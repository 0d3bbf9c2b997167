// SPDX-License-Identifier: Apache-2.0
// Saving and loading aggregator states: little-endian, the same bytes on every machine.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string_view>

#include "rostra/abi/base.h"
#include "rostra/buffer.hpp"
#include "rostra/services.hpp"

namespace rostra::inline v0 {

static_assert(std::endian::native == std::endian::little, "states are written as they lie in memory");

/// Writes a state to the host, buffered.
class StateWriter {
public:
    explicit StateWriter(const rostra_sink* sink) : out_(sink) {}

    void integer(std::int64_t value) { raw(&value, sizeof value); }
    void string(std::string_view value) {
        integer(static_cast<std::int64_t>(value.size()));
        out_.write(value);
    }
    void raw(const void* bytes, std::size_t size) { out_.write({static_cast<const char*>(bytes), size}); }
    /// The number of a document, which loading may raise.
    void ordinal(std::int64_t value) { integer(value); }
    /// The layer does this after `save`.
    void flush() { out_.flush(); }

private:
    OutputFile out_;
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
        const std::size_t left =
            static_cast<std::size_t>(std::max<std::int64_t>(size_ - taken_, 0)) + end_ - begin_;
        require(size_ < 0 || static_cast<std::size_t>(value) <= left / std::max<std::size_t>(item_bytes, 1));
        return value;
    }
    /// Valid until the next string is read.
    std::string_view string() {
        values(static_cast<std::size_t>(count(1)), string_);
        return {string_.data(), string_.size()};
    }
    /// Exactly `size` bytes.
    void raw(void* bytes, std::size_t size) {
        auto* to = static_cast<char*>(bytes);
        for (;;) {
            const std::size_t here = std::min(size, end_ - begin_);
            std::copy_n(buffer_.get() + begin_, here, to);
            begin_ += here;
            to += here;
            size -= here;
            if (size == 0) return;
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
    static constexpr std::size_t kStep = std::size_t{1} << 20;  // bytes that are allocated unread

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
    Buffer<char> string_;
};

}  // namespace rostra::inline v0
