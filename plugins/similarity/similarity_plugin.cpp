// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "average_link.hpp"
#include "cosine_search.hpp"
#include "nearest_search.hpp"
#include "pair_measures.hpp"
#include "pair_tables.hpp"
#include "rostra/analysis/state/document_fact.hpp"
#include "rostra/analysis/terms/compared_parts.hpp"
#include "rostra/plugin.hpp"
#include "side_features.hpp"
#include "term_vectors.hpp"

namespace similarity {

using namespace rostra;

/// Keeps the tokens of all documents, and at the end compares each two sides that may be alike.
class Similarity {
public:
    explicit Similarity(const Setup& setup)
        : parts_(setup),
          fact_name_(setup.column("fact", "name")),
          fact_value_(setup.column("fact", "value")),
          passages_(setup.input("passage")),
          passage_a_(setup.column("passage", "a")),
          passage_b_(setup.column("passage", "b")) {
        const Options options = setup.options();
        shingle_ = static_cast<std::size_t>(options.integer("shingle"));
        weighting_ = {options.string("tf") == "log", options.number("idf-power")};
        related_ = options.number("related");
        all_pairs_ = static_cast<std::size_t>(options.integer("all-pairs"));
        nearest_ = static_cast<std::size_t>(options.integer("nearest"));
        nearest_up_to_ = static_cast<std::size_t>(options.integer("nearest-up-to"));
        if (options.has("min-relatedness")) min_relatedness_ = options.number("min-relatedness");
        terms_ = static_cast<std::size_t>(options.integer("terms"));
    }

    struct State {
        TokenStore tokens{TokenStore::Spans::left_out};
        DocumentFact dates{"date"}, titles{"title"};
        [[nodiscard]] std::int64_t memory() const noexcept {
            return tokens.memory() + dates.memory() + titles.memory();
        }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        parts_.add(call, state.tokens, batch);
        if (!parts_.by_document()) return;
        state.dates.add(batch, fact_name_, fact_value_);
        state.titles.add(batch, fact_name_, fact_value_);
    }
    static void combine(const Call& call, State& into, State& from) {
        into.tokens.combine(call, from.tokens);
        into.dates.combine(from.dates);
        into.titles.combine(from.titles);
    }
    void save(const Call& call, const State& state, StateWriter& writer) const {
        parts_.save(call, state.tokens, writer);
        state.dates.save(writer);
        state.titles.save(writer);
    }
    void load(const Call& call, State& state, StateReader& reader) const {
        parts_.load(call, state.tokens, reader);
        state.dates.load(reader);
        state.titles.load(reader);
    }

    void finish(const Call& call, State& state, const Tables& tables) const {
        TokenStore& tokens = state.tokens;
        tokens.sort();
        const SideNorms norms = count_norms(call, tokens);
        const SideShingles shingles = find_shingles(call, tokens, shingle_);
        const TermVectors vectors(norms, weighting_);
        const TermVectors plain(norms, kPlain);
        const PairMeasures measures(vectors, plain, shingles);
        const PassageCounts passages(tables[passages_], passage_a_, passage_b_);
        PairTables rows(call, tokens, norms, parts_.scope(), passages);

        const bool all = vectors.size() <= all_pairs_;
        const double least = min_relatedness_.value_or(all ? 0.0 : related_);
        const std::vector<Neighbours> nearest = !all && !min_relatedness_ && looks_for_nearest(vectors.size())
                                                    ? find_nearest(call, vectors, measures)
                                                    : std::vector<Neighbours>(vectors.size());
        std::vector<RelatedPair> related;
        std::uint64_t listed = 0;
        each_pair(call, vectors, measures, nearest, least, [&](std::uint32_t a, const Pair& pair) {
            if (pair.relatedness >= related_) related.push_back({a, pair.b, pair.relatedness});
            if (pair.relatedness < least && !has(nearest[a], pair.b)) return;
            rows.add(a, pair);
            ++listed;
        });
        rows.finish();
        if (!all && !min_relatedness_) warn_of_unlisted(call, vectors.size(), listed);
        if (parts_.by_document()) emit_groups(call, state, vectors, related);
    }

private:
    /// Of the cosine: as scikit-learn's TfidfVectorizer has it.
    static constexpr Weighting kPlain = {false, 1};
    // Sides are compared in blocks of so many, whose pairs wait in memory; so many of them at once by one thread, and
    // so few where each is compared with all later ones.
    static constexpr std::size_t kBlock = 4096;
    static constexpr std::size_t kGrain = 64;
    static constexpr std::size_t kFewest = 4;

    [[nodiscard]] bool looks_for_nearest(std::size_t sides) const {
        return nearest_ != 0 && sides <= nearest_up_to_;
    }

    /// Later sides, ascending.
    using Neighbours = std::vector<std::uint32_t>;
    static bool has(const Neighbours& sides, std::uint32_t b) {
        return std::binary_search(sides.begin(), sides.end(), b);
    }

    /// The pairs of each side with the `nearest` others that are most related to it, of equal ones the first; by the
    /// earlier of the two.
    [[nodiscard]] std::vector<Neighbours> find_nearest(const Call& call, const TermVectors& vectors,
                                                       const PairMeasures& measures) const {
        const NearestSearch search(call, vectors, nearest_);
        std::vector<Neighbours> chosen(vectors.size());
        call.progress("finding the nearest of each", 0, vectors.size());
        call.parallel_for(vectors.size(), kGrain, [&](std::uint64_t begin, std::uint64_t end) {
            NearestSearch::Worker worker(search);
            std::vector<std::pair<double, std::uint32_t>> found;
            for (std::size_t a = begin; a < end; ++a) {
                call.check_stop();
                found.clear();
                for (const std::uint32_t b : worker.candidates(a)) {
                    found.emplace_back(-measures.relatedness(a, b), b);
                }
                std::sort(found.begin(), found.end());
                found.resize(std::min(found.size(), nearest_));
                for (const auto& [less, b] : found) chosen[a].push_back(b);
            }
        });
        std::vector<Neighbours> later(vectors.size());
        for (std::uint32_t a = 0; a < chosen.size(); ++a) {
            for (const std::uint32_t b : chosen[a]) later[std::min(a, b)].push_back(std::max(a, b));
        }
        for (Neighbours& sides : later) {
            std::sort(sides.begin(), sides.end());
            sides.erase(std::unique(sides.begin(), sides.end()), sides.end());
        }
        return later;
    }

    /// Calls use(a, pair) for each pair whose relatedness is `least` or `related` or more, or that is one of `nearest`, in
    /// order.
    template <class Use>
    void each_pair(const Call& call, const TermVectors& vectors, const PairMeasures& measures,
                   const std::vector<Neighbours>& nearest, double least, Use use) const {
        const double wanted = std::min(least, related_);
        std::optional<CosineSearch> search;
        if (vectors.size() > all_pairs_ && wanted > 0) search.emplace(call, vectors, wanted);
        const std::size_t sides = vectors.size();
        // Where all pairs are listed, fewer sides at once have as many.
        const std::size_t block = search ? kBlock : std::clamp(kBlock * kGrain / (sides + 1), kGrain, kBlock);
        for (std::size_t first = 0; first < sides; first += block) {
            call.progress("comparing", first, sides);
            const std::size_t count = std::min(block, sides - first);
            std::vector<std::vector<Pair>> found(count);
            call.parallel_for(count, search ? kGrain : kFewest, [&](std::uint64_t begin, std::uint64_t end) {
                std::optional<CosineSearch::Worker> worker;
                if (search) worker.emplace(*search);
                Neighbours sides_of_a;
                for (std::size_t i = begin; i < end; ++i) {
                    call.check_stop();
                    const std::size_t a = first + i;
                    const auto compare = [&](std::size_t b) {
                        Pair pair = measures.of(a, b);
                        const bool is_near = has(nearest[a], static_cast<std::uint32_t>(b));
                        if (pair.relatedness < wanted && !is_near) return;
                        if (terms_ != 0 && (pair.relatedness >= least || is_near))
                            pair.terms = measures.terms(a, b, terms_);
                        found[i].push_back(std::move(pair));
                    };
                    if (search) {
                        const Neighbours& related = worker->candidates(a);
                        sides_of_a.clear();
                        std::set_union(related.begin(), related.end(), nearest[a].begin(), nearest[a].end(),
                                       std::back_inserter(sides_of_a));
                        for (const std::uint32_t b : sides_of_a) compare(b);
                    } else {
                        for (std::size_t b = a + 1; b < sides; ++b) compare(b);
                    }
                }
            });
            for (std::size_t i = 0; i < count; ++i) {
                for (const Pair& pair : found[i]) use(static_cast<std::uint32_t>(first + i), pair);
            }
        }
    }

    void warn_of_unlisted(const Call& call, std::size_t sides, std::uint64_t listed) const {
        const std::uint64_t pairs = std::uint64_t{sides} * (sides - 1) / 2;
        char least[32];
        std::snprintf(least, sizeof least, "%g", related_);
        const std::string and_nearest =
            !looks_for_nearest(sides) ? ""
                                      : " and those of the " + std::to_string(nearest_) + " nearest of each";
        const std::string no_nearest = nearest_ == 0 || looks_for_nearest(sides)
                                           ? ""
                                           : "; the nearest of each were not looked for, as more than " +
                                                 std::to_string(nearest_up_to_) +
                                                 " are compared (option nearest-up-to)";
        call.warn("of " + std::to_string(pairs) + " pairs, the " + std::to_string(listed) +
                  " are listed whose relatedness is " + least + " or more" + and_nearest + ", as more than " +
                  std::to_string(all_pairs_) +
                  " are compared; option min-relatedness lists others, all-pairs says from how many on" +
                  no_nearest);
    }

    void emit_groups(const Call& call, State& state, const TermVectors& vectors,
                     const std::vector<RelatedPair>& related) const {
        state.dates.sort();
        state.titles.sort();
        TableBuilder<Int64, DocumentColumn, Int64, Text, Text> rows(call, kRelatedGroups);
        std::int64_t number = 0;
        for (const std::vector<std::uint32_t>& group : AverageLink(vectors, related_, related).groups(call)) {
            ++number;
            for (const std::uint32_t document : group) {
                const std::int64_t ordinal = state.tokens.ordinal(document);
                rows.add(number, ordinal, static_cast<std::int64_t>(group.size()), state.dates.of(ordinal),
                         state.titles.of(ordinal));
            }
        }
        rows.finish();
    }

    terms::ComparedParts parts_;
    ColumnInput fact_name_, fact_value_;
    Input passages_;
    ColumnInput passage_a_, passage_b_;
    std::size_t shingle_ = 0;
    Weighting weighting_;
    double related_ = 0;
    std::size_t nearest_ = 0, nearest_up_to_ = 0;
    std::size_t all_pairs_ = 0;
    std::optional<double> min_relatedness_;
    std::size_t terms_ = 0;
};

}  // namespace similarity

ROSTRA_PLUGIN(rostra::aggregator<similarity::Similarity>("pairs"))
