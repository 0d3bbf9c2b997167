// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/state/spill_array.hpp"
#include "rostra/buffer.hpp"
#include "rostra/call.hpp"
#include "rostra/span.hpp"
#include "rostra/state_bytes.hpp"

namespace rostra::concordance {

/// A row of the table, without its query.
struct Line {
    std::int64_t document = 0;
    Span span;
    std::int32_t turn = 0;
    std::string_view speaker, left, node, right;
    std::string_view key;  ///< the words that lines are sorted by
};

/// The number of hits of each query, and the lines of its first `limit` hits, by document and byte. The texts of lines go to
/// scratch beyond the budget.
class ConcordanceHits {
public:
    ConcordanceHits(std::size_t queries, std::int64_t limit) : limit_(limit), queries_(queries) {}

    /// Counts a hit of a query. True where the hit is among the first `limit`, so that its line is to be added.
    [[nodiscard]] bool count(std::size_t query) { return ++queries_[query].count <= limit_; }
    /// Adds a line of a query. Lines are added in the order of document and byte.
    void add(std::size_t query, const Line& line);
    void spill_beyond_budget(Call call);

    /// Appends the hits of `from`, which are all of later documents.
    void combine(Call call, ConcordanceHits& from);
    void save(Call call, StateWriter& writer) const;
    /// Into an empty object made with the same queries and limit.
    void load(Call call, StateReader& reader);
    [[nodiscard]] std::int64_t memory() const noexcept;

    // For finish.

    [[nodiscard]] std::int64_t counted(std::size_t query) const { return queries_[query].count; }
    /// The numbers of a query's lines in the order of their keys; lines of one key by document and byte.
    [[nodiscard]] std::vector<std::uint32_t> sorted(Call call, std::size_t query) const;
    /// A line. Its texts are views into `storage`.
    [[nodiscard]] Line line(Call call, std::size_t query, std::uint32_t number, Buffer<char>& storage) const;

private:
    struct Kept {
        std::int64_t document;
        std::int64_t at;  // of the line's texts in scratch or memory, one behind the other
        Span span;
        std::int32_t turn;
        std::uint32_t speaker, left, node, right, key;  // sizes in bytes
        [[nodiscard]] std::size_t bytes() const { return std::size_t{speaker} + left + node + right + key; }
    };
    struct Query {
        std::int64_t count = 0;
        std::vector<Kept> lines;
    };

    [[nodiscard]] Line line_of(Call call, const Kept& kept, Buffer<char>& storage) const;

    std::int64_t limit_;
    std::vector<Query> queries_;
    SpillArray<char> texts_;
};

}  // namespace rostra::concordance
