// SPDX-License-Identifier: Apache-2.0
#include "diversity_rows.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "diversity_measures.hpp"
#include "rostra/row_builders.hpp"
#include "rostra/services.hpp"

namespace rostra::lexical_diversity {

using terms::Scope;

namespace {

using Rows = TableBuilder<Dictionary, Dictionary, Int64, Int64, Float64, Float64, Float64, Float64, Float64>;

/// Consecutive tokens of a document, by its number in the store and their places.
struct Stretch {
    std::uint32_t document, first, last;
};

/// What is found on the way from a group's first token to its last.
struct Forward {
    std::int64_t tokens = 0, types = 0;
    double ttr = 0, mattr = 0, hdd = 0, yule_k = 0;
    double mean_length = 0;
};

/// What counting takes room for, by term; made once a thread.
struct Counters {
    Counters(std::size_t terms, const Measuring& measuring)
        : tally(terms), average(terms, measuring.window), factors(terms, measuring.factor) {}
    Tally tally;
    MovingAverage average;
    Factors factors;
};

class Emitter {
public:
    Emitter(Call call, const Grouping& grouping, const Measuring& measuring, GroupSequences& sequences)
        : call_(call), measuring_(measuring), tokens_(sequences.tokens()), rows_(call, 0) {
        sequences.sort();
        std::size_t named = 0;
        for (const Scope& scope : grouping.scopes) {
            call_.check_stop();
            if (scope.kind == Scope::Kind::corpus) corpus(scope);
            if (scope.kind == Scope::Kind::document) documents(scope);
            if (scope.named()) groups(scope, sequences.stretches()[named++]);
        }
        rows_.finish();
    }

private:
    static constexpr std::size_t kBlock = 4096;          // groups that are measured before they are written
    static constexpr std::size_t kStretches = 1u << 22;  // of a block, unless one group has more
    static constexpr std::uint32_t kTokensAtOnce = 1u << 16;  // that are in memory of a document

    /// A group by what it is called and what it consists of.
    struct Group {
        std::string_view name;
        std::vector<Stretch> stretches;
    };

    void corpus(const Scope& scope) {
        std::vector<Group> all(1);
        for (std::uint32_t d = 0; d < tokens_.size(); ++d) {
            if (tokens_.tokens_of(d) != 0) all[0].stretches.push_back({d, 0, tokens_.tokens_of(d)});
        }
        measure(scope, all);
    }

    void documents(const Scope& scope) {
        const Corpus corpus(call_);
        std::vector<Group> block;
        for (std::uint32_t d = 0; d < tokens_.size(); ++d) {
            block.push_back({corpus.id(tokens_.ordinal(d)), {{d, 0, tokens_.tokens_of(d)}}});
            if (block.size() < kBlock && d + 1 < tokens_.size()) continue;
            call_.progress("measuring documents", d, tokens_.size());
            measure(scope, block);
            block.clear();
        }
    }

    /// Block by block, each with a look through all documents.
    void groups(const Scope& scope, const TokenStore& store) {
        const std::vector<std::uint32_t> sorted = store.norms().sorted();
        std::vector<std::size_t> sizes(sorted.size());
        each_stretch(store, [&](std::uint32_t group, Stretch) { ++sizes[group]; });
        constexpr std::uint32_t kNotNow = 0xffffffffu;
        std::vector<std::uint32_t> place(sorted.size(), kNotNow);  // by group, in the block
        for (std::size_t first = 0; first < sorted.size();) {
            call_.progress("measuring groups", first, sorted.size());
            std::vector<Group> block;
            std::size_t stretches = 0, last = first;
            for (; last < sorted.size() && block.size() < kBlock; ++last) {
                const std::uint32_t group = sorted[last];
                if (!block.empty() && stretches + sizes[group] > kStretches) break;
                stretches += sizes[group];
                place[group] = static_cast<std::uint32_t>(block.size());
                block.push_back({store.norms()[group], {}});
                block.back().stretches.reserve(sizes[group]);
            }
            each_stretch(store, [&](std::uint32_t group, Stretch stretch) {
                if (place[group] != kNotNow) block[place[group]].stretches.push_back(stretch);
            });
            measure(scope, block);
            for (; first < last; ++first) place[sorted[first]] = kNotNow;
        }
    }

    /// Calls use(group, stretch) in the order of documents and text.
    template <class Use>
    void each_stretch(const TokenStore& store, Use use) const {
        Buffer<std::uint32_t> storage;
        std::vector<Span> places;
        for (std::uint32_t d = 0; d < store.size(); ++d) {
            call_.check_stop();
            const std::span<const std::uint32_t> groups = store.norms_of(call_, d, storage);
            store.spans_of(call_, d, places);
            for (std::size_t i = 0; i < groups.size(); ++i) {
                use(groups[i], {d, static_cast<std::uint32_t>(places[i].begin),
                                static_cast<std::uint32_t>(places[i].end)});
            }
        }
    }

    /// Emits the rows of these groups, each way through each of them by itself.
    void measure(const Scope& scope, const std::vector<Group>& groups) {
        std::vector<Forward> forward(groups.size());
        std::vector<double> backward(groups.size());
        call_.parallel_for(2 * groups.size(), 1, [&](std::uint64_t begin, std::uint64_t end) {
            std::unique_ptr<Counters> counters = take_counters();
            for (std::uint64_t way = begin; way < end; ++way) {
                const std::vector<Stretch>& stretches = groups[way / 2].stretches;
                if (way % 2 == 0) {
                    forward[way / 2] = go_forward(stretches, *counters);
                } else {
                    backward[way / 2] = go_backward(stretches, *counters);
                }
            }
            give_back(std::move(counters));
        });
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const Forward& found = forward[i];
            if (found.tokens == 0) continue;
            rows_.add(scope.name, groups[i].name, found.tokens, found.types, found.ttr, found.mattr,
                      (found.mean_length + backward[i]) / 2, found.hdd, found.yule_k);
        }
    }

    Forward go_forward(const std::vector<Stretch>& stretches, Counters& counters) const {
        Tally& tally = counters.tally;
        tally.clear();
        counters.average.clear();
        counters.factors.clear();
        Buffer<std::uint32_t> storage;
        for (const Stretch& stretch : stretches) {
            for (std::uint32_t first = stretch.first; first < stretch.last; first += kTokensAtOnce) {
                call_.check_stop();
                const std::uint32_t count = std::min(kTokensAtOnce, stretch.last - first);
                for (const std::uint32_t term :
                     tokens_.norms_at(call_, stretch.document, first, count, storage)) {
                    tally.add(term);
                    counters.average.add(term);
                    counters.factors.add(term);
                }
            }
        }
        Forward found;
        if (tally.tokens() == 0) return found;
        const std::vector<Frequency> spectrum = tally.spectrum();
        found.tokens = static_cast<std::int64_t>(tally.tokens());
        found.types = static_cast<std::int64_t>(tally.types());
        found.ttr = type_token_ratio(tally.types(), tally.tokens());
        found.mattr = counters.average.value();
        found.hdd = hdd(spectrum, measuring_.draws);
        found.yule_k = yule_k(spectrum);
        found.mean_length = counters.factors.mean_length();
        return found;
    }

    double go_backward(const std::vector<Stretch>& stretches, Counters& counters) const {
        counters.factors.clear();
        Buffer<std::uint32_t> storage;
        for (auto stretch = stretches.rbegin(); stretch != stretches.rend(); ++stretch) {
            for (std::uint32_t last = stretch->last; last > stretch->first;) {
                call_.check_stop();
                const std::uint32_t count = std::min(kTokensAtOnce, last - stretch->first);
                last -= count;
                const auto terms = tokens_.norms_at(call_, stretch->document, last, count, storage);
                for (auto term = terms.rbegin(); term != terms.rend(); ++term) counters.factors.add(*term);
            }
        }
        return counters.factors.mean_length();
    }

    std::unique_ptr<Counters> take_counters() {
        const std::lock_guard lock(mutex_);
        if (spare_.empty()) return std::make_unique<Counters>(tokens_.norms().size(), measuring_);
        std::unique_ptr<Counters> counters = std::move(spare_.back());
        spare_.pop_back();
        return counters;
    }
    void give_back(std::unique_ptr<Counters> counters) {
        const std::lock_guard lock(mutex_);
        spare_.push_back(std::move(counters));
    }

    Call call_;
    const Measuring& measuring_;
    const TokenStore& tokens_;
    Rows rows_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Counters>> spare_;
};

}  // namespace

void emit_rows(Call call, const Grouping& grouping, const Measuring& measuring, GroupSequences& sequences) {
    const Emitter emitter(call, grouping, measuring, sequences);
}

}  // namespace rostra::lexical_diversity
