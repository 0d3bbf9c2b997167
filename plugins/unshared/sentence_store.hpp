// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
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
#include "rostra/services.hpp"
#include "rostra/span.hpp"
#include "rostra/state_bytes.hpp"

namespace unshared {

/// A document's sentences and where its terms begin, both ascending; and of each sentence the hash of its terms.
struct Sentences {
    std::vector<rostra::Span> spans;
    std::vector<std::uint64_t> hashes;
    std::vector<std::int32_t> terms;

    /// How many terms begin before a byte.
    [[nodiscard]] std::size_t terms_before(std::int32_t byte) const {
        return static_cast<std::size_t>(std::lower_bound(terms.begin(), terms.end(), byte) - terms.begin());
    }
};

/// The sentences and terms of all documents: a byte or two a term and some eleven a sentence; beyond the state's
/// budget they lie in scratch.
///
///     store.add(ordinal, sentences);                              // update, then spill_beyond_budget(call)
///     store.combine(call, from);                                  // combine
///     store.sort();                                               // finish: documents by ordinal
///     for (std::size_t d = 0; d < store.size(); ++d) store.read(call, d, sentences);
class SentenceStore {
public:
    void add(std::int64_t ordinal, const Sentences& sentences) {
        rostra::Buffer<std::uint8_t> bytes;
        std::int32_t before = 0;
        for (const rostra::Span span : sentences.spans) {
            rostra::append_varint(bytes, static_cast<std::uint32_t>(span.begin - before));
            rostra::append_varint(bytes, static_cast<std::uint32_t>(span.size()));
            before = span.begin;
        }
        before = 0;
        for (const std::int32_t begin : sentences.terms) {
            rostra::append_varint(bytes, static_cast<std::uint32_t>(begin - before));
            before = begin;
        }
        append(ordinal, sentences.hashes, sentences.terms.size(), bytes.span());
    }

    void spill_beyond_budget(rostra::Call call) {
        if (memory() > rostra::Scratch(call).budget()) spill(call);
    }

    /// Takes all documents of `from`, which is empty afterwards.
    void combine(rostra::Call call, SentenceStore& from) {
        const std::int64_t shift = bytes_.take(from.bytes_), hashes_shift = hashes_.take(from.hashes_);
        for (Entry entry : from.documents_) {
            entry.at += shift;
            entry.hashes += hashes_shift;
            documents_.push_back(entry);
        }
        from = SentenceStore();
        spill_beyond_budget(call);
    }

    /// Bytes of memory held.
    [[nodiscard]] std::int64_t memory() const {
        return static_cast<std::int64_t>(documents_.capacity() * sizeof(Entry)) + bytes_.memory() +
               hashes_.memory();
    }

    /// The same bytes for the same documents, however they came together.
    void save(rostra::Call call, rostra::StateWriter& writer) const {
        std::vector<Entry> documents = documents_;
        sort(documents);
        writer.integer(static_cast<std::int64_t>(documents.size()));
        rostra::Buffer<std::uint8_t> storage;
        rostra::Buffer<std::uint64_t> hash_storage;
        for (const Entry& entry : documents) {
            call.check_stop();
            writer.ordinal(entry.ordinal);
            writer.integer(entry.sentences);
            const std::span<const std::uint64_t> hashes =
                hashes_.get(call, entry.hashes, entry.sentences, hash_storage);
            writer.raw(hashes.data(), hashes.size_bytes());
            writer.integer(entry.terms);
            const std::span<const std::uint8_t> bytes = bytes_.get(call, entry.at, entry.bytes, storage);
            writer.integer(entry.bytes);
            writer.raw(bytes.data(), bytes.size());
        }
    }

    /// Into an empty store.
    void load(rostra::Call call, rostra::StateReader& reader) {
        const std::int64_t documents = reader.count(4 * sizeof(std::int64_t));
        constexpr std::int64_t kFewBytes = std::int64_t{1} << 20;
        const std::int64_t spill_beyond = std::max(rostra::Scratch(call).budget() / 2, kFewBytes);
        rostra::Buffer<std::uint64_t> hashes;
        Sentences read;
        for (std::int64_t d = 0, last = -1; d < documents; ++d) {
            call.check_stop();
            const std::int64_t ordinal = reader.ordinal();
            rostra::StateReader::require(ordinal > last);
            last = ordinal;
            const auto sentences = static_cast<std::size_t>(reader.count(sizeof(std::uint64_t)));
            reader.values(sentences, hashes);
            const std::int64_t terms = reader.count(1);
            const std::string_view raw = reader.string();
            rostra::StateReader::require(static_cast<std::uint64_t>(terms) <= raw.size());
            const std::span bytes(reinterpret_cast<const std::uint8_t*>(raw.data()), raw.size());
            decode(bytes, sentences, static_cast<std::size_t>(terms), read);
            append(ordinal, hashes.span(), static_cast<std::size_t>(terms), bytes);
            if (bytes_.memory() + hashes_.memory() > spill_beyond) spill(call);
        }
        spill_beyond_budget(call);
    }

    // For finish.

    /// Documents by ordinal, to be told by number 0 … size() - 1.
    void sort() { sort(documents_); }
    [[nodiscard]] std::size_t size() const { return documents_.size(); }
    [[nodiscard]] std::int64_t ordinal(std::size_t document) const { return documents_[document].ordinal; }
    [[nodiscard]] std::size_t sentences_of(std::size_t document) const {
        return documents_[document].sentences;
    }
    /// Of a document by its ordinal; size() where it is not here.
    [[nodiscard]] std::size_t number_of(std::int64_t ordinal) const {
        const auto found =
            std::lower_bound(documents_.begin(), documents_.end(), ordinal,
                             [](const Entry& entry, std::int64_t wanted) { return entry.ordinal < wanted; });
        const bool is_here = found != documents_.end() && found->ordinal == ordinal;
        return is_here ? static_cast<std::size_t>(found - documents_.begin()) : size();
    }
    /// Into `sentences`, whose storage is used again. Many threads may read at once, each into its own.
    void read(rostra::Call call, std::size_t document, Sentences& sentences) const {
        const Entry& entry = documents_[document];
        rostra::Buffer<std::uint8_t> storage;
        decode(bytes_.get(call, entry.at, entry.bytes, storage), entry.sentences, entry.terms, sentences);
        read_hashes(call, document, sentences.hashes);
    }
    /// The hashes alone.
    void read_hashes(rostra::Call call, std::size_t document, std::vector<std::uint64_t>& hashes) const {
        const Entry& entry = documents_[document];
        rostra::Buffer<std::uint64_t> storage;
        const std::span<const std::uint64_t> found =
            hashes_.get(call, entry.hashes, entry.sentences, storage);
        hashes.assign(found.begin(), found.end());
    }

private:
    struct Entry {
        std::int64_t ordinal;
        std::int64_t at, hashes;
        std::uint32_t bytes, sentences, terms;
    };

    void spill(rostra::Call call) {
        bytes_.spill(call);
        hashes_.spill(call);
    }

    static void sort(std::vector<Entry>& documents) {
        std::sort(documents.begin(), documents.end(),
                  [](const Entry& a, const Entry& b) { return a.ordinal < b.ordinal; });
    }

    void append(std::int64_t ordinal, std::span<const std::uint64_t> hashes, std::size_t terms,
                std::span<const std::uint8_t> bytes) {
        if (bytes.size() > std::numeric_limits<std::uint32_t>::max())
            throw std::length_error("too many tokens");
        documents_.push_back({ordinal, bytes_.append(bytes), hashes_.append(hashes),
                              static_cast<std::uint32_t>(bytes.size()),
                              static_cast<std::uint32_t>(hashes.size()), static_cast<std::uint32_t>(terms)});
    }

    static void decode(std::span<const std::uint8_t> bytes, std::size_t sentences, std::size_t terms,
                       Sentences& out) {
        rostra::VarintReader reader(bytes.data(), bytes.data() + bytes.size());
        std::int64_t at = 0;
        const auto step = [&] {
            constexpr std::uint64_t kLimit = std::numeric_limits<std::int32_t>::max();
            const std::uint64_t value = reader.next();
            rostra::StateReader::require(value <= kLimit - static_cast<std::uint64_t>(at));
            return static_cast<std::int32_t>(value);
        };
        out.spans.clear();
        out.terms.clear();
        for (std::size_t i = 0; i < sentences; ++i) {
            at += step();
            const auto begin = static_cast<std::int32_t>(at);
            out.spans.push_back({begin, begin + step()});
        }
        at = 0;
        for (std::size_t i = 0; i < terms; ++i) {
            at += step();
            out.terms.push_back(static_cast<std::int32_t>(at));
        }
        rostra::StateReader::require(reader.ok() && reader.at_end());
    }

    std::vector<Entry> documents_;
    rostra::SpillArray<std::uint8_t> bytes_;
    rostra::SpillArray<std::uint64_t> hashes_;
};

}  // namespace unshared
