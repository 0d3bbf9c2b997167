// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/abi/reader.h"
#include "rostra/analyzer.hpp"

namespace rostra::inline v0 {

/// The bytes of one input. Read through `whole` or through `read`, not both; `read_at` goes with either.
class Source {
public:
    explicit Source(const rostra_source* source) : source_(source) {}

    [[nodiscard]] std::string_view name() const { return view(source_->name); }

    /// The whole input, without a copy where the host can map it; valid until the cursor is closed.
    std::string_view whole() {
        if (source_->size == 0) return {};
        if (source_->size > 0) {
            if (const void* mapped = source_->map(source_->self)) {
                return {static_cast<const char*>(mapped), static_cast<std::size_t>(source_->size)};
            }
        }
        std::size_t filled = 0;
        for (;;) {
            copy_.resize(filled + (filled < kBlock ? kBlock : filled));
            const std::size_t got = read(copy_.data() + filled, copy_.size() - filled);
            filled += got;
            if (got == 0) break;
        }
        copy_.resize(filled);
        return copy_;
    }

    /// At most `size` bytes; 0: the end.
    std::size_t read(char* bytes, std::size_t size) {
        return checked(source_->read(source_->self, bytes, static_cast<std::int64_t>(size)));
    }

    /// Fills `size` bytes from byte `offset` on; fewer only where the input ends. For archives and indexes.
    std::size_t read_at(std::int64_t offset, char* bytes, std::size_t size) {
        if (!ROSTRA_HAS(source_, rostra_source, read_at)) throw IoError("the host reads no input at random");
        return checked(source_->read_at(source_->self, offset, bytes, static_cast<std::int64_t>(size)));
    }

    /// Bytes of the input; -1: not known before its end.
    [[nodiscard]] std::int64_t size() const { return source_->size; }

private:
    static std::size_t checked(std::int64_t got) {
        if (got < 0) throw Refused();
        return static_cast<std::size_t>(got);
    }

    static constexpr std::size_t kBlock = std::size_t{1} << 16;
    const rostra_source* source_;
    std::string copy_;
};

/// One document as a reader found it. Views must hold until the next call with the same cursor.
struct Record {
    std::string_view key;  ///< names it within its input; empty: the only one
    std::string_view bytes;
    std::string_view encoding;       ///< empty: the pipeline's setting holds
    std::int64_t source_begin = -1;  ///< where `bytes` stand in the input as they are; -1: nowhere
    std::vector<std::pair<std::string_view, std::string_view>> facts;
    std::string_view language;         ///< BCP 47; empty: the pipeline's setting holds
    std::vector<rostra_piece> pieces;  ///< which bytes of the input the text was made of; see abi/reader.h
};

/// Thrown by `next`: this document cannot be read, the one after it may be.
struct BadRecord {
    std::string message;
    std::string key;
};

namespace detail {

/// The functions of a reader class; see rostra::reader.
template <class T>
struct ReaderFunctions {
    struct Cursor {
        Cursor(const T& self, const rostra_source* from) : source(from), own(self, source) {}
        Source source;
        typename T::Cursor own;
        Record record;
        std::vector<rostra_str> facts;
        std::string bad_key;
    };

    static rostra_status open(const rostra_call* call, const void* instance, const rostra_source* source,
                              void** cursor) noexcept {
        return guard(call, -1, [&] { *cursor = new Cursor(*static_cast<const T*>(instance), source); });
    }
    static rostra_status next(const rostra_call* call, void* cursor, rostra_record* out) noexcept {
        return guard(call, -1, [&]() -> rostra_status {
            auto& self = *static_cast<Cursor*>(cursor);
            self.record = Record();
            try {
                if (!self.own.next(Call(call), self.record)) return ROSTRA_END;
            } catch (BadRecord& bad) {
                self.bad_key = std::move(bad.key);
                out->key = str(self.bad_key);
                const rostra_failure why{
                    sizeof(rostra_failure), 0, str(ROSTRA_FAIL_DOCUMENT), str(bad.message), -1, 0, 0};
                call->fail(call, &why);
                return ROSTRA_BAD_RECORD;
            }
            self.facts.clear();
            for (const auto& [name, value] : self.record.facts) {
                self.facts.push_back(str(name));
                self.facts.push_back(str(value));
            }
            out->key = str(self.record.key);
            out->bytes = str(self.record.bytes);
            out->encoding = str(self.record.encoding);
            out->source_begin = self.record.source_begin;
            out->fact_count = static_cast<std::int64_t>(self.facts.size() / 2);
            out->facts = self.facts.data();
            if (ROSTRA_HAS(out, rostra_record, pieces)) {
                out->language = str(self.record.language);
                out->piece_count = static_cast<std::int64_t>(self.record.pieces.size());
                out->pieces = self.record.pieces.data();
            }
            return ROSTRA_OK;
        });
    }
    static void close(void* cursor) noexcept { delete static_cast<Cursor*>(cursor); }

    static constexpr rostra_reader kTable = {
        {sizeof(rostra_reader), 0, create_instance<T>, destroy_instance<T>}, open, next, close};
};

}  // namespace detail

/// A component of kind reader, by its name in the manifest.
///
///     explicit T(const Setup&);
///     struct Cursor {
///         Cursor(const T&, Source&);                       // the source lives as long as the cursor
///         bool next(const Call&, Record&);                 // false: no more; throws BadRecord for one bad document
///     };
///
/// Layers that the manifest lists are emitted by `next`, each over one document, with spans in the record's bytes:
///
///     LayerBuilder<Int32> pages;
///     pages.begin_document();
///     pages.add({begin, end}, number);
///     call.emit(0, pages.take());
template <class T>
constexpr rostra_component reader(const char* name) {
    return detail::component(name, ROSTRA_READER, detail::ReaderFunctions<T>::kTable.base);
}

}  // namespace rostra::inline v0
