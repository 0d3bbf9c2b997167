// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "rostra/analysis/state/spill_array.hpp"
#include "rostra/analysis/state/varint.hpp"
#include "rostra/call.hpp"

namespace rostra {
inline namespace v0 {
namespace terms {

/// A term and how often it stands somewhere.
struct TermCount {
    std::uint32_t term;
    std::int64_t count;
};

/// The counts of each document by itself, appended once and read back at the end: some three bytes a term,
/// which go to scratch when they are told to.
class DocumentCounts {
public:
    struct Entry {
        std::int64_t ordinal;
        std::int64_t total;  // of all its counts
        std::int64_t at;
        std::uint32_t bytes;
        std::uint32_t terms;
    };

    /// `counts` are put in the order of their terms.
    void add(std::int64_t ordinal, std::int64_t total, std::vector<TermCount>& counts) {
        encode(counts, encoded_);
        entries_.push_back({ordinal, total, bytes_.append(encoded_.span()),
                            static_cast<std::uint32_t>(encoded_.size()),
                            static_cast<std::uint32_t>(counts.size())});
    }

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    /// Documents by ordinal.
    void sort() {
        std::sort(entries_.begin(), entries_.end(),
                  [](const Entry& a, const Entry& b) { return a.ordinal < b.ordinal; });
    }

    /// A document's counts, in no order that means anything. May be asked from many threads.
    void read(Call call, const Entry& entry, std::vector<TermCount>& counts) const {
        Buffer<std::uint8_t> storage;
        const std::span<const std::uint8_t> bytes = bytes_.get(call, entry.at, entry.bytes, storage);
        VarintReader reader(bytes.data(), bytes.data() + bytes.size());
        counts.resize(entry.terms);
        std::uint32_t term = 0;
        for (TermCount& count : counts) {
            term += static_cast<std::uint32_t>(reader.next());
            count = {term, static_cast<std::int64_t>(reader.next())};
        }
    }

    void spill(Call call) { bytes_.spill(call); }
    /// Bytes of memory held.
    [[nodiscard]] std::int64_t memory() const {
        return bytes_.memory() +
               static_cast<std::int64_t>(entries_.capacity() * sizeof(Entry) + encoded_.capacity());
    }

private:
    /// As bytes: each term as what it is more than the one before, and its count. Puts `counts` in that
    /// order.
    static void encode(std::vector<TermCount>& counts, Buffer<std::uint8_t>& bytes) {
        std::sort(counts.begin(), counts.end(), [](TermCount a, TermCount b) { return a.term < b.term; });
        bytes.clear();
        std::uint32_t before = 0;
        for (const TermCount& count : counts) {
            append_varint(bytes, count.term - before);
            append_varint(bytes, static_cast<std::uint64_t>(count.count));
            before = count.term;
        }
    }

    std::vector<Entry> entries_;
    SpillArray<std::uint8_t> bytes_;
    Buffer<std::uint8_t> encoded_;
};

}  // namespace terms
}  // namespace v0
}  // namespace rostra
