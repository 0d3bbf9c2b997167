// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>
#include <vector>

#include "passage_finder.hpp"
#include "rostra/plugin.hpp"
#include "rostra/state/token_store.hpp"

namespace passages {

using namespace rostra;

/// Keeps the tokens of all documents, and at the end finds what any two of them share.
class Passages {
public:
    explicit Passages(const Setup& setup)
        : norm_(setup.column("token", "norm")),
          length_(static_cast<std::size_t>(setup.options().integer("min-tokens"))),
          max_documents_(static_cast<std::uint64_t>(setup.options().integer("max-documents"))) {}

    struct State {
        TokenStore tokens{TokenStore::Spans::kept};
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

    void finish(const Call& call, State& state, const Tables&) const {
        TokenStore& tokens = state.tokens;
        tokens.sort();
        const PassageFinder finder(call, tokens, length_, max_documents_);
        warn_of_left_out(call, finder.left_out());

        TableBuilder<Int64, DocumentColumn, Int32, Int32, DocumentColumn, Int32, Int32, Int64, Int64, Float64>
            rows(call, 0);
        std::int64_t number = 0;
        for (std::size_t first = 0; first < tokens.size(); first += kBlock) {
            call.progress("comparing documents", first, tokens.size());
            const std::size_t count = std::min(kBlock, tokens.size() - first);
            std::vector<std::vector<Row>> found(count);
            call.parallel_for(count, 1, [&](std::uint64_t begin, std::uint64_t end) {
                for (std::uint64_t i = begin; i < end; ++i)
                    found[i] = rows_of(call, tokens, finder, first + i);
            });
            for (std::size_t i = 0; i < count; ++i) {
                for (const Row& row : found[i]) {
                    rows.add(++number, tokens.ordinal(first + i), row.a.begin, row.a.end, row.b_ordinal,
                             row.b.begin, row.b.end, row.tokens, row.tokens, 1.0);
                }
            }
        }
        rows.finish();
    }

private:
    /// Documents whose passages are found before they are written.
    static constexpr std::size_t kBlock = 256;

    struct Row {
        Span a;
        std::int64_t b_ordinal;
        Span b;
        std::int64_t tokens;
    };

    static std::vector<Row> rows_of(const Call& call, const TokenStore& tokens, const PassageFinder& finder,
                                    std::size_t a) {
        call.check_stop();
        std::vector<Row> rows;
        for (const Passage& passage : finder.of_document(a)) {
            const auto span = [&](std::size_t document, std::uint32_t token) {
                return Span{tokens.span_of(call, document, token).begin,
                            tokens.span_of(call, document, token + passage.tokens - 1).end};
            };
            rows.push_back({span(a, passage.a_token), tokens.ordinal(passage.b),
                            span(passage.b, passage.b_token), passage.tokens});
        }
        return rows;
    }

    void warn_of_left_out(const Call& call, const SeedIndex::LeftOut& left_out) const {
        if (left_out.runs == 0) return;
        const std::string length = std::to_string(length_);
        call.warn(std::to_string(left_out.runs) + " runs of " + length + " tokens stand in more than " +
                  std::to_string(max_documents_) + " documents (one in " +
                  std::to_string(left_out.most_documents) + "), at " + std::to_string(left_out.places) +
                  " places, and were not searched by: passages made of such runs alone are missing. "
                  "Raise max-documents, or set it to 0, to find them.");
    }

    ColumnInput norm_;
    std::size_t length_;
    std::uint64_t max_documents_;
};

}  // namespace passages

ROSTRA_PLUGIN(rostra::aggregator<passages::Passages>("passages"))
