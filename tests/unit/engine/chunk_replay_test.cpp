// SPDX-License-Identifier: Apache-2.0
// A document that fails leaves nothing of itself, wherever in a chunk it stands.
#include <gmock/gmock.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "unit/engine/engine_run.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// What makes a document fail, and what is then said of it.
struct Trouble {
    const char* name;
    const char* word;
    const char* said;  // after the document's id
};
void PrintTo(const Trouble& trouble, std::ostream* out) { *out << trouble.name; }

class ChunkReplay : public EngineTest, public ::testing::WithParamInterface<Trouble> {
protected:
    /// Nine documents; those of these places hold the word, or are not there at all.
    std::string input(const std::vector<std::size_t>& places, bool there) {
        std::string lines;
        for (std::size_t i = 0; i < 9; ++i) {
            const bool named = std::find(places.begin(), places.end(), i) != places.end();
            std::string line = many(i, i);
            if (named) line.insert(line.size() - 1, std::string(" ") + GetParam().word + " more");
            if (!named || there) lines += line;
        }
        return lines;
    }
    /// The text of a run over one input of these lines.
    Ran ran_over(const std::string& lines, const ChunkLimits& chunks) {
        files_.clear();
        add("in", lines);
        RunSettings settings;
        settings.chunks = chunks;
        return run(settings);
    }
};

TEST_P(ChunkReplay, GivesWhatARunWithoutTheDocumentGives) {
    for (std::size_t place = 0; place < 9; ++place) {
        for (const std::size_t chunk : {1U, 4U, 9U}) {
            const Ran with = ran_over(input({place}, true), chunks_of(chunk));
            const Ran without = ran_over(input({place}, false), chunks_of(chunk));
            ASSERT_EQ(with.error, "");
            EXPECT_EQ(with.text, without.text) << place << " in chunks of " << chunk;
            EXPECT_EQ(with.outcome.documents, 8U);
            EXPECT_EQ(with.outcome.set_aside, 1U);
            const std::string number = std::to_string(place);
            ASSERT_EQ(with.failures().size(), 1U);
            EXPECT_EQ(with.failures()[0].substr(0, with.failures()[0].find(" probe ")),
                      number + " in#d" + number);
        }
    }
}

TEST_P(ChunkReplay, GivesTheSameWhereSeveralFail) {
    for (const std::vector<std::size_t>& places :
         std::vector<std::vector<std::size_t>>{{0, 1}, {3, 4, 5}, {0, 4, 8}, {1, 2, 3, 5, 6, 7}}) {
        for (const std::size_t chunk : {2U, 9U}) {
            const Ran with = ran_over(input(places, true), chunks_of(chunk));
            EXPECT_EQ(with.text, ran_over(input(places, false), chunks_of(chunk)).text);
            EXPECT_EQ(with.failures().size(), places.size());
        }
    }
}

TEST_P(ChunkReplay, GivesEmptyTablesWhereAllFail) {
    const Ran all = ran_over(input({0, 1, 2, 3, 4, 5, 6, 7, 8}, true), chunks_of(9));
    ASSERT_EQ(all.error, "");
    EXPECT_EQ(all.text, "");
    EXPECT_EQ(all.failures().size(), 9U);
}

TEST_P(ChunkReplay, SaysWhatIsKnownOfTheFault) {
    files_.clear();
    add("in", std::string("x one ") + GetParam().word + "\n");
    EXPECT_THAT(run().failures(), ElementsAre(std::string("0 in#x probe ") + GetParam().said));
}

INSTANTIATE_TEST_SUITE_P(
    After, ChunkReplay,
    ::testing::Values(Trouble{"AnAggregatorThatNamesTheDocument", "SPOIL", "document 4 9: it holds SPOIL"},
                      Trouble{"AnAggregatorThatNamesNone", "SPOIL?", "plugin 0 0: it holds SPOIL"},
                      Trouble{"AnAnalyzerThatNamesTheDocument", "HURT", "document 4 8: it holds HURT"},
                      Trouble{"AnAnalyzerThatNamesNone", "HURT?", "plugin 0 0: it holds HURT"}),
    [](const auto& tested) { return tested.param.name; });

class MixedReplay : public EngineTest {};

TEST_F(MixedReplay, LeavesNothingOfDocumentsThatFailInDifferentWays) {
    const std::string sound = "a one two\nf two\ni three\n";
    add("in",
        "a one two\nb HURT? x\nc SPOIL x\nBAD d\ne SPOIL? x\nf two\ng HURT x\nh SPOIL? HURT? x\ni "
        "three\nCUT\n");
    const Ran mixed = run();
    std::vector<std::string> failed;
    for (const std::string& failure : mixed.failures())
        failed.push_back(failure.substr(0, failure.find(" probe ")));
    EXPECT_THAT(failed, ElementsAre("1 in#b", "2 in#c", "3 in#d", "4 in#e", "6 in#g", "7 in#h", "9 in"));
    files_.clear();
    add("in", sound);
    const Ran alone = run();
    EXPECT_EQ(mixed.text, alone.text);
    EXPECT_THAT(alone.failures(), IsEmpty());
}

TEST_F(MixedReplay, TellsOfWhatCouldNotBeDecodedByTheBytesOfItsRecord) {
    add("in", "a one\nb caf\xE9\nc two\n");
    const Ran ran = run();
    ASSERT_EQ(ran.failures().size(), 1U);
    EXPECT_THAT(ran.failures()[0],
                ::testing::StartsWith("1 in#b decode bad-bytes 3 4: byte 3 (0xE9) is not valid"));
}

}  // namespace
}  // namespace rostra::core
