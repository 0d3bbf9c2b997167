// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "rostra/buffer.hpp"
#include "rostra/services.hpp"

namespace rostra {
inline namespace v0 {

/// An array of plain values that is appended to record by record, and moves to a scratch file when it is told
/// to. A record keeps its place (the index of its first value) and always lies in one piece.
///
///     const std::int64_t at = ids.append(record);
///     if (memory() > Scratch(call).budget()) ids.spill(call);
///     Buffer<std::uint32_t> storage;
///     std::span<const std::uint32_t> again = ids.get(call, at, record.size(), storage);
template <class T>
class SpillArray {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    std::int64_t append(std::span<const T> record) {
        const std::int64_t at = size_;
        if (record.empty()) return at;
        if (pieces_.empty() || !pieces_.back().in_memory() ||
            pieces_.back().values.size() + record.size() > pieces_.back().values.capacity()) {
            const std::size_t wanted = std::clamp(static_cast<std::size_t>(size_), kSmallest, kLargest);
            pieces_.push_back({at, Buffer<T>(std::max(record.size(), wanted)), kInMemory, 0});
        }
        pieces_.back().values.append(record.data(), record.size());
        size_ += static_cast<std::int64_t>(record.size());
        held_ += static_cast<std::int64_t>(record.size());
        return at;
    }

    /// Values held, here and in scratch.
    [[nodiscard]] std::int64_t size() const { return size_; }
    /// Bytes of memory held.
    [[nodiscard]] std::int64_t memory() const {
        return held_ * static_cast<std::int64_t>(sizeof(T)) +
               static_cast<std::int64_t>(pieces_.capacity() * sizeof(Piece));
    }

    /// Where the record at `at` lies in memory; nullptr where it was spilled.
    T* in_memory(std::int64_t at) {
        Piece& piece = piece_of(at);
        return piece.in_memory() ? piece.values.data() + (at - piece.first) : nullptr;
    }

    /// `count` values of the record at `at`: in place, or read into `storage`.
    [[nodiscard]] std::span<const T> get(Call call, std::int64_t at, std::size_t count,
                                         Buffer<T>& storage) const {
        if (count == 0) return {};
        const Piece& piece = piece_of(at);
        if (piece.in_memory()) return {piece.values.data() + (at - piece.first), count};
        storage.resize(count);
        const auto skipped = static_cast<std::int64_t>(sizeof(T)) * (at - piece.first);
        files_[piece.file].read(call, piece.offset + skipped, storage.data(), count * sizeof(T));
        return storage.span();
    }

    /// Moves what is in memory to scratch.
    void spill(Call call) {
        for (Piece& piece : pieces_) {
            if (!piece.in_memory()) continue;
            if (own_ == kInMemory) {
                files_.push_back(Scratch(call).create());
                own_ = files_.size() - 1;
            }
            piece.offset = files_[own_].append(call, piece.values.data(), piece.values.size() * sizeof(T));
            piece.file = own_;
            held_ -= static_cast<std::int64_t>(piece.values.size());
            piece.values = {};
        }
    }

    /// Moves all of `from` behind what is here, without copying; returns what its records' places grow by.
    std::int64_t take(SpillArray& from) {
        const std::int64_t shift = size_;
        for (Piece& piece : from.pieces_) {
            piece.first += shift;
            if (!piece.in_memory()) piece.file += files_.size();
            pieces_.push_back(std::move(piece));
        }
        for (ScratchFile& file : from.files_) files_.push_back(std::move(file));
        size_ += from.size_;
        held_ += from.held_;
        from = SpillArray();
        return shift;
    }

private:
    static constexpr std::size_t kInMemory = static_cast<std::size_t>(-1);
    static constexpr std::size_t kSmallest = 256;
    static constexpr std::size_t kLargest = std::size_t{1} << 16;

    struct Piece {
        std::int64_t first;  // index of its first value
        Buffer<T> values;    // empty once spilled
        std::size_t file;    // in files_, or kInMemory
        std::int64_t offset;
        [[nodiscard]] bool in_memory() const { return file == kInMemory; }
    };

    [[nodiscard]] const Piece& piece_of(std::int64_t at) const {
        return *(
            std::upper_bound(pieces_.begin(), pieces_.end(), at,
                             [](std::int64_t wanted, const Piece& piece) { return wanted < piece.first; }) -
            1);
    }
    Piece& piece_of(std::int64_t at) { return const_cast<Piece&>(std::as_const(*this).piece_of(at)); }

    std::vector<Piece> pieces_;
    std::vector<ScratchFile> files_;
    std::size_t own_ = kInMemory;  // the file this one spills to; files taken from others are only read
    std::int64_t size_ = 0;
    std::int64_t held_ = 0;  // values in memory
};

}  // namespace v0
}  // namespace rostra
