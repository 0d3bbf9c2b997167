// SPDX-License-Identifier: Apache-2.0
// What only the whole run knows, used in a second pass over it.
#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <utility>

#include "unit/engine/engine_run.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Phases : public EngineTest {
protected:
    static RunSettings two_phases(std::size_t chunk = 2) {
        RunSettings settings;
        settings.ranks = true;
        settings.chunks = chunks_of(chunk);
        return settings;
    }
};

TEST_F(Phases, ReadTheTableOfAnEarlierOne) {
    add("in", "a one two\nb two\nc one one\n");
    const Ran ran = run(two_phases());
    ASSERT_EQ(ran.error, "");
    EXPECT_EQ(ran.text,
              "= in#a\n"
              "probe.word in#a 0 3 one one\nprobe.word in#a 4 7 two two\n"
              "probe.rank in#a 0 3 3 one\nprobe.rank in#a 4 7 2 two\n"
              "= in#b\n"
              "probe.word in#b 0 3 two two\n"
              "probe.rank in#b 0 3 2 two\n"
              "= in#c\n"
              "probe.word in#c 0 3 one one\nprobe.word in#c 4 7 one one\n"
              "probe.rank in#c 0 3 3 one\nprobe.rank in#c 4 7 3 one\n"
              "probe_count one 3\nprobe_count two 2\n"
              "probe_text in#a one two\nprobe_text in#b two\nprobe_text in#c one one\n"
              "probe_sum 13\n");
    EXPECT_THAT(ran.host->passes(), ElementsAre("phase 1 of 2", "phase 2 of 2"));
}

TEST_F(Phases, OpenStatesWithTheTablesOfAnEarlierOne) {
    add("in", "a one two three\nb one two\nc four one two\nd three four five\n");
    add("more", many(1, 40));
    std::string alone;
    for (const std::size_t jobs : {1U, 2U, 4U}) {
        RunSettings settings;
        settings.prune = true;
        settings.jobs = jobs;
        settings.chunks = chunks_of(jobs == 1 ? 100 : 3);
        const Ran ran = run(settings);
        ASSERT_EQ(ran.error, "");
        EXPECT_THAT(ran.host->passes(), ElementsAre("phase 1 of 2", "phase 2 of 2"));
        if (alone.empty()) alone = ran.text;
        EXPECT_EQ(ran.text, alone) << jobs;
    }
    files_.clear();
    add("in", "a one two three\nb one two\nc four one two\n");
    RunSettings settings;
    settings.prune = true;
    settings.chunks = chunks_of(1);
    const Ran ran = run(settings);
    ASSERT_EQ(ran.error, "");
    EXPECT_THAT(ran.text,
                HasSubstr("probe_often one\nprobe_often two\nprobe_pair all 2\nprobe_pair one+two 3\n"));
}

TEST_F(Phases, KeepLayersInScratchWhereTheBudgetIsSmall) {
    add("in", many(1, 60));
    const Ran roomy = run(two_phases(7));
    RunSettings tight = two_phases(7);
    tight.memory = 64;
    const Ran spilled = run(tight);
    ASSERT_EQ(spilled.error, "");
    EXPECT_EQ(spilled.text, roomy.text);
    EXPECT_EQ(roomy.outcome.scratch_bytes, 0U);
    EXPECT_GT(spilled.outcome.scratch_bytes, 0U);
}

TEST_F(Phases, StartOverWithoutADocumentThatFailsInALaterOne) {
    add("in", "a one two\nb two LATE one\nc one\nd three\n");
    const Ran with = run(two_phases());
    ASSERT_EQ(with.error, "");
    EXPECT_EQ(with.host->started_over(), 1);
    EXPECT_THAT(with.failures(), ElementsAre("1 in#b probe-ranks document 0 0: it comes too late"));
    EXPECT_EQ(with.outcome.documents, 3U);
    EXPECT_EQ(with.outcome.set_aside, 1U);
    files_.clear();
    add("in", "a one two\nc one\nd three\n");
    const Ran without = run(two_phases());
    EXPECT_EQ(with.text, without.text);  // nor does its count show in the ranks of others
    EXPECT_EQ(without.host->started_over(), 0);
}

TEST_F(Phases, StartOverOnceForAllThatFail) {
    add("in", "a LATE\nb one\nc LATE\nd HURT\ne one LATE\n");
    const Ran ran = run(two_phases());
    ASSERT_EQ(ran.error, "");
    EXPECT_EQ(ran.host->started_over(), 1);
    EXPECT_THAT(ran.failures(), ElementsAre("0 in#a probe-ranks document 0 0: it comes too late",
                                            "2 in#c probe-ranks document 0 0: it comes too late",
                                            "3 in#d probe document 0 4: it holds HURT",
                                            "4 in#e probe-ranks document 0 0: it comes too late"));
    EXPECT_THAT(ran.text, HasSubstr("probe_sum 1\n"));
}

TEST_F(Phases, EndAtOnceWithAFailureWhereThatIsAskedFor) {
    add("in", "a one\nb LATE\n");
    RunSettings settings = two_phases();
    settings.fail_fast = true;
    const Ran ran = run(settings);
    EXPECT_EQ(ran.error, "document 'in#b', probe-ranks: it comes too late");
    EXPECT_EQ(ran.host->started_over(), 0);
}

TEST_F(Phases, GetTextsAgainThatStandInNoInputAsTheyAre) {
    add("in", "a one\nCOPY b two three\n");
    add("wide", std::string("a \xFF\xFEz\0w\0e\0i\0\n", 13));
    const Ran ran = run(two_phases(1));
    ASSERT_EQ(ran.error, "");
    EXPECT_THAT(ran.failures(), IsEmpty());
    EXPECT_THAT(ran.text, HasSubstr("probe.rank in#b 0 3 1 two\nprobe.rank in#b 4 9 1 three\n"));
    EXPECT_THAT(ran.text, HasSubstr("probe.rank wide#a 0 4 1 zwei\n"));
    EXPECT_THAT(ran.text, HasSubstr("probe_text in#b two three\nprobe_text wide#a zwei\n"));
    EXPECT_THAT(ran.host->texts(),
                ElementsAre(::testing::Pair("in#b", "two three"), ::testing::Pair("wide#a", "zwei")));
}

TEST_F(Phases, NoticeThatAnInputWasChangedSinceTheFirst) {
    add("in", "a one\nb two\n");
    auto host = std::make_unique<RecordingHost>();
    host->on_advance = [this] { folder_.write("inputs/in", "a ten\nb two\n"); };
    const Ran ran = run(two_phases(), std::move(host));
    ASSERT_EQ(ran.error, "");
    EXPECT_EQ(ran.host->started_over(), 1);
    EXPECT_THAT(ran.failures(),
                ElementsAre("0 in read changed 0 0: 'in' was changed while the run read it; run again"));
    EXPECT_EQ(ran.text, "probe_sum 0\n");
}

}  // namespace
}  // namespace rostra::core
