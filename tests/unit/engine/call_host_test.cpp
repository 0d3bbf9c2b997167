// SPDX-License-Identifier: Apache-2.0
#include "engine/call_host.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "rostra/call.hpp"
#include "rostra/column_builder.hpp"
#include "support/temporary_folder.hpp"
#include "unit/engine/recording_host.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

/// A run in which nothing happens but calls.
class CallHostTest : public ::testing::TestWithParam<std::size_t> {
protected:
    using Pieces = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

    static std::unique_ptr<Scratch> scratch_in(const std::string& folder) {
        Result<std::unique_ptr<Scratch>> made = Scratch::in(folder);
        if (!made) throw std::runtime_error(made.error().message);
        return *std::move(made);
    }
    /// The pieces of a loop, in order of their beginning.
    Pieces pieces(std::uint64_t count, std::uint64_t grain) {
        const CallHost host(world_, stage_, {.parallel = true});
        std::mutex mutex;
        Pieces seen;
        rostra::Call(host.call()).parallel_for(count, grain, [&](std::uint64_t begin, std::uint64_t end) {
            const std::scoped_lock lock(mutex);
            seen.emplace_back(begin, end);
        });
        std::sort(seen.begin(), seen.end());
        return seen;
    }
    static ArrowArray no_rows() { return rostra::make_table({}, 0); }

    const std::string stage_ = "stage";
    test::TemporaryFolder folder_;
    std::unique_ptr<Scratch> scratch_ = scratch_in(folder_.path());
    std::vector<SourceFile> files_;
    LostInputs lost_;
    Corpus corpus_{files_, *scratch_, lost_, std::vector<DecodeOptions>(1)};
    RecordingHost host_;
    StopFlag stop_;
    Scheduler scheduler_{GetParam()};
    const CallWorld world_{&host_, &stop_, &scheduler_, &corpus_, scratch_.get(), nullptr};
};
INSTANTIATE_TEST_SUITE_P(Jobs, CallHostTest, ::testing::Values(1, 2, 7));

TEST_P(CallHostTest, SplitsALoopByItsCountAndGrainAlone) {
    EXPECT_THAT(pieces(10, 3), ElementsAre(Pair(0, 3), Pair(3, 6), Pair(6, 9), Pair(9, 10)));
    EXPECT_THAT(pieces(6, 3), ElementsAre(Pair(0, 3), Pair(3, 6)));
    EXPECT_THAT(pieces(2, 100), ElementsAre(Pair(0, 2)));
    EXPECT_THAT(pieces(2, 0), ElementsAre(Pair(0, 1), Pair(1, 2)));
    EXPECT_THAT(pieces(0, 5), IsEmpty());
    EXPECT_EQ(pieces(10'000, 7).size(), 1429U);
}

TEST_P(CallHostTest, TellsOfTheFirstPieceThatFailsWhicheverCameFirst) {
    for (int again = 0; again < 20; ++again) {
        const CallHost host(world_, stage_, {.parallel = true});
        const auto loop = [&] {
            rostra::Call(host.call()).parallel_for(40, 2, [](std::uint64_t begin, std::uint64_t) {
                if (begin == 38) std::this_thread::yield();
                if (begin >= 6 && begin % 4 == 2) throw std::runtime_error("no to " + std::to_string(begin));
            });
        };
        EXPECT_THROW(loop(), rostra::Refused);
        EXPECT_EQ(host.failure().message, "no to 6");
    }
}

TEST_P(CallHostTest, RunsALoopInOrderOnItsOwnThreadWhereItMayNotSpread) {
    const CallHost host(world_, stage_);
    std::vector<std::uint64_t> order;
    const std::thread::id own = std::this_thread::get_id();
    const auto loop = [&] {
        rostra::Call(host.call()).parallel_for(6, 2, [&](std::uint64_t begin, std::uint64_t) {
            EXPECT_EQ(std::this_thread::get_id(), own);
            order.push_back(begin);
            if (begin == 2) throw std::runtime_error("enough");
        });
    };
    EXPECT_THROW(loop(), rostra::Refused);
    EXPECT_THAT(order, ElementsAre(0, 2));
    EXPECT_EQ(host.failure().message, "enough");
}

TEST_P(CallHostTest, TakesALoopInsideALoop) {
    const CallHost host(world_, stage_, {.parallel = true});
    std::vector<std::uint64_t> sums(8, 0);
    const auto body = [&](const rostra_call* call, std::uint64_t begin) noexcept {
        rostra::Call(call).parallel_for(5, 1,
                                        [&](std::uint64_t inner, std::uint64_t) { sums[begin] += inner; });
    };
    using Body = decltype(body);
    const rostra_loop_body loop = [](const rostra_call* call, void* self, std::uint64_t begin,
                                     std::uint64_t) noexcept -> rostra_status {
        (*static_cast<Body*>(self))(call, begin);
        return ROSTRA_OK;
    };
    EXPECT_EQ(host.call()->parallel_for(host.call(), sums.size(), 1,
                                        const_cast<void*>(static_cast<const void*>(&body)), loop),
              ROSTRA_OK);
    EXPECT_THAT(sums, ::testing::Each(10U));
}

TEST_P(CallHostTest, EmitsNothingFromInsideALoop) {
    std::size_t emitted = 0;
    const CallHost host(world_, stage_, {.parallel = true}, [&](std::uint32_t, OwnedArray) {
        ++emitted;
        return std::optional<CallFailure>();
    });
    const rostra_loop_body loop = [](const rostra_call* call, void*, std::uint64_t, std::uint64_t) noexcept {
        ArrowArray rows = no_rows();
        return call->emit(call, 0, &rows);
    };
    EXPECT_EQ(host.call()->parallel_for(host.call(), 1, 1, nullptr, loop), ROSTRA_FAILED);
    EXPECT_EQ(host.failure().message, "it emitted something in a call that has no outputs");
    EXPECT_EQ(emitted, 0U);
}

TEST_P(CallHostTest, KeepsWhatAServiceSaidToTheCallThatALoopIsPartOf) {
    const CallHost host(world_, stage_, {.parallel = true, .corpus = true});
    const rostra::Call call(host.call());
    const auto& corpus = call.service<rostra_corpus>(ROSTRA_CORPUS);
    const auto loop = [&] {
        call.parallel_for(3, 1, [&](std::uint64_t begin, std::uint64_t) {
            if (begin != 1) return;
            rostra_text_lease lease{};
            rostra::detail::require(corpus.text(call.raw(), 5, &lease));  // through the outer call
        });
    };
    EXPECT_THROW(loop(), rostra::Refused);
    EXPECT_EQ(host.failure().message, "document 5 was set aside");
}

class CallHostAlone : public CallHostTest {};
INSTANTIATE_TEST_SUITE_P(OneThread, CallHostAlone, ::testing::Values(1));

TEST_P(CallHostAlone, OwnsWhatIsEmittedAlsoWhereItIsRefused) {
    for (const bool refused : {false, true}) {
        const CallHost host(world_, stage_, {}, [&](std::uint32_t output, OwnedArray) {
            return refused ? std::optional(CallFailure{"plugin", "not " + std::to_string(output)})
                           : std::nullopt;
        });
        ArrowArray rows = no_rows();
        EXPECT_EQ(host.call()->emit(host.call(), 3, &rows), refused ? ROSTRA_FAILED : ROSTRA_OK);
        EXPECT_EQ(rows.release, nullptr);
        EXPECT_EQ(host.failed(), refused);
        if (refused) {
            EXPECT_EQ(host.failure().message, "not 3");
        }
        EXPECT_EQ(host.call()->emit(host.call(), 3, &rows), ROSTRA_FAILED);
        EXPECT_EQ(host.failure().message, "it emitted an array that was released already");
    }
}

TEST_P(CallHostAlone, TellsAPluginThatItIsToStop) {
    const CallHost host(world_, stage_, {}, [](std::uint32_t, OwnedArray) { return std::nullopt; });
    EXPECT_FALSE(rostra::Call(host.call()).should_stop());
    stop_.set();
    EXPECT_TRUE(rostra::Call(host.call()).should_stop());
    ArrowArray rows = no_rows();
    EXPECT_EQ(host.call()->emit(host.call(), 0, &rows), ROSTRA_STOPPED);
}

TEST_P(CallHostAlone, KeepsTheLastMessageOfACall) {
    const CallHost host(world_, stage_);
    EXPECT_EQ(host.failure().message, "the plugin failed without saying why");
    const rostra_failure first{
        sizeof(rostra_failure), 0, rostra::str(ROSTRA_FAIL_IO), rostra::str("first"), -1, 0, 0};
    const rostra_failure last{
        sizeof(rostra_failure), 4, rostra::str("no-table"), rostra::str("last"), 7, 1, 2};
    host.call()->fail(host.call(), &first);
    host.call()->fail(host.call(), &last);
    const CallFailure failure = host.failure();
    EXPECT_EQ(failure.code, "no-table");
    EXPECT_EQ(failure.message, "last");
    EXPECT_EQ(failure.where, 4U);
    EXPECT_EQ(failure.document, 7);
    EXPECT_EQ(failure.begin, 1);
    EXPECT_EQ(failure.end, 2);
}

TEST_P(CallHostAlone, HasTheServicesThatItsKindMayUse) {
    const auto services = [&](CallRights rights) {
        const CallHost host(world_, stage_, rights);
        std::vector<std::string> there;
        for (const char* id :
             {ROSTRA_LOG, ROSTRA_PROGRESS, ROSTRA_CORPUS, ROSTRA_SCRATCH, ROSTRA_FILES, "rostra.x/1"}) {
            if (host.call()->service(host.call(), id) != nullptr) there.emplace_back(id);
        }
        return there;
    };
    EXPECT_THAT(services({}), ElementsAre(ROSTRA_LOG, ROSTRA_PROGRESS));
    EXPECT_THAT(services({.scratch_budget = 0}), ElementsAre(ROSTRA_LOG, ROSTRA_PROGRESS, ROSTRA_SCRATCH));
    EXPECT_THAT(services({.corpus = true, .files = true}),
                ElementsAre(ROSTRA_LOG, ROSTRA_PROGRESS, ROSTRA_CORPUS, ROSTRA_FILES));
}

}  // namespace
}  // namespace rostra::core
