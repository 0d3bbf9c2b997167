// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "rostra/analysis/state/spill_array.hpp"
#include "rostra/analysis/state/varint.hpp"
#include "rostra/buffer.hpp"
#include "rostra/call.hpp"
#include "rostra/columns.hpp"

namespace rostra {
inline namespace v0 {

/// Spans by document, ascending by begin, in some two bytes each: of every one how much later than the one before it
/// begins, and its size. They move to scratch when told to; any one of them can be read without the others.
class PackedSpans {
public:
    /// A document's spans.
    struct Record {
        std::int64_t at = 0;
        std::size_t marks = 0;
        std::uint32_t bytes = 0;
    };

    Record append(Spans spans) {
        const std::size_t marks = marks_.size();
        Buffer<std::uint8_t> bytes(2 * spans.size());
        std::int32_t before = 0;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const Span span = spans[i];
            if (i % kMarked == 0) marks_.push_back({static_cast<std::uint32_t>(bytes.size()), before});
            append_varint(bytes, static_cast<std::uint32_t>(span.begin - before));
            append_varint(bytes, static_cast<std::uint32_t>(span.size()));
            before = span.begin;
        }
        if (bytes.size() > std::numeric_limits<std::uint32_t>::max())
            throw std::length_error("too many spans");
        return {bytes_.append(bytes.span()), marks, static_cast<std::uint32_t>(bytes.size())};
    }

    /// Moves all of `from` behind what is here; returns what its records grow by.
    Record take(PackedSpans& from) {
        const Record shift{bytes_.take(from.bytes_), marks_.size(), 0};
        marks_.insert(marks_.end(), from.marks_.begin(), from.marks_.end());
        from.marks_.clear();
        return shift;
    }
    void spill(Call call) { bytes_.spill(call); }
    /// Bytes of memory that spill() would free.
    [[nodiscard]] std::int64_t spillable() const { return bytes_.memory(); }
    /// Bytes of memory held.
    [[nodiscard]] std::int64_t memory() const {
        return bytes_.memory() + static_cast<std::int64_t>(marks_.capacity() * sizeof(Mark));
    }

    /// Number `i` of a record's `count`.
    [[nodiscard]] Span one(Call call, const Record& record, std::uint32_t count, std::uint32_t i) const {
        const std::size_t first = record.marks + i / kMarked;
        const bool last = i / kMarked == (count - 1) / kMarked;
        const Mark mark = marks_[first];
        const std::uint32_t stop = last ? record.bytes : marks_[first + 1].byte;
        Buffer<std::uint8_t> storage;
        VarintReader reader = reader_of(bytes_.get(call, record.at + mark.byte, stop - mark.byte, storage));
        std::int32_t begin = mark.begin;
        for (std::uint32_t at = i / kMarked * kMarked;; ++at) {
            begin += static_cast<std::int32_t>(reader.next());
            const auto size = static_cast<std::int32_t>(reader.next());
            if (at == i) return {begin, begin + size};
        }
    }
    /// All `count` of them.
    void all(Call call, const Record& record, std::uint32_t count, std::vector<Span>& spans) const {
        Buffer<std::uint8_t> storage;
        VarintReader reader = reader_of(bytes(call, record, storage));
        spans.resize(count);
        std::int32_t begin = 0;
        for (Span& span : spans) {
            begin += static_cast<std::int32_t>(reader.next());
            span = {begin, begin + static_cast<std::int32_t>(reader.next())};
        }
    }

    /// A record as it is saved.
    [[nodiscard]] std::span<const std::uint8_t> bytes(Call call, const Record& record,
                                                      Buffer<std::uint8_t>& storage) const {
        return bytes_.get(call, record.at, record.bytes, storage);
    }
    /// Appends the `count` spans that were saved so; false where these are not such bytes.
    [[nodiscard]] static bool read(std::string_view bytes, std::size_t count, Buffer<std::int32_t>& begins,
                                   Buffer<std::int32_t>& ends) {
        constexpr std::uint64_t kLimit = std::numeric_limits<std::int32_t>::max();
        VarintReader reader = reader_of({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
        std::uint64_t begin = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t step = reader.next();
            const std::uint64_t size = reader.next();
            if (step > kLimit || size > kLimit || begin + step + size > kLimit) return false;
            begin += step;
            begins.push_back(static_cast<std::int32_t>(begin));
            ends.push_back(static_cast<std::int32_t>(begin + size));
        }
        return reader.ok() && reader.at_end();
    }

private:
    /// Every so many spans a place from which they can be read.
    static constexpr std::uint32_t kMarked = 64;

    struct Mark {
        std::uint32_t byte;  // of the record
        std::int32_t begin;  // of the span before
    };

    static VarintReader reader_of(std::span<const std::uint8_t> bytes) {
        return {bytes.data(), bytes.data() + bytes.size()};
    }

    SpillArray<std::uint8_t> bytes_;
    std::vector<Mark> marks_;
};

}  // namespace v0
}  // namespace rostra
