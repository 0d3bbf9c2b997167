// SPDX-License-Identifier: Apache-2.0
// A run in which memory is refused once, at each place in turn: it ends with one message, blames no document and is never
// the end of the process.
#include <gmock/gmock.h>

#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "unit/engine/engine_run.hpp"
#include "unit/engine/refusing_memory.hpp"

namespace rostra::core {
namespace {

using ::testing::EndsWith;
using ::testing::IsSupersetOf;

class MemorySweep : public EngineTest, public ::testing::WithParamInterface<std::size_t> {
protected:
    MemorySweep() {
        add("a", "x one two\nCOPY y two three\nv SPOIL?\nw HURT? one\nu SPOIL\nz three\n");
        add("b", std::string("a \xFF\xFEz\0w\0e\0i\0\n", 13));
        settings_.ranks = true;
        settings_.jobs = GetParam();
        settings_.memory = 64;  // all that is kept goes through scratch
        settings_.chunks = chunks_of(4);
        plan_ = std::make_unique<Plan>(plan(settings_));
        static_cast<void>(modules());
    }

    struct Swept {
        std::string error;
        std::string text;
        std::vector<std::string> failures;
    };
    /// A run in which `count` requests after the first `answered` are refused; -1: none is.
    Swept refusing(std::int64_t answered, std::int64_t count = 1) {
        RecordingHost host;
        EngineOptions options;
        options.scratch_folder = folder_.path();
        options.chunks = settings_.chunks;
        StopFlag stop;
        Swept swept;
        {
            test::RefusedRequests refused(answered, count);
            const Result<EngineOutcome> outcome = run_plan(*plan_, modules(), files_, host, stop, options);
            requests_ = refused.requests();
            if (!outcome) swept.error = outcome.error().message;
        }
        if (swept.error.empty()) swept.text = host.results().at("probe.txt");
        swept.failures = host.failures();
        return swept;
    }

    RunSettings settings_;
    std::unique_ptr<Plan> plan_;
    std::int64_t requests_ = 0;
};

TEST_P(MemorySweep, EndsTheRunWithOneMessageWhereverItIsRefused) {
    const Swept whole = refusing(-1);
    ASSERT_EQ(whole.error, "");
    ASSERT_EQ(whole.failures.size(), 3U);
    const std::int64_t requests = requests_;
    ASSERT_GT(requests, 500);
    std::size_t ended = 0;
    for (std::int64_t at = 0; at < requests; ++at) {
        const Swept swept = refusing(at);
        // Those that fail do so by themselves, and nobody else is blamed.
        EXPECT_THAT(whole.failures, IsSupersetOf(swept.failures)) << at;
        if (swept.error.empty()) {
            EXPECT_EQ(swept.text, whole.text) << at;  // what was refused could be done without
            EXPECT_EQ(swept.failures, whole.failures) << at;
        } else {
            EXPECT_THAT(swept.error, EndsWith("out of memory; set a smaller [run] jobs or memory")) << at;
            ++ended;
        }
    }
    EXPECT_GT(ended, static_cast<std::size_t>(requests) / 2);
}

TEST_P(MemorySweep, EndsTheRunAlsoWhereNoMemoryIsLeftToSayMuch) {
    static_cast<void>(refusing(-1));
    const std::int64_t requests = requests_;
    for (const std::int64_t count : {3, 30, 100'000}) {
        for (std::int64_t at = 0; at < requests; at += 7) {
            try {
                const Swept swept = refusing(at, count);
                if (swept.error.empty()) continue;
                EXPECT_THAT(swept.error, EndsWith("out of memory; set a smaller [run] jobs or memory")) << at;
            } catch (const std::bad_alloc&) {
                // Whoever runs the engine has words for this that need no memory.
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Jobs, MemorySweep, ::testing::Values(1, 3));

}  // namespace
}  // namespace rostra::core
