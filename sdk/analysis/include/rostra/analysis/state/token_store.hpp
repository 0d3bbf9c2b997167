// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/analysis/state/packed_spans.hpp"
#include "rostra/analysis/state/spill_array.hpp"
#include "rostra/analysis/state/string_table.hpp"
#include "rostra/batch.hpp"
#include "rostra/call.hpp"
#include "rostra/state_bytes.hpp"

namespace rostra {
inline namespace v0 {

/// The tokens of all documents, for aggregators that compare documents token by token: each token as the number of its
/// norm, and its span where spans are kept. Tokens with an empty norm are no terms and are left out. A token takes some
/// 4 bytes, and 2 more with its span; beyond the state's budget tokens lie in scratch.
///
///     TokenStore tokens(TokenStore::Spans::kept);
///     tokens.add(call, batch, norm);                            // update
///     tokens.combine(call, from);                               // combine
///     tokens.sort();                                            // finish: documents by ordinal
///     for (std::size_t d = 0; d < tokens.size(); ++d) use(tokens.norms_of(call, d, storage));
///
/// Two tokens have one number exactly if their norms are equal. Numbers follow the order of arrival, so they
/// depend on how states were combined; results must not (StringTable::ranks() gives an order that does not).
///
/// Comparisons are between *sides*. A side is a document; or, in a store of parts, a group. A document has one entry
/// in the store for each of its parts.
class TokenStore {
public:
    enum class Spans { left_out, kept };

    explicit TokenStore(Spans spans) : with_spans_(spans == Spans::kept) {}

    void add(Call call, const Batch& batch, ColumnInput norm) {
        const DictionaryColumn norms = batch.layer(norm.input).dictionary(norm);
        const std::vector<std::uint32_t> id_of_code = numbers_of(norms);
        Buffer<std::uint32_t> ids;
        Buffer<std::int32_t> begins, ends;
        for (const Document document : batch) {
            const std::span<const std::int32_t> codes = document.dictionary(norm).codes;
            const rostra::Spans spans = document.spans(norm.input);
            ids.resize(codes.size());
            begins.resize(codes.size());
            ends.resize(codes.size());
            std::size_t kept = 0;
            for (std::size_t i = 0; i < codes.size(); ++i) {
                ids[kept] = id_of_code[static_cast<std::size_t>(codes[i])];
                begins[kept] = spans.begins()[i];
                ends[kept] = spans.ends()[i];
                kept += ids[kept] != StringTable::kNone ? 1u : 0u;
            }
            add_document(document.ordinal(), ids.span().first(kept), {begins.data(), ends.data(), kept});
        }
        spill_beyond_budget(call);
    }

    /// Adds a document whose tokens the caller has chosen. `norms`: their norms as numbers of norms(). `spans`: in a store
    /// with spans, one for each token, ascending by begin. The caller calls spill() beyond the budget.
    void add_document(std::int64_t ordinal, std::span<const std::uint32_t> norms, rostra::Spans spans = {}) {
        append(ordinal, StringTable::kNone, norms, spans);
    }
    /// As add_document, for a part of a document that belongs to `group`, a number of groups(). All parts of a document
    /// are added to one store, in the order of the text. A store holds documents or parts, never both.
    void add_part(std::int64_t ordinal, std::uint32_t group, std::span<const std::uint32_t> norms,
                  rostra::Spans spans = {}) {
        append(ordinal, group, norms, spans);
    }
    [[nodiscard]] StringTable& norms() { return norms_; }
    [[nodiscard]] StringTable& groups() { return groups_; }
    /// By code of the batch's dictionary, the number of the norm; kNone for the empty norm and for norms that no token has.
    [[nodiscard]] std::vector<std::uint32_t> numbers_of(const DictionaryColumn& norms) {
        std::vector<std::uint32_t> ids(static_cast<std::size_t>(norms.strings.size()), StringTable::kNone);
        std::vector<std::int32_t> codes;
        for (const std::int32_t code : norms.codes) {
            if (ids[static_cast<std::size_t>(code)] != StringTable::kNone) continue;
            if (norms.strings[code].empty()) continue;
            ids[static_cast<std::size_t>(code)] = 0;
            codes.push_back(code);
        }
        std::vector<std::string_view> strings;
        strings.reserve(codes.size());
        for (const std::int32_t code : codes) strings.push_back(norms.strings[code]);
        std::vector<std::uint32_t> found(codes.size());
        norms_.ids(strings, found);
        for (std::size_t i = 0; i < codes.size(); ++i) ids[static_cast<std::size_t>(codes[i])] = found[i];
        return ids;
    }
    /// Moves tokens and spans to scratch.
    void spill(Call call) {
        ids_.spill(call);
        spans_.spill(call);
    }

    /// Takes all documents of `from`, which is empty afterwards.
    void combine(Call call, TokenStore& from) {
        if (documents_.empty()) {
            *this = std::move(from);
            from = TokenStore(with_spans_ ? Spans::kept : Spans::left_out);
            return;
        }
        std::vector<std::uint32_t> id_here(from.norms_.size());
        for (std::uint32_t id = 0; id < id_here.size(); ++id) id_here[id] = norms_.id(from.norms_[id]);
        std::vector<std::uint32_t> group_here(from.groups_.size());
        for (std::uint32_t id = 0; id < group_here.size(); ++id)
            group_here[id] = groups_.id(from.groups_[id]);

        // Numbers in memory are rewritten. Those in scratch stay as they are and are read through a map.
        const auto own_map = static_cast<std::uint32_t>(maps_.size() + 1);
        const std::uint32_t maps_shift = own_map;
        bool own_map_used = false;
        for (Entry& entry : from.documents_) {
            std::uint32_t* ids = entry.tokens == 0 ? nullptr : from.ids_.in_memory(entry.ids);
            if (ids != nullptr) {
                for (std::uint32_t i = 0; i < entry.tokens; ++i) ids[i] = id_here[ids[i]];
            } else if (entry.tokens != 0) {
                own_map_used = own_map_used || entry.map == 0;
                entry.map = entry.map == 0 ? own_map : entry.map + maps_shift;
            }
        }
        if (own_map_used || !from.maps_.empty())
            maps_.push_back(own_map_used ? id_here : std::vector<std::uint32_t>());
        for (std::vector<std::uint32_t>& map : from.maps_) {
            for (std::uint32_t& id : map) id = id_here[id];
            maps_.push_back(std::move(map));
        }

        const std::int64_t ids_shift = ids_.take(from.ids_);
        const PackedSpans::Record shift = spans_.take(from.spans_);
        for (Entry entry : from.documents_) {
            entry.ids += ids_shift;
            entry.spans.at += shift.at;
            entry.spans.marks += shift.marks;
            if (entry.group != StringTable::kNone) entry.group = group_here[entry.group];
            documents_.push_back(entry);
        }
        tokens_ += from.tokens_;
        from = TokenStore(with_spans_ ? Spans::kept : Spans::left_out);
        spill_beyond_budget(call);
    }

    /// Bytes of memory held.
    [[nodiscard]] std::int64_t memory() const {
        std::size_t bytes = documents_.capacity() * sizeof(Entry);
        for (const std::vector<std::uint32_t>& map : maps_) bytes += map.capacity() * sizeof(std::uint32_t);
        return static_cast<std::int64_t>(bytes) + norms_.memory() + groups_.memory() + ids_.memory() +
               spans_.memory();
    }

    /// The same bytes for the same documents, however they came together.
    void save(Call call, StateWriter& writer) const {
        writer.integer(with_spans_ ? 1 : 0);
        const std::vector<std::uint32_t> ranks = norms_.save(writer);
        const std::vector<std::uint32_t> group_ranks = groups_.save(writer);

        std::vector<std::uint32_t> order(documents_.size());
        std::iota(order.begin(), order.end(), 0u);
        std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
            return documents_[a].ordinal < documents_[b].ordinal;
        });
        writer.integer(static_cast<std::int64_t>(order.size()));
        Buffer<std::uint32_t> storage, ids;
        Buffer<std::uint8_t> bytes;
        for (const std::uint32_t d : order) {
            call.check_stop();
            const Entry& entry = documents_[d];
            const std::span<const std::uint32_t> norms = norms_of(call, d, storage);
            ids.resize(norms.size());
            for (std::size_t i = 0; i < norms.size(); ++i) ids[i] = ranks[norms[i]];
            writer.ordinal(entry.ordinal);
            if (groups_.size() != 0) writer.integer(group_ranks[entry.group]);
            writer.integer(entry.tokens);
            writer.raw(ids.data(), ids.size() * sizeof(std::uint32_t));
            if (!with_spans_) continue;
            const std::span<const std::uint8_t> spans = spans_.bytes(call, entry.spans, bytes);
            writer.integer(static_cast<std::int64_t>(spans.size()));
            writer.raw(spans.data(), spans.size());
        }
    }

    /// Into an empty store.
    void load(Call call, StateReader& reader) {
        StateReader::require(reader.integer() == (with_spans_ ? 1 : 0));
        norms_.load(reader);
        groups_.load(reader);
        const bool grouped = groups_.size() != 0;
        const std::int64_t documents = reader.count(2 * sizeof(std::int64_t));
        Buffer<std::uint32_t> ids;
        Buffer<std::int32_t> begins, ends;
        const std::int64_t spill_beyond = std::max(Scratch(call).budget() / 2, kFewBytes);
        for (std::int64_t d = 0, last = -1; d < documents; ++d) {
            call.check_stop();
            const std::int64_t ordinal = reader.ordinal();
            StateReader::require(grouped ? ordinal >= last : ordinal > last);
            last = ordinal;
            const std::int64_t group = grouped ? reader.integer() : std::int64_t{StringTable::kNone};
            StateReader::require(!grouped ||
                                 (group >= 0 && group < static_cast<std::int64_t>(groups_.size())));
            const auto tokens = static_cast<std::size_t>(reader.count(sizeof(std::uint32_t)));
            StateReader::require(tokens <= std::numeric_limits<std::uint32_t>::max());
            reader.values(tokens, ids);
            for (const std::uint32_t id : ids.span()) StateReader::require(id < norms_.size());
            begins.clear();
            ends.clear();
            if (with_spans_) StateReader::require(PackedSpans::read(reader.string(), tokens, begins, ends));
            append(ordinal, static_cast<std::uint32_t>(group), ids.span(),
                   {begins.data(), ends.data(), begins.size()});
            if (ids_.memory() + spans_.spillable() > spill_beyond) spill(call);
        }
        spill_beyond_budget(call);
    }

    // For finish.

    /// Documents by ordinal, the parts of each in the order of the text.
    void sort() {
        std::stable_sort(documents_.begin(), documents_.end(),
                         [](const Entry& a, const Entry& b) { return a.ordinal < b.ordinal; });
        group_ranks_ = groups_.ranks();
    }
    [[nodiscard]] const StringTable& norms() const { return norms_; }
    /// Whether the sides are groups.
    [[nodiscard]] bool grouped() const { return groups_.size() != 0; }
    /// Sides, by number 0 … sides() - 1: documents by ordinal, groups by name, bytewise. After sort().
    [[nodiscard]] std::size_t sides() const { return grouped() ? groups_.size() : documents_.size(); }
    [[nodiscard]] std::uint32_t side_of(std::size_t document) const {
        return grouped() ? group_ranks_[documents_[document].group] : static_cast<std::uint32_t>(document);
    }
    /// By side, the names of the groups.
    [[nodiscard]] std::vector<std::string_view> side_names() const {
        std::vector<std::string_view> names;
        for (const std::uint32_t group : groups_.sorted()) names.push_back(groups_[group]);
        return names;
    }
    /// Entries, by number 0 … size() - 1, are documents or parts; tokens() counts the tokens of all entries.
    [[nodiscard]] std::size_t size() const { return documents_.size(); }
    [[nodiscard]] std::int64_t tokens() const { return tokens_; }
    [[nodiscard]] std::int64_t ordinal(std::size_t document) const { return documents_[document].ordinal; }
    [[nodiscard]] std::uint32_t tokens_of(std::size_t document) const { return documents_[document].tokens; }

    /// The document's tokens in order, as numbers of norms(): in place, or in `storage` where they were
    /// spilled. Many threads may ask at once, each with a storage of its own.
    [[nodiscard]] std::span<const std::uint32_t> norms_of(Call call, std::size_t document,
                                                          Buffer<std::uint32_t>& storage) const {
        return norms_at(call, document, 0, documents_[document].tokens, storage);
    }

    /// As above, `count` tokens from `first` on.
    [[nodiscard]] std::span<const std::uint32_t> norms_at(Call call, std::size_t document,
                                                          std::uint32_t first, std::uint32_t count,
                                                          Buffer<std::uint32_t>& storage) const {
        if (count == 0) return {};
        const Entry& entry = documents_[document];
        const std::span<const std::uint32_t> ids = ids_.get(call, entry.ids + first, count, storage);
        if (entry.map == 0) return ids;
        const std::vector<std::uint32_t>& map = maps_[entry.map - 1];
        for (std::uint32_t i = 0; i < count; ++i) storage[i] = map[storage[i]];
        return storage.span();
    }

    /// Consecutive documents, [first, last).
    struct Piece {
        std::size_t first, last;
    };
    /// All documents in pieces of about so many tokens, to be worked on in parallel.
    [[nodiscard]] std::vector<Piece> pieces(std::uint64_t piece_tokens) const {
        std::vector<Piece> pieces;
        std::uint64_t here = 0;
        for (std::size_t d = 0, first = 0; d < size(); ++d) {
            here += documents_[d].tokens;
            if (here < piece_tokens && d + 1 < size()) continue;
            pieces.push_back({first, d + 1});
            first = d + 1;
            here = 0;
        }
        return pieces;
    }

    /// Where a token stands; only in a store with spans.
    [[nodiscard]] Span span_of(Call call, std::size_t document, std::uint32_t token) const {
        return spans_.one(call, documents_[document].spans, documents_[document].tokens, token);
    }

    /// Where each of the document's tokens stands, in order; only in a store with spans.
    void spans_of(Call call, std::size_t document, std::vector<Span>& spans) const {
        spans_.all(call, documents_[document].spans, documents_[document].tokens, spans);
    }

private:
    struct Entry {
        std::int64_t ordinal;
        std::int64_t ids;
        PackedSpans::Record spans;
        std::uint32_t tokens;
        std::uint32_t map;    // 0: the numbers are those of norms_; else through maps_[map - 1]
        std::uint32_t group;  // kNone: none
    };

    static constexpr std::int64_t kFewBytes = std::int64_t{1} << 20;  // loading does not spill less at a time

    void append(std::int64_t ordinal, std::uint32_t group, std::span<const std::uint32_t> ids,
                rostra::Spans spans) {
        const auto size = static_cast<std::uint32_t>(ids.size());
        Entry entry{ordinal, ids_.append(ids), {}, size, 0, group};
        if (with_spans_) entry.spans = spans_.append(spans);
        documents_.push_back(entry);
        tokens_ += entry.tokens;
    }

    void spill_beyond_budget(Call call) {
        if (memory() > Scratch(call).budget()) spill(call);
    }

    bool with_spans_;
    StringTable norms_;
    StringTable groups_;
    std::vector<std::uint32_t> group_ranks_;
    std::vector<Entry> documents_;
    SpillArray<std::uint32_t> ids_;
    PackedSpans spans_;
    std::vector<std::vector<std::uint32_t>> maps_;
    std::int64_t tokens_ = 0;
};

}  // namespace v0
}  // namespace rostra
