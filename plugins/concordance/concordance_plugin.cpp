// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "concordance_hits.hpp"
#include "concordance_queries.hpp"
#include "keyword_context.hpp"
#include "rostra/analysis/terms/token_selection.hpp"
#include "rostra/plugin.hpp"
#include "rostra/services.hpp"
#include "text_patterns.hpp"
#include "word_folding.hpp"
#include "word_queries.hpp"

namespace rostra::concordance {

namespace {

enum class Sort { document, left, right, node };

Sort sort_of(std::string_view name) {
    return name == "left"    ? Sort::left
           : name == "right" ? Sort::right
           : name == "node"  ? Sort::node
                             : Sort::document;
}

}  // namespace

/// Looks for the queries where the text is at hand, and puts their lines in order at the end.
class Concordance {
public:
    explicit Concordance(const Setup& setup)
        : queries_(queries_of(setup.options())),
          tokens_(setup),
          noise_(setup.input("noise")),
          turn_(setup.column("turn", "turn")),
          speaker_(setup.column("turn", "speaker")),
          speaker_id_(setup.column("turn", "speaker_id")) {
        const Options options = setup.options();
        size_.count = static_cast<std::size_t>(options.integer("context"));
        const std::string_view unit = options.string("context-unit");
        size_.unit = unit == "characters" ? ContextSize::Unit::characters : ContextSize::Unit::tokens;
        sort_ = sort_of(options.string("sort"));
        limit_ = options.integer("limit");
        chosen_ = options.has("only") || options.has("where");
        for (const Query& query : queries_) {
            any_words_ = any_words_ || !query.pattern;
            any_patterns_ = any_patterns_ || query.pattern;
            words_ += "query " + query.text + '\n';
        }
        words_ += std::to_string(size_.count) + ' ' + std::string(unit) + '\n' +
                  std::string(options.string("sort")) + '\n' + std::to_string(limit_) + '\n';
        words_ += tokens_.words(options);
    }

    /// With patterns of its own, as an expression keeps what it is matching.
    struct State {
        explicit State(const Concordance& plugin)
            : hits(plugin.queries_.size(), plugin.limit_), queries(plugin.queries_) {}
        ConcordanceHits hits;
        std::vector<Query> queries;
        [[nodiscard]] std::int64_t memory() const noexcept { return hits.memory(); }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        const terms::TokenSelection::OfBatch selected(tokens_, batch);
        BatchWords words(queries_, selected.norms());
        for (const Document document : batch) {
            const std::int64_t d = document.position();
            const Found found = find(call, state, document, d, selected, words);
            add_lines(call, state.hits, document, found);
        }
        state.hits.spill_beyond_budget(call);
    }
    void combine(const Call& call, State& into, State& from) const { into.hits.combine(call, from.hits); }
    void save(const Call& call, const State& state, StateWriter& writer) const {
        writer.string(words_);
        state.hits.save(call, writer);
    }
    void load(const Call& call, State& state, StateReader& reader) const {
        if (reader.string() != words_)
            throw std::runtime_error("a saved state was counted under other options");
        state.hits.load(call, reader);
    }

    void finish(const Call& call, State& state, const Tables&) const {
        TableBuilder<Dictionary, DocumentColumn, Int32, Int32, Int32, Dictionary, Text, Text, Text> rows(call,
                                                                                                         0);
        Buffer<char> storage;
        for (std::size_t q = 0; q < queries_.size(); ++q) {
            for (const std::uint32_t number : state.hits.sorted(call, q)) {
                const Line line = state.hits.line(call, q, number, storage);
                rows.add(queries_[q].text, line.document, line.span.begin, line.span.end, line.turn,
                         line.speaker, line.left, line.node, line.right);
            }
            const std::int64_t count = state.hits.counted(q);
            if (count > limit_) {
                call.warn("query '" + queries_[q].text + "' is met " + std::to_string(count) +
                          " times; the first " + std::to_string(limit_) +
                          " are listed; set 'limit' to have more");
            }
        }
        rows.finish();
    }

private:
    /// By query, where it is met in a document.
    using Found = std::vector<std::vector<Span>>;

    Found find(const Call& call, State& state, const Document& document, std::int64_t position,
               const terms::TokenSelection::OfBatch& selected, BatchWords& words) const {
        Found found(queries_.size());
        const std::vector<terms::TokenRun> runs = selected.places(position);
        if (any_words_)
            find_words(document, selected.first(position), selected.tokens(position), runs, words, found);
        if (any_patterns_) {
            find_patterns(call, state, document, found);
            if (chosen_) keep_chosen(selected.tokens(position), runs, found);
        }
        return found;
    }

    void find_words(const Document& document, std::size_t first_row, Spans tokens,
                    const std::vector<terms::TokenRun>& runs, BatchWords& batch_words, Found& found) const {
        const Letters letters = letters_of(document.language());
        const Spans noise = document.spans(noise_);
        std::size_t next_noise = 0;
        const auto is_noise = [&](Span token, std::size_t& next) {
            while (next < noise.size() && noise[next].end <= token.begin) ++next;
            return next < noise.size() && noise[next].overlaps(token);
        };
        std::vector<Word> words;  // from a token on where a query may begin
        for (const terms::TokenRun& run : runs) {
            for (std::uint32_t first = run.first; first < run.last; ++first) {
                const Span begin = tokens[first];
                const BatchWords::Entry& entry =
                    batch_words.of(first_row + first, document.text(begin), letters);
                if (entry.queries.empty() || is_noise(begin, next_noise)) continue;
                words.assign(1, {begin, entry.folded, entry.norm, false});
                std::uint32_t i = first + 1;
                std::size_t noise_of_next = next_noise;
                const auto word = [&](std::size_t at) -> const Word* {
                    for (; words.size() <= at && i < run.last; ++i) {
                        const Span token = tokens[i];
                        if (is_noise(token, noise_of_next)) continue;
                        const BatchWords::Entry& next =
                            batch_words.of(first_row + i, document.text(token), letters);
                        if (next.folded.empty()) continue;
                        words.push_back(
                            {token, next.folded, next.norm, touch(document, words.back(), token)});
                    }
                    return at < words.size() ? &words[at] : nullptr;
                };
                for (const std::uint32_t q : entry.queries) {
                    const std::size_t count = queries_[q].words_in(letters).match(word);
                    if (count != 0) found[q].push_back({begin.begin, words[count - 1].span.end});
                }
            }
        }
    }

    static bool touch(const Document& document, const Word& before, Span token) {
        if (before.span.end == token.begin) return true;
        return runs_on(document.text(before.span), document.text({before.span.end, token.begin}),
                       document.text(token));
    }

    /// In each piece of the text between noise by itself.
    void find_patterns(const Call& call, State& state, const Document& document, Found& found) const {
        const std::string_view text = document.text();
        std::vector<Patience> patience(queries_.size(), Patience(call, text.size()));
        const auto find_in = [&](Span piece) {
            if (piece.begin >= piece.end) return;
            const UnitText units(text, piece);
            for (std::size_t q = 0; q < queries_.size(); ++q) {
                std::optional<TextPattern>& pattern = state.queries[q].pattern;
                if (!pattern || pattern->find(units, patience[q], found[q])) continue;
                call.check_stop();
                throw DocumentError(
                    "query '" + queries_[q].text +
                        "' takes too long: what is repeated in it can be matched in too many ways",
                    piece.begin, piece.end, document.ordinal());
            }
        };
        std::int32_t begin = 0;
        for (const Span noise : document.spans(noise_)) {
            find_in({begin, noise.begin});
            begin = std::max(begin, noise.end);
        }
        find_in({begin, static_cast<std::int32_t>(text.size())});
    }

    /// Keeps those matches of patterns that have a token of the chosen ones and no other.
    void keep_chosen(Spans tokens, const std::vector<terms::TokenRun>& runs, Found& found) const {
        std::vector<bool> chosen(tokens.size());
        for (const terms::TokenRun& run : runs) {
            for (std::uint32_t i = run.first; i < run.last; ++i) chosen[i] = true;
        }
        for (std::size_t q = 0; q < queries_.size(); ++q) {
            if (!queries_[q].pattern) continue;
            std::erase_if(found[q], [&](Span match) {
                const auto first = std::upper_bound(tokens.ends().begin(), tokens.ends().end(), match.begin);
                auto i = static_cast<std::size_t>(first - tokens.ends().begin());
                if (i == tokens.size() || tokens[i].begin >= match.end) return true;
                for (; i < tokens.size() && tokens[i].begin < match.end; ++i) {
                    if (!chosen[i]) return true;
                }
                return false;
            });
        }
    }

    void add_lines(const Call& call, ConcordanceHits& hits, const Document& document,
                   const Found& found) const {
        std::optional<KeywordContext> context;
        for (std::size_t q = 0; q < found.size(); ++q) {
            for (const Span span : found[q]) {
                if (!hits.count(q)) continue;
                call.check_stop();
                if (!context) {
                    context.emplace(document.text(), document.spans(tokens_.norm().input),
                                    document.spans(noise_), size_);
                }
                add_line(hits, q, document, *context, span);
            }
        }
    }

    void add_line(ConcordanceHits& hits, std::size_t query, const Document& document,
                  const KeywordContext& context, Span span) const {
        const KeywordContext::Side left = context.left(span), right = context.right(span);
        const std::string node = context.node(span);
        std::string key;
        if (sort_ == Sort::left) key = sort_key(document.text(), left.words);
        if (sort_ == Sort::right) key = sort_key(document.text(), right.words);
        if (sort_ == Sort::node) key = folded(node);
        Line line{document.ordinal(), span, 0, {}, left.text, node, right.text, key};
        if (const std::optional<std::size_t> row = turn_that_holds(document.spans(turn_.input), span)) {
            line.turn = document.values<std::int32_t>(turn_)[*row];
            const std::string_view id = document.dictionary(speaker_id_)[*row];
            line.speaker = id.empty() ? document.dictionary(speaker_)[*row] : id;
        }
        hits.add(query, line);
    }

    /// Of several the one that begins last; of those that begin together, the shortest.
    static std::optional<std::size_t> turn_that_holds(Spans turns, Span node) {
        const auto begins = turns.begins();
        auto row = static_cast<std::size_t>(std::upper_bound(begins.begin(), begins.end(), node.begin) -
                                            begins.begin());
        std::optional<std::size_t> best;
        while (row > 0) {
            --row;
            if (best && turns[row].begin < turns[*best].begin) break;
            if (turns[row].contains(node)) best = row;
        }
        return best;
    }

    std::vector<Query> queries_;
    terms::TokenSelection tokens_;
    Input noise_;
    ColumnInput turn_, speaker_, speaker_id_;
    ContextSize size_;
    Sort sort_ = Sort::document;
    std::int64_t limit_ = 0;
    bool chosen_ = false;
    bool any_words_ = false, any_patterns_ = false;
    std::string words_;  // what a state's lines mean
};

}  // namespace rostra::concordance

ROSTRA_PLUGIN(rostra::aggregator<rostra::concordance::Concordance>("lines"))
