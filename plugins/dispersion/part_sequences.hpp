// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "rostra/analysis/state/spill_array.hpp"
#include "rostra/analysis/state/string_table.hpp"
#include "rostra/analysis/terms/term_counts.hpp"
#include "rostra/batch.hpp"
#include "rostra/buffer.hpp"
#include "rostra/call.hpp"
#include "rostra/setup.hpp"
#include "rostra/state_bytes.hpp"

namespace rostra::dispersion {

/// What the corpus, or a group, is parted into.
struct Parting {
    enum class Kind { document, equal, span };

    /// By the options `parts` and `part-layer`, and those of terms::Counting; throws OptionError.
    explicit Parting(const Setup& setup);

    terms::Counting counting;
    Kind kind = Kind::document;
    Input layer;        ///< whose spans are parts
    std::string words;  ///< what a state's numbers mean

    /// Whether whole documents' terms are wanted, for the corpus or for documents.
    [[nodiscard]] bool whole() const {
        return counting.counts(terms::Scope::Kind::corpus) || counting.counts(terms::Scope::Kind::document);
    }
};

/// The terms of one part of a document, or of what a group has of it, in their order.
struct Piece {
    std::uint32_t group = 0;  ///< 0 of whole documents
    std::uint32_t place = 0;  ///< the span's number in its document; 0 of documents
    std::int64_t ordinal = 0;
    std::int64_t terms = 0;  ///< how many, not 0
    std::int64_t at = 0;     ///< where they are, in LengthSequences::bytes
    std::uint32_t size = 0;  ///< in bytes
};

/// The sequences of terms of one length.
struct LengthSequences {
    explicit LengthSequences(std::size_t sets) : pieces(sets) {}

    StringTable terms;
    std::vector<std::vector<Piece>>
        pieces;                      ///< by set: of whole documents first, then for each scope with names
    SpillArray<std::uint8_t> bytes;  ///< numbers of terms, as varints

    void add(std::size_t set, Piece piece, const Buffer<std::uint8_t>& encoded);
    /// The numbers of a piece's terms. May be asked from many threads.
    void read(Call call, const Piece& piece, std::vector<std::uint32_t>& read) const;
    [[nodiscard]] std::int64_t memory() const;
};

/// Sequences of some documents.
struct PartSequences {
    explicit PartSequences(const Parting& parting);

    std::vector<StringTable> groups;       ///< names, for each scope that has names
    std::vector<LengthSequences> lengths;  ///< in the order of Counting::lengths

    /// Takes in a batch.
    void add(Call call, const Parting& parting, const Batch& batch);
    void combine(Call call, const PartSequences& from);
    /// The same bytes for the same documents: names, terms and pieces in an order of their own.
    void save(Call call, const Parting& parting, StateWriter& writer) const;
    /// Into an empty one, of the same parting.
    void load(Call call, const Parting& parting, StateReader& reader);
    [[nodiscard]] std::int64_t memory() const noexcept;

private:
    /// The set of the first scope with names.
    [[nodiscard]] std::size_t first_named() const { return lengths.front().pieces.size() - groups.size(); }
    void spill_beyond_budget(Call call);
};

}  // namespace rostra::dispersion
