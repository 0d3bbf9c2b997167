// SPDX-License-Identifier: Apache-2.0
#include "engine/scheduler.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <numeric>
#include <thread>
#include <vector>

#include "engine/chunk.hpp"

namespace rostra::core {
namespace {

using ::testing::Each;

/// Counts how many are at one place at once.
class Gate {
public:
    class Pass {
    public:
        explicit Pass(Gate& gate) : gate_(gate) { gate_.enter(); }
        ~Pass() { gate_.inside_.fetch_sub(1); }
        Pass(const Pass&) = delete;
        Pass& operator=(const Pass&) = delete;

    private:
        Gate& gate_;
    };
    void enter() {
        const std::size_t now = inside_.fetch_add(1) + 1;
        std::size_t most = most_.load();
        while (most < now && !most_.compare_exchange_weak(most, now)) {
        }
    }
    void leave() { inside_.fetch_sub(1); }
    [[nodiscard]] std::size_t most() const { return most_.load(); }

private:
    std::atomic<std::size_t> inside_ = 0;
    std::atomic<std::size_t> most_ = 0;
};

/// What a pipeline of `count` chunks did. Work on early chunks takes longer than on late ones, so that order has to
/// be kept and does not come about by itself.
struct Line {
    explicit Line(Scheduler& scheduler, std::size_t count) : worked(count, 0) {
        std::size_t next = 0;
        scheduler.pipeline(
            [&]() -> std::unique_ptr<Chunk> {
                const Gate::Pass pass(taking);
                if (next == worked.size()) return nullptr;
                in_flight.enter();
                auto chunk = std::make_unique<Chunk>();
                chunk->number = next++;
                return chunk;
            },
            [&](Chunk& chunk) {
                const Gate::Pass pass(working);
                for (std::size_t i = chunk.number % 7; i < 7; ++i) std::this_thread::yield();
                ++worked[chunk.number];
            },
            [&](std::unique_ptr<Chunk> chunk) {
                const Gate::Pass pass(draining);
                drained.push_back(chunk->number);
                worked_when_drained &= worked[chunk->number] == 1;
                in_flight.leave();
            });
    }

    std::vector<int> worked;
    std::vector<std::size_t> drained;
    bool worked_when_drained = true;
    Gate taking, working, draining, in_flight;
};

class SchedulerTest : public ::testing::TestWithParam<std::size_t> {
protected:
    Scheduler scheduler_{GetParam()};
};

TEST_P(SchedulerTest, DrainsInTheOrderItTook) {
    const Line line(scheduler_, 300);
    std::vector<std::size_t> in_order(300);
    std::iota(in_order.begin(), in_order.end(), std::size_t{0});
    EXPECT_EQ(line.drained, in_order);
}

TEST_P(SchedulerTest, WorksOnEachOnceAndBeforeItIsDrained) {
    const Line line(scheduler_, 300);
    EXPECT_THAT(line.worked, Each(1));
    EXPECT_TRUE(line.worked_when_drained);
}

TEST_P(SchedulerTest, TakesAndDrainsOneAtATimeAndHoldsABoundedNumber) {
    const Line line(scheduler_, 300);
    EXPECT_EQ(line.taking.most(), 1U);
    EXPECT_EQ(line.draining.most(), 1U);
    EXPECT_LE(line.working.most(), scheduler_.jobs());
    EXPECT_LE(line.in_flight.most(), scheduler_.chunks_in_flight());
}

TEST_P(SchedulerTest, TakesFewAndNone) {
    for (const std::size_t count : {0U, 1U, 2U}) EXPECT_EQ(Line(scheduler_, count).drained.size(), count);
}

TEST_P(SchedulerTest, RunsEveryPieceOnce) {
    for (const std::size_t pieces : {0U, 1U, 2U, 1000U}) {
        std::vector<std::atomic<int>> runs(pieces);
        scheduler_.parallel_for(pieces, [&](std::uint64_t piece) { runs[piece].fetch_add(1); });
        for (const std::atomic<int>& run : runs) EXPECT_EQ(run.load(), 1);
    }
}

TEST_P(SchedulerTest, TakesUpNoOtherWorkWhileALoopIsWaitedFor) {
    static thread_local bool in_loop = false;
    std::atomic<bool> disturbed = false;
    std::size_t left = 60;
    std::atomic<std::uint64_t> pieces = 0;
    scheduler_.pipeline([&] { return left-- == 0 ? nullptr : std::make_unique<Chunk>(); },
                        [&](Chunk&) {
                            if (in_loop) disturbed = true;
                            std::this_thread::yield();
                        },
                        [&](std::unique_ptr<Chunk>) {
                            in_loop = true;
                            scheduler_.parallel_for(20, [&](std::uint64_t) {
                                std::this_thread::yield();
                                ++pieces;
                            });
                            in_loop = false;
                        });
    EXPECT_FALSE(disturbed);
    EXPECT_EQ(pieces, 1200U);
}

INSTANTIATE_TEST_SUITE_P(Jobs, SchedulerTest, ::testing::Values(1, 2, 3, 7));

TEST(Scheduler, TakesAllProcessorsUnlessItIsToldOtherwise) {
    EXPECT_EQ(Scheduler(0).jobs(), std::max(1U, std::thread::hardware_concurrency()));
    EXPECT_EQ(Scheduler(3).jobs(), 3U);
}

}  // namespace
}  // namespace rostra::core
