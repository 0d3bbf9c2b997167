// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/plugin.hpp"
#include "rostra/services.hpp"
#include "sentence_hash.hpp"
#include "sentence_store.hpp"
#include "shared_pairs.hpp"

namespace unshared {

using namespace rostra;

/// Keeps the sentences of all documents and where their terms begin. At the end it holds them against the passages
/// that each two documents share: a sentence of which little or nothing lies in these is what only its document
/// says, unless the other has the same sentence, too short to be a passage.
class Unshared {
public:
    explicit Unshared(const Setup& setup)
        : sentence_(setup.input("sentence")),
          norm_(setup.column("token", "norm")),
          passage_(setup.input("passage")),
          passage_columns_(setup),
          similarity_(setup.input("similarity")),
          similarity_a_(setup.column("similarity", "a")),
          similarity_b_(setup.column("similarity", "b")),
          relatedness_(setup.column("similarity", "relatedness")),
          max_shared_(setup.options().number("max-shared")),
          min_tokens_(setup.options().integer("min-tokens")),
          by_passages_(setup.options().string("pairs") != "similarity"),
          by_similarity_(setup.options().string("pairs") != "passages"),
          by_both_(setup.options().string("pairs") == "both"),
          min_relatedness_(setup.options().number("min-relatedness")),
          min_share_(setup.options().number("min-share")),
          nearest_(static_cast<std::size_t>(setup.options().integer("nearest"))),
          max_pairs_(static_cast<std::size_t>(setup.options().integer("max-pairs"))) {
        if (by_similarity_ && !similarity_.present) {
            throw OptionError(
                "pairs are to be told by their similarity, but no stage makes the table similarity; add the "
                "stage "
                "similarity, or set pairs to \"passages\"",
                setup.options().where("pairs"));
        }
    }

    using State = SentenceStore;

    void update(const Call& call, State& state, const Batch& batch) const {
        NormHashes hashes(batch.layer(norm_.input).dictionary(norm_));
        Sentences sentences;
        std::vector<std::uint64_t> terms;
        for (const Document document : batch) {
            const std::span<const std::int32_t> codes = document.dictionary(norm_).codes;
            const std::span<const std::int32_t> begins = document.spans(norm_.input).begins();
            sentences = {};
            terms.clear();
            for (std::size_t i = 0; i < codes.size(); ++i) {
                if (hashes.strings()[codes[i]].empty()) continue;
                sentences.terms.push_back(begins[i]);
                terms.push_back(hashes[codes[i]]);
            }
            for (const Span span : document.spans(sentence_)) {
                const std::size_t first = sentences.terms_before(span.begin);
                const std::size_t count = sentences.terms_before(span.end) - first;
                sentences.spans.push_back(span);
                sentences.hashes.push_back(SentenceHash::of_terms(std::span(terms).subspan(first, count)));
            }
            state.add(document.ordinal(), sentences);
        }
        state.spill_beyond_budget(call);
    }

    void finish(const Call& call, State& store, const Tables& tables) const {
        store.sort();
        const PassageRows passages(tables[passage_], passage_columns_);
        SharedPairs shared(store);
        const std::vector<OrdinalPair> similar =
            by_similarity_ ? similar_pairs(tables[similarity_]) : std::vector<OrdinalPair>();
        shared.add(passages, [&](std::int64_t a, std::int64_t b) {
            return by_passages_ && (!by_both_ || std::binary_search(similar.begin(), similar.end(),
                                                                    OrdinalPair(std::minmax(a, b))));
        });
        if (!by_both_) {
            for (const auto& [a, b] : similar) shared.add_related(a, b);
        }
        shared.sort();
        if (min_share_ > 0) warn_of_little(call, shared.keep_sharing(call, min_share_));
        if (nearest_ != 0) warn_of_farther(call, shared.keep_nearest(call, nearest_));
        if (max_pairs_ != 0) warn_of_left_out(call, shared.keep(call, max_pairs_));
        write(call, store, shared);
    }

private:
    struct Row {
        Span span;
        std::int64_t tokens, shared;
        double share;
    };

    /// About so many sentences are looked at before what was found is written; pairs are given out by so many.
    static constexpr std::size_t kBlock = std::size_t{1} << 18;
    static constexpr std::uint64_t kGrain = 8;

    using OrdinalPair = std::pair<std::int64_t, std::int64_t>;

    /// The documents that are related enough, the lower ordinal first; ascending.
    [[nodiscard]] std::vector<OrdinalPair> similar_pairs(const Table& similarity) const {
        std::vector<OrdinalPair> pairs;
        for (const TableView piece : similarity) {
            const auto a = piece.values<std::int64_t>(similarity_a_);
            const auto b = piece.values<std::int64_t>(similarity_b_);
            const auto relatedness = piece.values<double>(relatedness_);
            for (std::size_t i = 0; i < a.size(); ++i) {
                if (relatedness[i] >= min_relatedness_) pairs.push_back(std::minmax(a[i], b[i]));
            }
        }
        std::sort(pairs.begin(), pairs.end());
        return pairs;
    }

    void warn_of_little(const Call& call, std::uint64_t left_out) const {
        if (left_out == 0) return;
        call.warn(
            "Pairs of documents that share too few of their words in passages, " + std::to_string(left_out) +
            " of them, were not held against each other. Lower min-share, or set it to 0, to have them all.");
    }

    void warn_of_farther(const Call& call, std::uint64_t left_out) const {
        if (left_out == 0) return;
        call.warn("Each document was held against the " + std::to_string(nearest_) +
                  " with which it shares most, " + std::to_string(left_out) +
                  " pairs of documents were not. Raise nearest, or set it to 0, to have them all.");
    }

    void warn_of_left_out(const Call& call, const SharedPairs::LeftOut& left_out) const {
        if (left_out.pairs == 0) return;
        call.warn("Of " + std::to_string(left_out.pairs + max_pairs_) + " pairs of documents, the " +
                  std::to_string(max_pairs_) + " that share most were held against each other. Of the " +
                  std::to_string(left_out.pairs) + " others none has more than " +
                  std::to_string(left_out.terms) +
                  " tokens in common passages. Raise max-pairs, or set it to 0, to have them all.");
    }

    void write(const Call& call, const SentenceStore& store, const SharedPairs& shared) const {
        const std::vector<DocumentPair> pairs = shared.all();
        const Corpus corpus(call);
        TableBuilder<DocumentColumn, DocumentColumn, Int32, Int32, Int64, Int64, Float64, Text> table(call,
                                                                                                      0);
        for (std::size_t first = 0, last = 0; first < pairs.size(); first = last) {
            call.progress("looking for what only one document says", first, pairs.size());
            for (std::size_t sentences = 0; last < pairs.size() && sentences < kBlock; ++last)
                sentences += store.sentences_of(pairs[last].a) + 1;
            const std::span<const DocumentPair> block = std::span(pairs).subspan(first, last - first);
            std::vector<std::vector<Row>> found(block.size());
            call.parallel_for(block.size(), kGrain, [&](std::uint64_t begin, std::uint64_t end) {
                call.check_stop();
                Sentences a;
                std::vector<std::uint64_t> b;
                std::vector<Span> spans;
                for (std::uint64_t i = begin; i < end; ++i) {
                    if (i == begin || block[i].a != block[i - 1].a) store.read(call, block[i].a, a);
                    shared.spans_of(block[i], spans);
                    store.read_hashes(call, block[i].b, b);
                    std::sort(b.begin(), b.end());
                    found[i] = rows_of(a, spans, b);
                }
            });
            std::optional<TextLease> text;
            for (std::size_t i = 0; i < block.size(); ++i) {
                if (i == 0 || block[i].a != block[i - 1].a)
                    text.emplace(corpus.text(store.ordinal(block[i].a)));
                for (const Row& row : found[i]) {
                    table.add(store.ordinal(block[i].a), store.ordinal(block[i].b), row.span.begin,
                              row.span.end, row.tokens, row.shared, row.share, slice(text->text(), row.span));
                }
            }
        }
        table.finish();
    }

    /// The sentences of a document of which little lies in the spans it shares, and none of these hashes, ascending,
    /// tells.
    [[nodiscard]] std::vector<Row> rows_of(const Sentences& document, std::span<const Span> shared_spans,
                                           std::span<const std::uint64_t> others) const {
        // As terms, [first, last).
        std::vector<std::pair<std::size_t, std::size_t>> shared;
        for (const Span span : shared_spans)
            shared.emplace_back(document.terms_before(span.begin), document.terms_before(span.end));
        std::vector<Row> rows;
        for (std::size_t i = 0; i < document.spans.size(); ++i) {
            const Span sentence = document.spans[i];
            const std::size_t first = document.terms_before(sentence.begin);
            const std::size_t last = document.terms_before(sentence.end);
            const auto tokens = static_cast<std::int64_t>(last - first);
            if (tokens < min_tokens_) continue;
            std::int64_t within = 0;
            auto at = std::upper_bound(shared.begin(), shared.end(), first,
                                       [](std::size_t term, const auto& run) { return term < run.second; });
            for (; at != shared.end() && at->first < last; ++at)
                within += static_cast<std::int64_t>(std::min(at->second, last) - std::max(at->first, first));
            const double share = static_cast<double>(within) / static_cast<double>(tokens);
            if (share > max_shared_) continue;
            if (!std::binary_search(others.begin(), others.end(), document.hashes[i]))
                rows.push_back({sentence, tokens, within, share});
        }
        return rows;
    }

    Input sentence_;
    ColumnInput norm_;
    Input passage_;
    PassageRows::Columns passage_columns_;
    Input similarity_;
    ColumnInput similarity_a_, similarity_b_, relatedness_;
    double max_shared_;
    std::int64_t min_tokens_;
    bool by_passages_, by_similarity_;  // what makes two documents a pair
    bool by_both_;                      // only where both do
    double min_relatedness_;
    double min_share_;
    std::size_t nearest_, max_pairs_;  // 0: no bound
};

}  // namespace unshared

ROSTRA_PLUGIN(rostra::aggregator<unshared::Unshared>("sentences"))
