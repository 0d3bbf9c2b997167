// SPDX-License-Identifier: Apache-2.0
// The joining of runs against the same rule followed step by step, and what every passage has to be.
#include "passage_chains.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <random>

namespace passages {
namespace {

using Words = std::vector<std::uint32_t>;

/// Every longest run of `length` or more.
std::vector<SharedRun> runs_of(const Words& a, const Words& b, std::uint32_t length) {
    std::vector<SharedRun> runs;
    for (std::uint32_t i = 0; i < a.size(); ++i) {
        for (std::uint32_t j = 0; j < b.size(); ++j) {
            if (i > 0 && j > 0 && a[i - 1] == b[j - 1]) continue;
            std::uint32_t tokens = 0;
            while (i + tokens < a.size() && j + tokens < b.size() && a[i + tokens] == b[j + tokens]) ++tokens;
            if (tokens >= length) runs.push_back({7, i, j, tokens});
        }
    }
    std::sort(runs.begin(), runs.end());
    return runs;
}

/// Whether a run goes on from another, and how far apart they are.
std::optional<std::int64_t> distance(const SharedRun& before, const SharedRun& run, std::int64_t bridge) {
    if (before.a_token >= run.a_token || before.b_token >= run.b_token) return std::nullopt;
    for (std::int64_t overlap = 0; overlap <= bridge && overlap < run.tokens; ++overlap) {
        const std::int64_t in_a = run.a_token + overlap - before.a_token - before.tokens;
        const std::int64_t in_b = run.b_token + overlap - before.b_token - before.tokens;
        if (in_a < 0 || in_b < 0) continue;
        if (in_a > bridge || in_b > bridge) return std::nullopt;
        return in_a + in_b;
    }
    return std::nullopt;
}

/// The tokens that the passages begin and end with.
std::vector<std::pair<TokenRange, TokenRange>> joined_plainly(const std::vector<SharedRun>& runs,
                                                              std::uint32_t bridge) {
    std::vector<int> from(runs.size(), -1), to(runs.size(), -1);
    for (std::size_t i = 0; bridge != 0 && i < runs.size(); ++i) {
        std::int64_t nearest = 0;
        for (std::size_t j = 0; j < i; ++j) {
            const auto apart = distance(runs[j], runs[i], bridge);
            if (!apart || to[j] >= 0 || (from[i] >= 0 && *apart > nearest)) continue;
            nearest = *apart;
            from[i] = static_cast<int>(j);
        }
        if (from[i] >= 0) to[static_cast<std::size_t>(from[i])] = static_cast<int>(i);
    }
    std::vector<std::pair<TokenRange, TokenRange>> joined;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (from[i] >= 0) continue;
        std::size_t last = i;
        while (to[last] >= 0) last = static_cast<std::size_t>(to[last]);
        joined.push_back({{runs[i].a_token, runs[last].a_token + runs[last].tokens},
                          {runs[i].b_token, runs[last].b_token + runs[last].tokens}});
    }
    return joined;
}

std::uint32_t common_subsequence(const Words& a, TokenRange in_a, const Words& b, TokenRange in_b) {
    std::vector<std::uint32_t> row(in_b.size() + 1);
    for (std::uint32_t i = in_a.begin; i < in_a.end; ++i) {
        std::uint32_t diagonal = 0;
        for (std::uint32_t j = 0; j < in_b.size(); ++j) {
            const std::uint32_t above = row[j + 1];
            row[j + 1] = a[i] == b[in_b.begin + j] ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return row.back();
}

/// Edits lie in order inside the passage, and what is between them is equal, token by token.
void expect_true(const Passage& passage, const Words& a, const Words& b) {
    std::uint32_t i = passage.a_tokens.begin, j = passage.b_tokens.begin, matched = 0, length = 0;
    const auto match_to = [&](std::uint32_t a_end, std::uint32_t b_end) {
        ASSERT_EQ(a_end - i, b_end - j);
        for (; i < a_end; ++i, ++j, ++matched, ++length) ASSERT_EQ(a[i], b[j]);
    };
    for (const Edit& edit : passage.edits) {
        ASSERT_GT(edit.a.size() + edit.b.size(), 0u);
        ASSERT_EQ(common_subsequence(a, edit.a, b, edit.b), 0u);
        match_to(edit.a.begin, edit.b.begin);
        i = edit.a.end;
        j = edit.b.end;
        length += std::max(edit.a.size(), edit.b.size());
    }
    match_to(passage.a_tokens.end, passage.b_tokens.end);
    EXPECT_EQ(passage.matched, matched);
    EXPECT_EQ(passage.length, length);
}

TEST(PassageChains, JoinRunsAsTheRuleSaysAndAlignWhatIsBetween) {
    std::size_t joined_in_all = 0, edits_in_all = 0;
    for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](std::uint32_t n) {
            return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random);
        };
        const std::uint32_t words = 1 + below(12);
        Words a(below(60));
        for (std::uint32_t& word : a) word = below(words);
        Words b;
        for (const std::uint32_t word : a) {  // a copy with changes
            if (below(8) != 0) b.push_back(word);
            if (below(8) == 0) b.push_back(below(words));
        }
        const std::uint32_t length = 1 + below(5), bridge = below(6);
        const std::vector<SharedRun> runs = runs_of(a, b, length);
        const std::vector<Passage> passages = join_runs(runs, a, b, bridge);
        const auto expected = joined_plainly(runs, bridge);
        ASSERT_EQ(passages.size(), expected.size()) << "seed " << seed;
        for (std::size_t i = 0; i < passages.size(); ++i) {
            ASSERT_EQ(std::pair(passages[i].a_tokens, passages[i].b_tokens), expected[i]) << "seed " << seed;
            ASSERT_NO_FATAL_FAILURE(expect_true(passages[i], a, b)) << "seed " << seed;
            edits_in_all += passages[i].edits.size();
        }
        joined_in_all += runs.size() - passages.size();
    }
    EXPECT_GT(joined_in_all, 1000u);
    EXPECT_GT(edits_in_all, 1000u);
}

TEST(PassageChains, AreTheRunsWithoutABridge) {
    const Words words = {1, 2, 3, 9, 1, 2, 3};
    const std::vector<SharedRun> runs = runs_of(words, words, 3);
    ASSERT_EQ(runs.size(), 3u);
    EXPECT_EQ(join_runs(runs, words, words, 0).size(), 3u);
}

TEST(PassageChains, TakeWhatOverlapsOffTheLaterRun) {
    const Words a = {1, 2, 3, 4, 4, 5, 6, 7}, b = {1, 2, 3, 4, 5, 6, 7};
    const std::vector<Passage> passages = join_runs(runs_of(a, b, 4), a, b, 2);
    ASSERT_EQ(passages.size(), 1u);
    EXPECT_EQ(passages[0].matched, 7u);
    EXPECT_EQ(passages[0].length, 8u);
    EXPECT_EQ(passages[0].edits, (std::vector<Edit>{{{4, 5}, {4, 4}}}));
}

}  // namespace
}  // namespace passages
