// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rostra/batch.hpp"
#include "rostra/call.hpp"
#include "rostra/setup.hpp"
#include "rostra/span.hpp"
#include "sentence_store.hpp"

namespace unshared {

/// One document held against another, by their numbers in the store.
struct DocumentPair {
    std::uint32_t a, b;
    std::uint64_t first, last;  ///< what there is about them, as numbers of SharedPairs' own
};

/// The table `passage`, row by row: a copy of what is asked of it, in one piece.
class PassageRows {
public:
    struct Columns {
        explicit Columns(const rostra::Setup& setup);
        rostra::ColumnInput a, a_begin, a_end, b, b_begin, b_end, kind;
    };

    PassageRows(const rostra::Table& table, const Columns& columns);

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] std::int64_t a(std::size_t row) const { return rows_[row].a; }
    [[nodiscard]] std::int64_t b(std::size_t row) const { return rows_[row].b; }
    [[nodiscard]] rostra::Span a_span(std::size_t row) const { return rows_[row].a_span; }
    [[nodiscard]] rostra::Span b_span(std::size_t row) const { return rows_[row].b_span; }
    [[nodiscard]] bool is_boilerplate(std::size_t row) const { return rows_[row].is_boilerplate; }

private:
    struct Row {
        std::int64_t a, b;
        rostra::Span a_span, b_span;
        bool is_boilerplate;
    };
    std::vector<Row> rows_;
};

/// Which documents are held against each other, and what of the one lies in passages with the other.
///
///     SharedPairs pairs(store);
///     pairs.add(passages, true);
///     pairs.add_related(a, b);                    // for others
///     pairs.sort();
///     for (const DocumentPair& pair : pairs.all()) pairs.spans_of(pair, spans);
///
/// Each two documents are two pairs, one in each direction. A pair takes some 16 bytes beside the table's own rows.
class SharedPairs {
public:
    explicit SharedPairs(const SentenceStore& store) : store_(store) {}

    /// What is shared. `relates`: documents that share what is no boilerplate are held against each other.
    /// `passages` has to live as long as this.
    void add(const PassageRows& passages, bool relates);
    /// Two documents, by their ordinals, are held against each other, whether or not they share anything.
    void add_related(std::int64_t a, std::int64_t b);
    /// After the last was added.
    void sort();

    struct LeftOut {
        std::uint64_t pairs = 0;  ///< both directions are one
        std::uint64_t terms =
            0;  ///< of the earlier document, in passages with the later: the most in one of them
    };
    /// Keeps so many pairs, both directions being one: those whose earlier document has most terms in passages
    /// with the later; of equal ones, those that come first.
    LeftOut keep(rostra::Call call, std::size_t most);

    /// All, by a and b.
    [[nodiscard]] std::vector<DocumentPair> all() const;
    /// What of a lies in passages with b: spans in order that neither meet nor overlap.
    void spans_of(const DocumentPair& pair, std::vector<rostra::Span>& spans) const;

private:
    /// Consecutive rows of passages about two documents, seen from one of them; or that they are related.
    struct Stretch {
        static constexpr std::uint64_t kRelated = static_cast<std::uint64_t>(-1);
        std::uint32_t a, b;
        std::uint64_t place;  // of the first row: 2 * row, and 1 more where a is the row's b; or kRelated
    };

    void add_both(std::int64_t a, std::int64_t b, std::uint64_t a_place, std::uint64_t b_place);

    const SentenceStore& store_;
    const PassageRows* passages_ = nullptr;
    std::vector<Stretch> stretches_;
};

/// How many of the document's terms begin in spans that do not overlap.
std::uint64_t terms_in(const Sentences& document, std::span<const rostra::Span> spans);

}  // namespace unshared
