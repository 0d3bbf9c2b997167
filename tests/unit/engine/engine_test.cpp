// SPDX-License-Identifier: Apache-2.0
#include "engine/engine.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "files/content_hash.hpp"
#include "unit/engine/engine_run.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST_F(EngineTest, HandsDocumentsLayersAndTablesToWritersInOrder) {
    add("b", "x two one\n");
    add("c", "y one\nz\n");
    const Ran ran = run();
    ASSERT_EQ(ran.error, "");
    EXPECT_EQ(ran.text,
              "= b#x\nprobe.word b#x 0 3 two two\nprobe.word b#x 4 7 one one\n"
              "= c#y\nprobe.word c#y 0 3 one one\n"
              "= c#z\n"
              "probe_count one 2\nprobe_count two 1\n"
              "probe_text b#x two one\nprobe_text c#y one\nprobe_text c#z \n");
    EXPECT_THAT(ran.document_table, ElementsAre("document b#x b   en 7 0 0 " + content_hash("two one"),
                                                "document c#y c   en 3 0 0 " + content_hash("one"),
                                                "document c#z c   en 0 0 0 " + content_hash("")));
    EXPECT_EQ(ran.outcome.documents, 3U);
    EXPECT_EQ(ran.outcome.bytes, 10U);
    EXPECT_THAT(ran.outcome.input_hashes,
                ElementsAre(content_hash("x two one\n"), content_hash("y one\nz\n")));
    EXPECT_THAT(ran.host->passes(), ElementsAre("reading"));
}

TEST_F(EngineTest, GivesTheSameBytesForAnyNumberOfThreadsAndAnySizeOfChunks) {
    add("a", many(1, 80));
    add("b", "x one SPOIL two\n" + many(81, 90) + "BAD y\n" + many(91, 120) + "z HURT? one\nCUT\n");
    add("c", many(121, 200));
    for (const bool ranks : {false, true}) {
        RunSettings settings;
        settings.ranks = ranks;
        settings.jobs = 1;
        const Ran first = run(settings);
        ASSERT_EQ(first.error, "");
        EXPECT_EQ(first.outcome.documents, 200U);
        EXPECT_EQ(first.failures().size(), 4U);
        for (std::size_t jobs = 1; jobs <= 7; ++jobs) {
            for (const std::size_t documents : {1U, 3U, 64U, 1000U}) {
                settings.jobs = jobs;
                settings.chunks = chunks_of(documents);
                settings.chunks.batch_documents = 1 + documents / 2;
                const Ran again = run(settings);
                EXPECT_EQ(again.text, first.text) << jobs << " threads, chunks of " << documents;
                EXPECT_EQ(again.failures(), first.failures()) << jobs << " threads, chunks of " << documents;
            }
        }
    }
}

TEST_F(EngineTest, SplitsBatchesByTheBytesOfTheirTextsWithoutAnyoneSeeing) {
    add("a", many(1, 30));
    const Ran whole = run();
    for (const std::size_t bytes : {0U, 1U, 20U, 100U}) {
        RunSettings settings;
        settings.chunks.batch_bytes = bytes;
        EXPECT_EQ(run(settings).text, whole.text) << bytes;
    }
}

TEST_F(EngineTest, EndsWithTheFirstErrorInTheOrderOfDocumentsWhateverTheThreads) {
    add("a", many(1, 5) + "x COMBINE1\n" + many(6, 9) + "y COMBINE2\n");
    for (std::size_t jobs = 1; jobs <= 7; ++jobs) {
        RunSettings settings;
        settings.jobs = jobs;
        settings.chunks = chunks_of(1);
        const Ran ran = run(settings);
        EXPECT_EQ(ran.error, "stage 'probe': it cannot add COMBINE1") << jobs;
        EXPECT_EQ(ran.kind, ErrorKind::failed);
    }
}

TEST_F(EngineTest, EndsWithTheFirstDocumentThatFailsWhereThatIsAskedFor) {
    add("a", many(1, 5) + "x HURT\n" + many(6, 9) + "y HURT\n");
    for (std::size_t jobs = 1; jobs <= 7; ++jobs) {
        RunSettings settings;
        settings.jobs = jobs;
        settings.chunks = chunks_of(1);
        settings.fail_fast = true;
        EXPECT_EQ(run(settings).error, "document 'a#x', probe: it holds HURT") << jobs;
    }
}

TEST_F(EngineTest, StopsWhileAPluginIsAtWork) {
    add("a", "x one\ny WAIT\nz two\n");
    RunSettings settings;
    settings.chunks = chunks_of(1);
    auto host = std::make_unique<RecordingHost>();
    host->on_advance = [this] { stop_->set(); };
    const Ran ran = run(settings, std::move(host));
    EXPECT_EQ(ran.kind, ErrorKind::interrupted);
    EXPECT_THAT(ran.failures(), IsEmpty());
}

TEST_F(EngineTest, DoesNothingOnceItIsStopped) {
    add("a", "x one\n");
    stop_->set();
    const Ran ran = run();
    EXPECT_EQ(ran.kind, ErrorKind::interrupted);
    EXPECT_THAT(ran.host->failures(), IsEmpty());
    for (const auto& [name, bytes] : ran.host->results()) EXPECT_EQ(bytes, "") << name;
}

TEST_F(EngineTest, EndsWhereStatesHoldMoreThanTheBudgetAndSaysWhatToSet) {
    add("a", many(1, 10));
    RunSettings settings;
    settings.chunks = chunks_of(1);
    settings.memory = 64 << 10;
    settings.claims = "20 KiB";
    EXPECT_EQ(run(settings).error,
              "the states of this run hold 80 KiB, more than the budget of 64 KiB; stage 'probe' holds 80 "
              "KiB of it: set "
              "a larger [run] memory, or have 'probe' keep less");
    settings.memory = 200 << 10;  // ten times 20 KiB is not more
    EXPECT_EQ(run(settings).error, "");
}

TEST_F(EngineTest, GivesTheCorpusAtTheEndWithoutWhatWasSetAside) {
    add("a", "x one\ny HURT\nBAD z\nCOPY v four five\nw caf\u00E9\n");
    const Ran ran = run();
    EXPECT_THAT(ran.text,
                HasSubstr("probe_text a#x one\nprobe_text a#v four five\nprobe_text a#w caf\u00E9\n"));
    EXPECT_EQ(ran.failures().size(), 2U);
}

TEST_F(EngineTest, NoticesThatAnInputWasChangedBeforeItsTextWasAskedForAgain) {
    add("a", "x one\n");
    auto host = std::make_unique<RecordingHost>();
    host->on_advance = [this] { folder_.write("inputs/a", "x"); };
    const Ran ran = run({}, std::move(host));
    ASSERT_EQ(ran.error, "");
    EXPECT_EQ(ran.host->started_over(), 1);
    EXPECT_THAT(ran.failures(),
                ElementsAre("0 a read changed 0 0: 'a' was changed while the run read it; run again"));
}

TEST_F(EngineTest, SaysThatScratchCannotBeMadeBeforeItReadsAnything) {
    add("a", "x one\n");
    const Plan checked = plan({});
    RecordingHost host;
    EngineOptions options;
    options.scratch_folder = "/nowhere at all";
    const Result<EngineOutcome> outcome = run_plan(checked, modules(), files_, host, *stop_, options);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().message,
              "cannot write scratch files in '/nowhere at all': No such file or directory");
    EXPECT_THAT(host.passes(), IsEmpty());
}

}  // namespace
}  // namespace rostra::core
