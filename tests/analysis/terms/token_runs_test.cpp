// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/terms/token_runs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rostra {
inline namespace v0 {
namespace terms {

void PrintTo(const TokenRun& run, std::ostream* out) {
    *out << '[' << run.first << ", " << run.last << ") of " << run.of;
}

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Spans from their begins and ends.
struct Layer {
    std::vector<std::int32_t> begins, ends;
    Layer(std::initializer_list<std::pair<int, int>> spans) {
        for (const auto& [begin, end] : spans) {
            begins.push_back(begin);
            ends.push_back(end);
        }
    }
    operator Spans() const { return {begins.data(), ends.data(), begins.size()}; }
};

const Layer kTokens = {{0, 2}, {3, 5}, {6, 8}, {9, 11}};

std::vector<TokenRun> between(const Layer& edges) {
    const std::vector<Spans> layers = {edges};
    return runs_between_edges(kTokens, layers);
}

TEST(RunsBetweenEdges, AreOneWithoutEdges) {
    EXPECT_THAT(runs_between_edges(kTokens, {}), ElementsAre(TokenRun{0, 4, 0}));
    EXPECT_THAT(runs_between_edges(Layer({}), {}), IsEmpty());
}

TEST(RunsBetweenEdges, AreCutWhereASpanBeginsAndWhereItEnds) {
    EXPECT_THAT(between({{3, 8}}), ElementsAre(TokenRun{0, 1, 0}, TokenRun{1, 3, 0}, TokenRun{3, 4, 0}));
    EXPECT_THAT(between({{0, 5}, {6, 11}}), ElementsAre(TokenRun{0, 2, 0}, TokenRun{2, 4, 0}));
}

TEST(RunsBetweenEdges, AreCutBehindATokenThatHoldsAnEdge) {
    EXPECT_THAT(between({{4, 11}}), ElementsAre(TokenRun{0, 2, 0}, TokenRun{2, 4, 0}));
}

TEST(RunsBetweenEdges, IgnoreEdgesBeforeTheFirstAndAfterTheLastToken) {
    EXPECT_THAT(between({{0, 0}, {11, 20}}), ElementsAre(TokenRun{0, 4, 0}));
}

TEST(RunsBetweenEdges, TakeEdgesOfNestedSpans) {
    EXPECT_THAT(between({{0, 11}, {3, 5}}),
                ElementsAre(TokenRun{0, 1, 0}, TokenRun{1, 2, 0}, TokenRun{2, 4, 0}));
}

TEST(RunsWithout, AreCutWhereTheCodeStood) {
    const std::vector<std::int32_t> codes = {7, 1, 7, 7, 2, 3, 7};
    const std::vector<TokenRun> runs = {{0, 4, 5}, {4, 7, 6}};
    EXPECT_THAT(runs_without(7, codes, runs), ElementsAre(TokenRun{1, 2, 5}, TokenRun{4, 6, 6}));
    EXPECT_THAT(runs_without(9, codes, runs), ElementsAre(TokenRun{0, 4, 5}, TokenRun{4, 7, 6}));
}

std::vector<TokenRun> outside(const Layer& spans) {
    const std::vector<TokenRun> parted = {{0, 1, 5}, {1, 4, 6}};
    return runs_outside(kTokens, spans, parted);
}

TEST(RunsOutside, AreCutWhereASpanTouchesATokenStood) {
    EXPECT_THAT(outside({}), ElementsAre(TokenRun{0, 1, 5}, TokenRun{1, 4, 6}));
    EXPECT_THAT(outside({{0, 11}}), IsEmpty());
    EXPECT_THAT(outside({{3, 5}}), ElementsAre(TokenRun{0, 1, 5}, TokenRun{2, 4, 6}));
    EXPECT_THAT(outside({{0, 1}, {4, 5}}), ElementsAre(TokenRun{2, 4, 6}));
    EXPECT_THAT(outside({{2, 3}, {8, 9}}), ElementsAre(TokenRun{0, 1, 5}, TokenRun{1, 4, 6}));
}

std::vector<TokenRun> in(const Layer& spans) {
    const std::vector<TokenRun> whole = {{0, 4, 0}};
    return runs_in_spans(kTokens, spans, whole);
}

TEST(RunsInSpans, HoldTheTokensThatASpanHoldsWhole) {
    EXPECT_THAT(in({{0, 5}, {7, 11}}), ElementsAre(TokenRun{0, 2, 0}, TokenRun{3, 4, 1}));
    EXPECT_THAT(in({}), IsEmpty());
}

TEST(RunsInSpans, KeepNeighbouringSpansApart) {
    EXPECT_THAT(in({{0, 5}, {5, 11}}), ElementsAre(TokenRun{0, 2, 0}, TokenRun{2, 4, 1}));
}

TEST(RunsInSpans, GiveATokenToTheSpanThatBeginsLast) {
    EXPECT_THAT(in({{0, 11}, {3, 8}}), ElementsAre(TokenRun{0, 1, 0}, TokenRun{1, 3, 1}, TokenRun{3, 4, 0}));
}

TEST(RunsInSpans, GiveATokenToTheShortestOfSpansThatBeginTogether) {
    EXPECT_THAT(in({{0, 5}, {0, 11}}), ElementsAre(TokenRun{0, 2, 0}, TokenRun{2, 4, 1}));
}

TEST(RunsInSpans, StayParted) {
    const Layer spans = {{0, 11}};
    const std::vector<TokenRun> parted = {{0, 1, 0}, {2, 4, 0}};
    EXPECT_THAT(runs_in_spans(kTokens, spans, parted), ElementsAre(TokenRun{0, 1, 0}, TokenRun{2, 4, 0}));
}

}  // namespace
}  // namespace terms
}  // namespace v0
}  // namespace rostra
