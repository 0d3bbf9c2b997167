// SPDX-License-Identifier: Apache-2.0
#include "passage_chains.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>

namespace passages {

namespace {

using Tokens = std::span<const std::uint32_t>;

/// Runs as they follow one another: for each the next, and how many of its first tokens the one before has.
class Chains {
public:
    static constexpr std::uint32_t kNone = 0xffffffffu;

    Chains(std::span<const SharedRun> runs, std::uint32_t bridge)
        : runs_(runs), bridge_(bridge), next_(runs.size(), kNone), overlap_(runs.size(), 0) {
        begins_.assign(runs.size(), true);
        for (std::uint32_t i = 0; i < runs.size(); ++i) {
            if (bridge != 0) link(i);
            ends_.emplace(runs[i].b_token + runs[i].tokens, i);
        }
    }

    [[nodiscard]] bool begins(std::uint32_t run) const { return begins_[run]; }
    [[nodiscard]] std::uint32_t next(std::uint32_t run) const { return next_[run]; }
    [[nodiscard]] std::uint32_t overlap(std::uint32_t run) const { return overlap_[run]; }

private:
    /// How far apart two runs are: tokens between them in both parts, after what overlaps is taken off the later.
    struct Distance {
        std::uint32_t overlap, between;
    };

    void link(std::uint32_t number) {
        const SharedRun& run = runs_[number];
        std::uint32_t best = kNone;
        Distance nearest{0, 0};
        auto end = ends_.lower_bound(run.b_token - std::min(run.b_token, bridge_));
        while (end != ends_.end() && end->first <= run.b_token + bridge_) {
            const SharedRun& before = runs_[end->second];
            if (before.a_token + before.tokens + bridge_ < run.a_token) {
                end = ends_.erase(end);  // and too far from all that follow
                continue;
            }
            Distance distance{};
            if (follows(before, run, distance) &&
                (best == kNone ||
                 std::tuple(distance.between, best) < std::tuple(nearest.between, end->second))) {
                best = end->second;
                nearest = distance;
            }
            ++end;
        }
        if (best == kNone) return;
        next_[best] = number;
        overlap_[number] = nearest.overlap;
        begins_[number] = false;
        const auto [first, last] = ends_.equal_range(runs_[best].b_token + runs_[best].tokens);
        ends_.erase(std::find_if(first, last, [best](const auto& entry) { return entry.second == best; }));
    }

    [[nodiscard]] bool follows(const SharedRun& before, const SharedRun& run, Distance& distance) const {
        if (before.a_token >= run.a_token || before.b_token >= run.b_token) return false;
        const std::int64_t a_gap = std::int64_t{run.a_token} - before.a_token - before.tokens;
        const std::int64_t b_gap = std::int64_t{run.b_token} - before.b_token - before.tokens;
        const std::int64_t overlap = std::max<std::int64_t>({0, -a_gap, -b_gap});
        if (overlap > bridge_ || overlap >= run.tokens || a_gap + overlap > bridge_ ||
            b_gap + overlap > bridge_)
            return false;
        distance = {static_cast<std::uint32_t>(overlap),
                    static_cast<std::uint32_t>(a_gap + b_gap + 2 * overlap)};
        return true;
    }

    std::span<const SharedRun> runs_;
    std::uint32_t bridge_;
    std::vector<std::uint32_t> next_, overlap_;
    std::vector<bool> begins_;
    std::multimap<std::uint32_t, std::uint32_t> ends_;  // in b, of the runs that none goes on from yet
};

/// Aligns what stands between two runs, and adds its edits.
class Aligner {
public:
    Aligner(Tokens a, Tokens b) : a_(a), b_(b) {}

    void align(TokenRange in_a, TokenRange in_b, Passage& passage) {
        // common[i][j]: how many of the tokens from i on in a and from j on in b can be equal, in order (the longest
        // common subsequence, Wagner and Fischer 1974).
        const std::size_t rows = in_a.size(), columns = in_b.size(), width = columns + 1;
        common_.assign((rows + 1) * width, 0);
        for (std::size_t i = rows; i-- > 0;) {
            for (std::size_t j = columns; j-- > 0;) {
                common_[i * width + j] = equal(in_a, i, in_b, j) ? common_[(i + 1) * width + j + 1] + 1
                                                                 : std::max(common_[(i + 1) * width + j],
                                                                            common_[i * width + j + 1]);
            }
        }
        Edit edit{{in_a.begin, in_a.begin}, {in_b.begin, in_b.begin}};
        std::size_t i = 0, j = 0;
        while (i < rows || j < columns) {
            if (i < rows && j < columns && equal(in_a, i, in_b, j)) {
                ++i;
                ++j;
                add(edit, passage);
                ++passage.matched;
                ++passage.length;
                edit = {{edit.a.end + 1, edit.a.end + 1}, {edit.b.end + 1, edit.b.end + 1}};
            } else if (j == columns ||
                       (i < rows && common_[(i + 1) * width + j] >= common_[i * width + j + 1])) {
                ++i;
                ++edit.a.end;
            } else {
                ++j;
                ++edit.b.end;
            }
        }
        add(edit, passage);
    }

private:
    [[nodiscard]] bool equal(TokenRange in_a, std::size_t i, TokenRange in_b, std::size_t j) const {
        return a_[in_a.begin + i] == b_[in_b.begin + j];
    }
    static void add(const Edit& edit, Passage& passage) {
        if (edit.a.size() == 0 && edit.b.size() == 0) return;
        passage.edits.push_back(edit);
        passage.length += std::max(edit.a.size(), edit.b.size());
    }

    Tokens a_, b_;
    std::vector<std::uint32_t> common_;
};

}  // namespace

std::vector<Passage> join_runs(std::span<const SharedRun> runs, Tokens a, Tokens b, std::uint32_t bridge) {
    const Chains chains(runs, bridge);
    Aligner aligner(a, b);
    std::vector<Passage> passages;
    for (std::uint32_t i = 0; i < runs.size(); ++i) {
        if (!chains.begins(i)) continue;
        const auto end_of = [](std::uint32_t begin, const SharedRun& run) { return begin + run.tokens; };
        Passage passage{runs[i].b,
                        {runs[i].a_token, end_of(runs[i].a_token, runs[i])},
                        {runs[i].b_token, end_of(runs[i].b_token, runs[i])},
                        runs[i].tokens,
                        runs[i].tokens,
                        {}};
        for (std::uint32_t next = chains.next(i); next != Chains::kNone; next = chains.next(next)) {
            const std::uint32_t overlap = chains.overlap(next);
            aligner.align({passage.a_tokens.end, runs[next].a_token + overlap},
                          {passage.b_tokens.end, runs[next].b_token + overlap}, passage);
            passage.a_tokens.end = end_of(runs[next].a_token, runs[next]);
            passage.b_tokens.end = end_of(runs[next].b_token, runs[next]);
            passage.matched += runs[next].tokens - overlap;
            passage.length += runs[next].tokens - overlap;
        }
        passages.push_back(std::move(passage));
    }
    return passages;
}

}  // namespace passages
