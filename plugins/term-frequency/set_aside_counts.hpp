// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rostra/analysis/state/string_table.hpp"
#include "rostra/analysis/terms/term_counts.hpp"
#include "rostra/batch.hpp"
#include "rostra/state_bytes.hpp"

namespace rostra::term_frequency {

/// For each length, the number of sequences that are no terms because one of their tokens is set aside, as stop words are.
/// The size of a group and this number add up to its size without stop words.
class SetAsideCounts {
public:
    explicit SetAsideCounts(const terms::Counting& counting);

    void add(const terms::Counting& counting, const Batch& batch);
    void combine(const SetAsideCounts& from);
    void save(StateWriter& writer) const;
    /// Into an empty object made with the same counting.
    void load(StateReader& reader);

    /// The number for the length with this index: in all documents, in a document, and in a group of the scope `named`, an
    /// index into the scopes that have names.
    [[nodiscard]] std::int64_t in_corpus(std::size_t length) const { return corpus_[length]; }
    [[nodiscard]] std::int64_t in_document(std::size_t length, std::int64_t ordinal) const;
    [[nodiscard]] std::int64_t in_group(std::size_t length, std::size_t named, std::string_view group) const;

    /// Sorts documents by ordinal. To be called before in_document().
    void sort();

    /// Bytes of memory held.
    [[nodiscard]] std::int64_t memory() const;

private:
    /// A row of counts by length for each document or group.
    using Counts = std::vector<std::int64_t>;
    struct Named {
        StringTable groups;
        Counts counts;  // by group, then length
    };

    [[nodiscard]] std::size_t lengths() const { return corpus_.size(); }
    [[nodiscard]] std::vector<std::size_t> by_ordinal() const;
    void add_document(std::int64_t ordinal, const Counts& counts);
    void add_group(Named& scope, std::uint32_t group, const std::int64_t* counts) const;

    bool by_document_;
    Counts corpus_;
    std::vector<std::int64_t> ordinals_;  // of documents that have any
    Counts documents_;                    // by document, then length
    std::vector<Named> named_;
};

}  // namespace rostra::term_frequency
