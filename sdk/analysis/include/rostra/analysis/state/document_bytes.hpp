// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/state/spill_array.hpp"
#include "rostra/state_bytes.hpp"

namespace rostra {
inline namespace v0 {

/// A record of bytes for each document, for aggregators that keep a little of each and look at it all in the end. Beyond the
/// state's budget the records lie in scratch.
///
///     store.add(ordinal, bytes);                                   // update, then spill_beyond_budget(call)
///     store.combine(call, from);                                   // combine
///     store.sort();                                                // finish: documents by ordinal
///     for (std::size_t d = 0; d < store.size(); ++d) store.read(call, d, storage);
class DocumentBytes {
public:
    void add(std::int64_t ordinal, std::string_view bytes) {
        if (bytes.size() > std::numeric_limits<std::uint32_t>::max())
            throw std::length_error("too much is to be kept of one document");
        const std::span<const char> record(bytes.data(), bytes.size());
        documents_.push_back({ordinal, bytes_.append(record), static_cast<std::uint32_t>(bytes.size())});
    }
    void spill_beyond_budget(Call call) {
        if (memory() > Scratch(call).budget()) bytes_.spill(call);
    }
    /// Takes all documents of `from`, which is empty afterwards.
    void combine(Call call, DocumentBytes& from) {
        const std::int64_t shift = bytes_.take(from.bytes_);
        for (Entry entry : from.documents_) {
            entry.at += shift;
            documents_.push_back(entry);
        }
        from = DocumentBytes();
        spill_beyond_budget(call);
    }
    [[nodiscard]] std::int64_t memory() const {
        return static_cast<std::int64_t>(documents_.capacity() * sizeof(Entry)) + bytes_.memory();
    }

    /// The same bytes for the same documents, however they came together.
    void save(Call call, StateWriter& writer) const {
        std::vector<Entry> documents = documents_;
        sort(documents);
        writer.integer(static_cast<std::int64_t>(documents.size()));
        Buffer<char> storage;
        for (const Entry& entry : documents) {
            call.check_stop();
            writer.ordinal(entry.ordinal);
            const std::span<const char> bytes = bytes_.get(call, entry.at, entry.size, storage);
            writer.string({bytes.data(), bytes.size()});
        }
    }
    /// Into an empty one. `check(bytes)` throws where a record is not as this plugin makes them.
    template <class Check>
    void load(Call call, StateReader& reader, Check check) {
        constexpr std::int64_t kFewBytes = std::int64_t{1} << 20;
        const std::int64_t spill_beyond = std::max(Scratch(call).budget() / 2, kFewBytes);
        std::int64_t last = -1;
        for (std::int64_t left = reader.count(2 * sizeof(std::int64_t)); left > 0; --left) {
            call.check_stop();
            const std::int64_t ordinal = reader.ordinal();
            StateReader::require(ordinal > last);
            last = ordinal;
            const std::string_view bytes = reader.string();
            check(bytes);
            add(ordinal, bytes);
            if (bytes_.memory() > spill_beyond) bytes_.spill(call);
        }
        spill_beyond_budget(call);
    }

    // For finish.

    /// Documents by ordinal, to be told by number 0 … size() - 1.
    void sort() { sort(documents_); }
    [[nodiscard]] std::size_t size() const { return documents_.size(); }
    [[nodiscard]] std::int64_t ordinal(std::size_t document) const { return documents_[document].ordinal; }
    /// The number of a document; size() where it is not here.
    [[nodiscard]] std::size_t number_of(std::int64_t ordinal) const {
        const auto found =
            std::lower_bound(documents_.begin(), documents_.end(), ordinal,
                             [](const Entry& entry, std::int64_t wanted) { return entry.ordinal < wanted; });
        const bool is_here = found != documents_.end() && found->ordinal == ordinal;
        return is_here ? static_cast<std::size_t>(found - documents_.begin()) : size();
    }
    /// In place, or read into `storage`. Many threads may read at once, each into its own.
    [[nodiscard]] std::string_view read(Call call, std::size_t document, Buffer<char>& storage) const {
        const Entry& entry = documents_[document];
        const std::span<const char> bytes = bytes_.get(call, entry.at, entry.size, storage);
        return {bytes.data(), bytes.size()};
    }

private:
    struct Entry {
        std::int64_t ordinal;
        std::int64_t at;
        std::uint32_t size;
    };
    static void sort(std::vector<Entry>& documents) {
        std::sort(documents.begin(), documents.end(),
                  [](const Entry& a, const Entry& b) { return a.ordinal < b.ordinal; });
    }

    std::vector<Entry> documents_;
    SpillArray<char> bytes_;
};

/// Writes numbers and strings into a record, and reads them back, checked.
class RecordWriter {
public:
    void number(std::int64_t value) {
        for (int i = 0; i < 8; ++i)
            bytes_ += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFF);
    }
    void text(std::string_view value) {
        number(static_cast<std::int64_t>(value.size()));
        bytes_ += value;
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};
class RecordReader {
public:
    explicit RecordReader(std::string_view bytes) : bytes_(bytes) {}

    std::int64_t number() {
        StateReader::require(bytes_.size() >= 8);
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i)
            value |= std::uint64_t{static_cast<unsigned char>(bytes_[static_cast<std::size_t>(i)])}
                     << (8 * i);
        bytes_.remove_prefix(8);
        return static_cast<std::int64_t>(value);
    }
    /// A number of things that take eight bytes or more each.
    std::int64_t count() {
        const std::int64_t value = number();
        StateReader::require(value >= 0 && static_cast<std::uint64_t>(value) <= bytes_.size() / 8);
        return value;
    }
    /// A place in a text, or a small number.
    std::int32_t small() {
        const std::int64_t value = number();
        StateReader::require(value >= 0 && value <= std::numeric_limits<std::int32_t>::max());
        return static_cast<std::int32_t>(value);
    }
    Span span() {
        const std::int32_t begin = small();
        const std::int32_t end = small();
        StateReader::require(begin <= end);
        return {begin, end};
    }
    std::string_view text() {
        const std::int64_t size = number();
        StateReader::require(size >= 0 && static_cast<std::uint64_t>(size) <= bytes_.size());
        const std::string_view value = bytes_.substr(0, static_cast<std::size_t>(size));
        bytes_.remove_prefix(static_cast<std::size_t>(size));
        return value;
    }
    void finish() const { StateReader::require(bytes_.empty()); }

private:
    std::string_view bytes_;
};

}  // namespace v0
}  // namespace rostra
