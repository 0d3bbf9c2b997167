// SPDX-License-Identifier: Apache-2.0
// What the aggregators that hold a TokenStore do not show: numbers, spans and places of single tokens.
#include "rostra/analysis/state/token_store.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "laws/in_memory_host.hpp"

namespace rostra {
namespace {

class TokenStoreTest : public testing::Test {
protected:
    struct Token {
        Span span;
        std::string norm;
        friend bool operator==(const Token&, const Token&) = default;
    };
    using Tokens = std::vector<Token>;

    /// A document's tokens: some share a begin, some overlap, some are no terms.
    static Tokens tokens_of(std::int64_t ordinal, std::size_t count) {
        Tokens tokens;
        for (std::size_t i = 0; i < count; ++i) {
            const auto begin = static_cast<std::int32_t>(i * (i % 5 == 0 ? 300 : 7) / 2);
            const std::int32_t after = tokens.empty() ? 0 : tokens.back().span.begin;
            const std::size_t word = (i * 7 + static_cast<std::size_t>(ordinal)) % 41;
            tokens.push_back({{std::max(begin, after), std::max(begin, after) + 200},
                              word == 3 ? "" : "w" + std::to_string(word)});
        }
        return tokens;
    }
    void add(TokenStore& store, std::int64_t ordinal, std::size_t count) {
        const Tokens tokens = tokens_of(ordinal, count);
        std::vector<laws::LayerRow> rows;
        for (const Token& token : tokens) rows.push_back({token.span, {token.norm}});
        const auto layer = laws::layer_array(
            {laws::Shape::Kind::layer, "token", {{"norm", laws::ColumnKind::dictionary}}}, {&rows});
        const rostra_str empty = {nullptr, 0};
        const ArrowArray* input = layer.get();
        const rostra_batch batch = {sizeof batch, 0, 1, &ordinal, &empty, &empty, &empty, &input};
        store.add(call_, Batch(call_.raw(), &batch), {{0, true}, 2, ColumnType::dictionary});
        expected_[ordinal] = tokens;
        std::erase_if(expected_[ordinal], [](const Token& token) { return token.norm.empty(); });
    }
    void expect_all(TokenStore& store) {
        store.sort();
        ASSERT_EQ(store.size(), expected_.size());
        std::size_t d = 0;
        std::int64_t total = 0;
        for (const auto& [ordinal, tokens] : expected_) {
            Buffer<std::uint32_t> storage, one;
            EXPECT_EQ(store.ordinal(d), ordinal);
            ASSERT_EQ(store.tokens_of(d), tokens.size());
            const auto norms = store.norms_of(call_, d, storage);
            for (std::uint32_t i = 0; i < tokens.size(); ++i) {
                ASSERT_EQ((Token{store.span_of(call_, d, i), std::string(store.norms()[norms[i]])}),
                          tokens[i]);
                ASSERT_EQ(store.norms_at(call_, d, i, 1, one)[0], norms[i]);
            }
            std::vector<Span> spans;
            store.spans_of(call_, d, spans);
            ASSERT_EQ(spans.size(), tokens.size());
            for (std::size_t i = 0; i < tokens.size(); ++i) ASSERT_EQ(spans[i], tokens[i].span);
            total += static_cast<std::int64_t>(tokens.size());
            ++d;
        }
        EXPECT_EQ(store.tokens(), total);
    }

    laws::InMemoryHost host_;
    laws::HostCall host_call_{host_, laws::HostCall::Kind::aggregator};
    Call call_{host_call_.raw()};
    std::map<std::int64_t, Tokens> expected_;
};

TEST_F(TokenStoreTest, GivesBackNormsAndSpans) {
    TokenStore store(TokenStore::Spans::kept);
    for (const std::int64_t ordinal : {0, 3, 4}) add(store, ordinal, 63 + static_cast<std::size_t>(ordinal));
    add(store, 9, 0);
    add(store, 10, 1000);
    expect_all(store);
}

TEST_F(TokenStoreTest, GivesThemBackFromStatesThatWereSpilledAndCombinedInAnyOrder) {
    // Odd states are spilled before they are combined, and again after some of the combining.
    std::vector<TokenStore> stores;
    for (std::int64_t s = 0; s < 6; ++s) {
        stores.emplace_back(TokenStore::Spans::kept);
        for (std::int64_t d = 0; d < 4; ++d) {
            host_.budget = (s + d) % 3 == 0 ? 0 : std::numeric_limits<std::int64_t>::max();
            add(stores.back(), 10 * s + d, 50 + static_cast<std::size_t>(7 * s + d));
        }
    }
    for (const auto& [into, from] : {std::pair(4, 1), {0, 5}, {4, 0}, {2, 3}, {4, 2}}) {
        host_.budget = from % 2 == 0 ? 0 : std::numeric_limits<std::int64_t>::max();
        stores[static_cast<std::size_t>(into)].combine(call_, stores[static_cast<std::size_t>(from)]);
    }
    expect_all(stores[4]);
    EXPECT_GT(host_.scratch_bytes(), 0);
}

TEST_F(TokenStoreTest, NumbersEqualNormsEqually) {
    TokenStore store(TokenStore::Spans::left_out);
    add(store, 0, 500);
    EXPECT_EQ(store.norms().size(), 40u);
    EXPECT_EQ(store.norms().find(""), StringTable::kNone);
}

TEST_F(TokenStoreTest, TakesTokensThatWereChosenByItsUser) {
    TokenStore store(TokenStore::Spans::kept);
    add(store, 5, 70);
    const Tokens chosen = {{{3, 9}, "w1"}, {{3, 12}, "only here"}, {{20, 21}, "w1"}};
    Buffer<std::uint32_t> norms;
    Buffer<std::int32_t> begins, ends;
    for (const Token& token : chosen) {
        norms.push_back(store.norms().id(token.norm));
        begins.push_back(token.span.begin);
        ends.push_back(token.span.end);
    }
    store.add_document(2, norms.span(), {begins.data(), ends.data(), begins.size()});
    store.add_document(3, {}, {});
    expected_[2] = chosen;
    expected_[3] = {};
    store.spill(call_);
    EXPECT_GT(host_.scratch_bytes(), 0);
    expect_all(store);
}

TEST_F(TokenStoreTest, HoldsSomeSixBytesATokenWithSpansAndFourWithout) {
    for (const auto& [spans, bytes] :
         {std::pair(TokenStore::Spans::left_out, 4.5), {TokenStore::Spans::kept, 7.5}}) {
        TokenStore store(spans);
        for (std::int64_t ordinal = 0; ordinal < 20; ++ordinal) add(store, ordinal, 10000);
        EXPECT_LE(static_cast<double>(store.memory()), bytes * static_cast<double>(store.tokens()));
    }
}

}  // namespace
}  // namespace rostra
