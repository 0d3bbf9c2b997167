// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>
#include <vector>

#include "document_features.hpp"
#include "pair_comparison.hpp"
#include "rostra/plugin.hpp"
#include "rostra/state/token_store.hpp"

namespace similarity {

using namespace rostra;

/// How many passages each two documents share, as the table `passage` says.
class PassageCounts {
public:
    PassageCounts(const TableView& passages, ColumnInput a, ColumnInput b) {
        if (!passages) return;
        const auto as = passages.values<std::int64_t>(a.child), bs = passages.values<std::int64_t>(b.child);
        pairs_.reserve(as.size());
        for (std::size_t i = 0; i < as.size(); ++i) pairs_.emplace_back(std::minmax(as[i], bs[i]));
        std::sort(pairs_.begin(), pairs_.end());
    }
    /// By ordinals.
    [[nodiscard]] std::int64_t of(std::int64_t a, std::int64_t b) const {
        const auto [first, last] = std::equal_range(pairs_.begin(), pairs_.end(), std::pair(a, b));
        return last - first;
    }

private:
    std::vector<std::pair<std::int64_t, std::int64_t>> pairs_;
};

/// Keeps the tokens of all documents, and at the end compares each two.
class Similarity {
public:
    explicit Similarity(const Setup& setup)
        : norm_(setup.column("token", "norm")),
          passages_(setup.input("passage")),
          passage_a_(setup.column("passage", "a")),
          passage_b_(setup.column("passage", "b")),
          shingle_(static_cast<std::size_t>(setup.options().integer("shingle"))),
          min_cosine_(setup.options().number("min-cosine")) {}

    struct State {
        TokenStore tokens{TokenStore::Spans::left_out};
        [[nodiscard]] std::int64_t memory() const noexcept { return tokens.memory(); }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        state.tokens.add(call, batch, norm_);
    }
    void combine(const Call& call, State& into, State& from) const { into.tokens.combine(call, from.tokens); }
    void save(const Call& call, const State& state, StateWriter& writer) const {
        state.tokens.save(call, writer);
    }
    void load(const Call& call, State& state, StateReader& reader) const { state.tokens.load(call, reader); }

    void finish(const Call& call, State& state, const Tables& tables) const {
        TokenStore& tokens = state.tokens;
        tokens.sort();
        const std::size_t documents = tokens.size();
        const InvertedIndex norms = index_norms(call, tokens);
        const Shingles shingles = index_shingles(call, tokens, shingle_);
        const PairComparison comparison(norms, shingles);
        const PassageCounts passages(tables[passages_], passage_a_, passage_b_);

        TableBuilder<DocumentColumn, DocumentColumn, Float64, Float64, Float64, Float64, Int64, Int64> rows(
            call, 0);
        const std::size_t block = std::clamp<std::size_t>(kPairs / (documents + 1), kGrain, kMostRows);
        for (std::size_t first = 0; first < documents; first += block) {
            call.progress("comparing documents", first, documents);
            const std::size_t count = std::min(block, documents - first);
            std::vector<std::vector<Pair>> found(count);
            call.parallel_for(count, kGrain, [&](std::uint64_t begin, std::uint64_t end) {
                call.check_stop();
                std::vector<std::vector<Pair>> rows_here =
                    comparison.compare(call, first + begin, first + end);
                std::move(rows_here.begin(), rows_here.end(),
                          found.begin() + static_cast<std::ptrdiff_t>(begin));
            });
            for (std::size_t i = 0; i < count; ++i) {
                const std::int64_t a = tokens.ordinal(first + i);
                for (const Pair& pair : found[i]) {
                    if (pair.cosine < min_cosine_) continue;
                    const std::int64_t b = tokens.ordinal(pair.b);
                    rows.add(a, b, pair.cosine, pair.jaccard, pair.containment_a, pair.containment_b,
                             pair.shared_tokens, passages.of(a, b));
                }
            }
        }
        rows.finish();
    }

private:
    // Rows are compared in blocks of about so many pairs, and at most so many rows; so many of them
    // at once by one thread.
    static constexpr std::size_t kPairs = std::size_t{1} << 20;
    static constexpr std::size_t kMostRows = 1024;
    static constexpr std::size_t kGrain = 16;

    ColumnInput norm_;
    Input passages_;
    ColumnInput passage_a_, passage_b_;
    std::size_t shingle_;
    double min_cosine_;
};

}  // namespace similarity

ROSTRA_PLUGIN(rostra::aggregator<similarity::Similarity>("pairs"))
