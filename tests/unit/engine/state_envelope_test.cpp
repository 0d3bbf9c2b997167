// SPDX-License-Identifier: Apache-2.0
#include "engine/state_envelope.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace rostra::core {
namespace {

const StateOrigin kOrigin = {"keyness", "counts", 3};

std::string in_envelope(const StateOrigin& origin, std::string_view state, std::size_t step = 1000) {
    std::string envelope;
    StateEnvelopeWriter writer(origin, [&](std::string_view bytes) {
        envelope += bytes;
        return Result<void>();
    });
    for (std::size_t at = 0; at < state.size(); at += step) {
        const std::string_view piece = state.substr(at, step);
        EXPECT_EQ(
            writer.sink()->write(writer.sink()->self, piece.data(), static_cast<std::int64_t>(piece.size())),
            ROSTRA_OK);
    }
    EXPECT_TRUE(writer.finish());
    return envelope;
}

struct Taken {
    std::string state;  ///< as far as it was handed on
    std::string error;  ///< "" for none
};

Taken taken_out(std::string_view envelope, const StateOrigin& expected = kOrigin, std::size_t step = 1000) {
    StateEnvelopeReader reader("'corpus.state'", [&](char* bytes, std::size_t size) {
        const std::size_t count = std::min({size, step, envelope.size()});
        std::copy_n(envelope.data(), count, bytes);
        envelope.remove_prefix(count);
        return Result<std::size_t>(count);
    });
    Taken taken;
    if (const Result<void> open = reader.open(expected); !open) return {"", open.error().message};
    std::string piece(step, '\0');
    for (;;) {
        const std::int64_t got = reader.stream()->read(reader.stream()->self, piece.data(),
                                                       static_cast<std::int64_t>(piece.size()));
        if (got <= 0) break;
        taken.state.append(piece, 0, static_cast<std::size_t>(got));
    }
    if (reader.failure()) taken.error = reader.failure()->message;
    return taken;
}

std::string some_state(std::size_t size) {
    std::string state(size, '\0');
    for (std::size_t i = 0; i < size; ++i) state[i] = static_cast<char>(i * i >> 3);
    return state;
}

TEST(StateEnvelope, GivesBackWhatWasPutIn) {
    for (const std::size_t size : {0U, 1U, 65535U, 65536U, 65537U, 300000U}) {
        const std::string state = some_state(size);
        const std::string envelope = in_envelope(kOrigin, state);
        EXPECT_EQ(envelope, in_envelope(kOrigin, state, 77777));
        for (const std::size_t step : {999U, 70000U}) {
            const Taken taken = taken_out(envelope, kOrigin, step);
            EXPECT_EQ(taken.error, "");
            EXPECT_EQ(taken.state, state);
        }
    }
}

TEST(StateEnvelope, IsRefusedWhereItIsNotOurs) {
    const std::string envelope = in_envelope(kOrigin, "some bytes");
    EXPECT_EQ(taken_out(envelope, {"dispersion", "counts", 3}).error,
              "'corpus.state' holds a state of plugin 'keyness', and this is plugin 'dispersion'; save it "
              "again from a "
              "run");
    EXPECT_EQ(taken_out(envelope, {"keyness", "terms", 3}).error,
              "'corpus.state' holds a state of component 'counts' of plugin 'keyness', and this is component "
              "'terms'; "
              "save it again from a run");
    EXPECT_EQ(taken_out(envelope, {"keyness", "counts", 2}).error,
              "'corpus.state' holds a state of 'counts' version 3, and this is version 2; save it again from "
              "a run");
    EXPECT_EQ(taken_out("The harbour was closed.").error,
              "'corpus.state' is no saved state; save it again from a run");
    EXPECT_EQ(taken_out("").error, "'corpus.state' is cut short; save it again from a run");
    std::string later = envelope;
    later[8] = 2;
    EXPECT_EQ(taken_out(later).error,
              "'corpus.state' holds a state in format 2, and this is format 1; save it again from a run");
}

TEST(StateEnvelope, IsRefusedWithAnyByteChangedLostOrAdded) {
    const std::string state = some_state(200000);
    const std::string envelope = in_envelope(kOrigin, state);
    for (std::size_t i = 0; i < envelope.size(); i += i < 100 ? 1 : 997) {
        std::string damaged = envelope;
        damaged[i] = static_cast<char>(damaged[i] ^ 4);
        const Taken changed = taken_out(damaged);
        EXPECT_NE(changed.error, "") << i;
        // What was handed on before was looked at.
        EXPECT_TRUE(state.starts_with(changed.state)) << i;
        EXPECT_LE(changed.state.size(), i) << i;
        const Taken cut = taken_out(std::string_view(envelope).substr(0, i));
        EXPECT_EQ(cut.error, "'corpus.state' is cut short; save it again from a run") << i;
        EXPECT_TRUE(state.starts_with(cut.state)) << i;
    }
    EXPECT_EQ(taken_out(envelope + '\0').error,
              "'corpus.state' has bytes behind its end; save it again from a run");
}

TEST(StateEnvelope, IsRefusedWithBlocksExchanged) {
    constexpr std::size_t kBlock = 65536 + 4 + 8;
    const std::string envelope = in_envelope(kOrigin, some_state(3 * 65536));
    const std::size_t head = envelope.size() - 3 * kBlock - 12;
    std::string exchanged = envelope;
    std::swap_ranges(exchanged.begin() + static_cast<std::ptrdiff_t>(head),
                     exchanged.begin() + static_cast<std::ptrdiff_t>(head + kBlock),
                     exchanged.begin() + static_cast<std::ptrdiff_t>(head + kBlock));
    EXPECT_EQ(taken_out(exchanged).error, "'corpus.state' is damaged; save it again from a run");
    EXPECT_EQ(taken_out(std::string(envelope).erase(head + kBlock, kBlock)).error,
              "'corpus.state' is damaged; save it again from a run");
}

TEST(StateEnvelope, SaysWhyItCouldNotBeWrittenOrRead) {
    StateEnvelopeWriter writer(
        kOrigin, [](std::string_view) { return Result<void>(Error::failed("the disk is full")); });
    EXPECT_EQ(writer.sink()->write(writer.sink()->self, "x", 1), ROSTRA_FAILED);
    EXPECT_EQ(writer.finish().error().message, "the disk is full");

    const std::string envelope = in_envelope(kOrigin, "some bytes");
    std::string_view left = std::string_view(envelope).substr(0, envelope.size() - 20);
    StateEnvelopeReader reader("'corpus.state'", [&](char* bytes, std::size_t size) {
        if (left.empty()) return Result<std::size_t>(Error::failed("cannot read 'corpus.state'"));
        const std::size_t count = std::min(size, left.size());
        std::copy_n(left.data(), count, bytes);
        left.remove_prefix(count);
        return Result<std::size_t>(count);
    });
    ASSERT_TRUE(reader.open(kOrigin));
    char byte = 0;
    EXPECT_EQ(reader.stream()->read(reader.stream()->self, &byte, 1), -1);
    EXPECT_EQ(reader.stream()->read(reader.stream()->self, &byte, 1), -1);
    EXPECT_EQ(reader.failure()->message, "cannot read 'corpus.state'");
}

}  // namespace
}  // namespace rostra::core
