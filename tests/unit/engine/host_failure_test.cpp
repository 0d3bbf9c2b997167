// SPDX-License-Identifier: Apache-2.0
// What the machine or the host fails at ends the run, and no document is set aside for it.
#include <gmock/gmock.h>

#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "support/file_size_limit.hpp"
#include "unit/engine/engine_run.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// What a document holds that brings the failure about, and what ends the run.
struct HostFailure {
    const char* name;
    const char* word;
    const char* said;
};
void PrintTo(const HostFailure& failure, std::ostream* out) { *out << failure.name; }

class HostFailures : public EngineTest, public ::testing::WithParamInterface<HostFailure> {};

TEST_P(HostFailures, EndTheRunWhateverThePluginMakesOfThem) {
    add("a", many(1, 5) + "x " + GetParam().word + " one\n" + many(6, 40));
    const test::FileSizeLimit limit(1 << 20);
    for (const std::size_t jobs : {1U, 3U}) {
        for (const std::size_t documents : {1U, 4U, 100U}) {
            RunSettings settings;
            settings.jobs = jobs;
            settings.chunks = chunks_of(documents);
            const Ran ran = run(settings);
            std::string said = GetParam().said;
            if (const std::size_t at = said.find("HERE"); at != std::string::npos)
                said.replace(at, 4, folder_.path());
            EXPECT_EQ(ran.error, said);
            EXPECT_EQ(ran.kind, ErrorKind::failed);
            EXPECT_THAT(ran.failures(), IsEmpty());
        }
    }
}

constexpr const char* kScratch =
    "stage 'probe': cannot write scratch files in 'HERE': File too large; raise the limit (ulimit -f), or "
    "choose "
    "another file system";
INSTANTIATE_TEST_SUITE_P(
    Of, HostFailures,
    ::testing::Values(HostFailure{"ScratchThatIsPassedOn", "SPILL", kScratch},
                      HostFailure{"ScratchThatADocumentIsBlamedFor", "SPILL-BLAMES", kScratch},
                      HostFailure{"ScratchThatIsHidden", "SPILL-HIDES", kScratch},
                      HostFailure{"MemoryInAPlugin", "MEMORY",
                                  "stage 'probe': out of memory; set a smaller [run] jobs or memory"},
                      HostFailure{"AFileOfAPlugin", "FILE", "stage 'probe': cannot read 'words.txt'"}),
    [](const auto& tested) { return tested.param.name; });

class Descriptors : public EngineTest {};

TEST_F(Descriptors, EndTheRunWhereATextCannotBeReadAgain) {
    add("a", "x one\n");
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    auto host = std::make_unique<RecordingHost>();
    RunSettings settings;
    settings.ranks = true;
    host->on_advance = [&] {
        const rlimit none{0, limit.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &none);
    };
    const Ran ran = run(settings, std::move(host));
    ::setrlimit(RLIMIT_NOFILE, &limit);
    EXPECT_EQ(ran.error, "stage 'probe': cannot read 'a': Too many open files; raise the limit (ulimit -n)");
    EXPECT_THAT(ran.failures(), IsEmpty());
}

TEST_F(Descriptors, EndTheRunWhereNoInputCanBeOpened) {
    add("a", "x one\n");
    add("b", "x one\n");
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    auto host = std::make_unique<RecordingHost>();
    RunSettings settings;
    settings.jobs = 1;
    settings.chunks = chunks_of(1);
    host->on_begin = [&] {
        const rlimit none{0, limit.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &none);
    };
    const Ran ran = run(settings, std::move(host));
    ::setrlimit(RLIMIT_NOFILE, &limit);
    EXPECT_EQ(ran.error, "cannot read 'a': Too many open files; raise the limit (ulimit -n)");
    EXPECT_THAT(ran.failures(), IsEmpty());
}

class Replays : public EngineTest {
protected:
    /// How often an aggregator was handed documents.
    static std::size_t updates(const Ran& ran) {
        std::size_t count = 0;
        for (const std::string& line : ran.host->lines()) count += line.ends_with(": update") ? 1U : 0U;
        return count;
    }
};

TEST_F(Replays, TakeTimeInProportionToTheDocumentsWhereAllFail) {
    for (const char* word : {"SPOIL", "SPOIL?"}) {
        std::vector<std::size_t> counted;
        for (const std::size_t documents : {100U, 200U, 400U}) {
            std::string lines;
            for (std::size_t i = 0; i < documents; ++i)
                lines += "d" + std::to_string(i) + " one " + word + "\n";
            files_.clear();
            add("in", lines);
            const Ran ran = run();
            EXPECT_EQ(ran.failures().size(), documents);
            EXPECT_EQ(ran.text, "");
            counted.push_back(updates(ran));
            EXPECT_LE(counted.back(), 2 * documents) << word;
        }
        EXPECT_LE(counted[2], 2 * counted[1]);
    }
}

TEST_F(Replays, GoThroughAChunkOnceMoreForASingleDocumentThatIsNamed) {
    add("in", many(1, 50) + "x SPOIL\n" + many(51, 100));
    const Ran ran = run();
    EXPECT_THAT(ran.failures(), ElementsAre("50 in#x probe document 0 5: it holds SPOIL"));
    EXPECT_EQ(updates(ran), 3U);  // all; then what stands before it and what stands behind it
}

}  // namespace
}  // namespace rostra::core
