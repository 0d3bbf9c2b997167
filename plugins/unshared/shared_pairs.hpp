// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "rostra/batch.hpp"
#include "rostra/call.hpp"
#include "rostra/setup.hpp"
#include "rostra/span.hpp"
#include "sentence_store.hpp"

namespace unshared {

/// Document `a` compared with document `b`, by their numbers in the store.
struct DocumentPair {
    std::uint32_t a, b;
    std::uint64_t first, last;  ///< for SharedPairs alone: its entries about the two
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

/// The pairs of documents that are compared, and which spans of document `a` lie in passages with document `b`.
///
///     SharedPairs pairs(store);
///     pairs.add(passages, [](std::int64_t, std::int64_t) { return true; });
///     pairs.add_related(a, b);                    // compared without a passage
///     pairs.sort();
///     for (const DocumentPair& pair : pairs.all()) pairs.spans_of(pair, spans);
///
/// Two documents make two pairs, (a, b) and (b, a). A pair takes some 16 bytes beside the table's own rows.
class SharedPairs {
public:
    explicit SharedPairs(const SentenceStore& store) : store_(store) {}

    /// Adds the passages. `relates(a, b)`, of ordinals: whether the two are compared, if they have a passage that is no
    /// boilerplate. `passages` outlives this object.
    using Relates = std::function<bool(std::int64_t a, std::int64_t b)>;
    void add(const PassageRows& passages, const Relates& relates);
    /// Compares two documents, by their ordinals, whether or not they share a passage.
    void add_related(std::int64_t a, std::int64_t b);
    /// After the last add() and add_related().
    void sort();

    struct LeftOut {
        std::uint64_t pairs = 0;  ///< (a, b) and (b, a) count as one
        std::uint64_t terms =
            0;  ///< the most terms that an earlier document has in passages with the later document
    };
    /// Keeps the `most` pairs whose earlier document has most terms in passages with the later document; of equal pairs,
    /// the first. (a, b) and (b, a) count as one.
    LeftOut keep(rostra::Call call, std::size_t most);

    /// Keeps the pairs of which one document has at least that share of its terms in passages with the other. Returns how many are
    /// left out, (a, b) and (b, a) counted as one.
    std::uint64_t keep_sharing(rostra::Call call, double least);

    /// Keeps of each document's pairs the `most` in whose passages it has most terms, of equal pairs the first; and with
    /// (a, b) also (b, a). Returns how many are left out, (a, b) and (b, a) counted as one.
    std::uint64_t keep_nearest(rostra::Call call, std::size_t most);

    /// All, by a and b.
    [[nodiscard]] std::vector<DocumentPair> all() const;
    /// The spans of document a in passages with document b: ascending; they neither touch nor overlap.
    void spans_of(const DocumentPair& pair, std::vector<rostra::Span>& spans) const;

private:
    /// Consecutive rows of `passages` about documents a and b; or one add_related(a, b).
    struct Stretch {
        static constexpr std::uint64_t kRelated = static_cast<std::uint64_t>(-1);
        std::uint32_t a, b;
        std::uint64_t
            place;  // 2 * the first row, and 1 more where a is the row's b; kRelated for add_related()
    };

    /// Calls take(pair, terms of document a that lie in passages with document b, terms of document a), many at a time.
    void each_share(rostra::Call call, const std::vector<DocumentPair>& pairs,
                    const std::function<void(std::size_t, std::uint64_t, std::uint64_t)>& take) const;
    /// How many terms of document a lie in passages with document b, by pair.
    [[nodiscard]] std::vector<std::uint64_t> shared_terms(rostra::Call call,
                                                          const std::vector<DocumentPair>& pairs) const;
    /// Keeps these pairs, the lower number first, which are put in order.
    void keep_only(std::vector<std::pair<std::uint32_t, std::uint32_t>>& kept);
    void add_both(std::int64_t a, std::int64_t b, std::uint64_t a_place, std::uint64_t b_place);

    const SentenceStore& store_;
    const PassageRows* passages_ = nullptr;
    std::vector<Stretch> stretches_;
};

/// How many of the document's terms begin in spans that do not overlap.
std::uint64_t terms_in(const Sentences& document, std::span<const rostra::Span> spans);

}  // namespace unshared
