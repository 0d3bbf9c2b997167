// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>
#include <vector>

#include "passage_chains.hpp"
#include "passage_clusters.hpp"
#include "passage_finder.hpp"
#include "passage_tables.hpp"
#include "rostra/analysis/state/document_fact.hpp"
#include "rostra/analysis/state/token_store.hpp"
#include "rostra/analysis/terms/compared_parts.hpp"
#include "rostra/plugin.hpp"

namespace passages {

using namespace rostra;

/// Keeps the tokens of all documents, and at the end finds what any two sides share.
class Passages {
public:
    explicit Passages(const Setup& setup)
        : parts_(setup),
          fact_name_(setup.column("fact", "name")),
          fact_value_(setup.column("fact", "value")),
          length_(static_cast<std::size_t>(setup.options().integer("min-tokens"))),
          bridge_(static_cast<std::uint32_t>(setup.options().integer("bridge"))),
          boilerplate_(setup.options().number("boilerplate")) {
        const Options options = setup.options();
        const auto shingle = static_cast<std::size_t>(options.integer("shingle"));
        if (shingle > length_ || (shingle != 0 && length_ - shingle >= RunSampler::kMostWindow)) {
            throw OptionError("'shingle' is " + std::to_string(shingle) + " and 'min-tokens' " +
                                  std::to_string(length_) + ": it has to be at most that, and at most " +
                                  std::to_string(RunSampler::kMostWindow - 1) + " less",
                              options.where("shingle"));
        }
        rules_.shingle = shingle == 0 ? length_ : shingle;
        rules_.window = length_ - rules_.shingle + 1;
        rules_.max_documents = static_cast<std::uint64_t>(options.integer("max-documents"));
        rules_.max_places = static_cast<std::uint64_t>(options.integer("max-places"));
        max_runs_ = static_cast<std::uint64_t>(options.integer("max-runs"));
    }

    struct State {
        TokenStore tokens{TokenStore::Spans::kept};
        DocumentFact dates{"date"};
        [[nodiscard]] std::int64_t memory() const noexcept { return tokens.memory() + dates.memory(); }
    };

    void update(const Call& call, State& state, const Batch& batch) const {
        parts_.add(call, state.tokens, batch);
        state.dates.add(batch, fact_name_, fact_value_);
    }
    void combine(const Call& call, State& into, State& from) const {
        into.tokens.combine(call, from.tokens);
        into.dates.combine(from.dates);
    }
    void save(const Call& call, const State& state, StateWriter& writer) const {
        parts_.save(call, state.tokens, writer);
        state.dates.save(writer);
    }
    void load(const Call& call, State& state, StateReader& reader) const {
        parts_.load(call, state.tokens, reader);
        state.dates.load(reader);
    }

    void finish(const Call& call, State& state, const Tables&) const {
        TokenStore& tokens = state.tokens;
        tokens.sort();
        state.dates.sort();
        const PassageFinder finder(call, tokens, length_, rules_);
        warn_of_left_out(call, finder.seeds().left_out());
        warn_of_crowded(call, finder.seeds().crowded());
        const FoundPassages found = find(call, tokens, finder);

        std::vector<std::uint32_t> cluster_of;
        std::vector<Cluster> clusters = cluster_passages(call, tokens, found.places(), cluster_of);
        for (Cluster& cluster : cluster_common(call, tokens, finder.seeds(), rules_.shingle))
            clusters.push_back(std::move(cluster));
        PassageTables(call, tokens, state.dates, boilerplate_).emit(found, clusters, cluster_of);
    }

private:
    /// Parts whose passages are found before they are put together.
    static constexpr std::size_t kBlock = 256;

    FoundPassages find(const Call& call, const TokenStore& tokens, const PassageFinder& finder) const {
        FoundPassages found;
        LeftOutRuns left_out;
        for (std::size_t first = 0; first < tokens.size(); first += kBlock) {
            call.progress("comparing documents", first, tokens.size());
            const std::size_t count = std::min(kBlock, tokens.size() - first);
            std::vector<std::vector<Passage>> passages(count);
            std::vector<LeftOutRuns> left_out_of(count);
            call.parallel_for(count, 1, [&](std::uint64_t begin, std::uint64_t end) {
                for (std::uint64_t i = begin; i < end; ++i)
                    passages[i] = passages_of(call, tokens, finder, first + i, left_out_of[i]);
            });
            for (std::size_t i = 0; i < count; ++i) {
                found.add(static_cast<std::uint32_t>(first + i), passages[i]);
                left_out.pairs += left_out_of[i].pairs;
                left_out.runs += left_out_of[i].runs;
            }
        }
        warn_of_left_out(call, left_out);
        return found;
    }

    [[nodiscard]] std::vector<Passage> passages_of(const Call& call, const TokenStore& tokens,
                                                   const PassageFinder& finder, std::size_t part,
                                                   LeftOutRuns& left_out) const {
        call.check_stop();
        std::vector<SharedRun> runs = finder.of_part(part);
        if (max_runs_ != 0) left_out = keep_longest(runs, max_runs_);
        std::vector<Passage> passages;
        if (runs.empty()) return passages;
        Buffer<std::uint32_t> a_storage, b_storage;
        const auto a = tokens.norms_of(call, part, a_storage);
        for (std::size_t i = 0; i < runs.size();) {
            std::size_t end = i + 1;
            while (end < runs.size() && runs[end].b == runs[i].b) ++end;
            const auto b = tokens.norms_of(call, runs[i].b, b_storage);
            for (Passage& passage : join_runs(std::span(runs).subspan(i, end - i), a, b, bridge_))
                passages.push_back(std::move(passage));
            i = end;
        }
        return passages;
    }

    void warn_of_left_out(const Call& call, const SeedIndex::LeftOut& left_out) const {
        if (left_out.sequences == 0) return;
        call.warn(std::to_string(left_out.sequences) + " sequences of " + std::to_string(rules_.shingle) +
                  " tokens stand in more than " + std::to_string(rules_.max_documents) +
                  " documents (one in " + std::to_string(left_out.most_documents) + "), at " +
                  std::to_string(left_out.places) +
                  " places, and were not searched by: passages made of such alone are missing, and listed "
                  "as common in passage_cluster. Raise max-documents, or set it to 0, to find them.");
    }

    void warn_of_crowded(const Call& call, const SeedIndex::Crowded& crowded) const {
        if (crowded.sequences == 0) return;
        call.warn(
            "sequences of " + std::to_string(rules_.shingle) + " tokens that stand at more than " +
            std::to_string(rules_.max_places) + " places of one document: " +
            std::to_string(crowded.sequences) + ", one of them at " + std::to_string(crowded.most_places) +
            " places; each place was compared with the " + std::to_string(rules_.max_places) +
            " nearest to it in every other document, and passages made of such sequences alone that stand "
            "further apart are missing. Raise max-places, or set it to 0, to find them.");
    }
    void warn_of_left_out(const Call& call, const LeftOutRuns& left_out) const {
        if (left_out.pairs == 0) return;
        call.warn("pairs of documents that share more than " + std::to_string(max_runs_) +
                  " runs: " + std::to_string(left_out.pairs) + "; the longest " + std::to_string(max_runs_) +
                  " runs of each were kept, and " + std::to_string(left_out.runs) +
                  " left out. Raise max-runs, or set it to 0, to keep them.");
    }

    terms::ComparedParts parts_;
    ColumnInput fact_name_, fact_value_;
    std::size_t length_;
    std::uint32_t bridge_;
    double boilerplate_;
    SeedRules rules_{};
    std::uint64_t max_runs_ = 0;
};

}  // namespace passages

ROSTRA_PLUGIN(rostra::aggregator<passages::Passages>("passages"))
