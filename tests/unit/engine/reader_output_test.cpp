// SPDX-License-Identifier: Apache-2.0
// What a reader gives with a document besides its bytes.
#include <gmock/gmock.h>

#include <string>

#include "unit/engine/engine_run.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

class ReaderOutput : public EngineTest {
protected:
    static RunSettings shown(std::size_t chunk = 4096) {
        RunSettings settings;
        settings.more_layers = ", \"probe.mark\", \"source\"";
        settings.chunks = chunks_of(chunk);
        return settings;
    }
    /// The one failure of a run over a line that says `what` of the text "one two", without its ordinal.
    std::string failure(const std::string& what, const std::string& text = "one two") {
        files_.clear();
        add("in", "SAY " + what + " k " + text + "\nother one\n");
        const Ran ran = run(shown());
        EXPECT_EQ(ran.error, "");
        if (ran.failures().size() != 1) return std::to_string(ran.failures().size()) + " failures";
        EXPECT_EQ(ran.outcome.documents, 1U);
        return ran.failures().front().substr(2);
    }
};

TEST_F(ReaderOutput, IsALayerAsAStageWritesOne) {
    // The first document says where its words come from, the second nothing, the third stands in the input.
    add("in", "SAY mark=4,7+piece=0,3,30,33+piece=4,7,0,3 a one two\nCOPY b two\nc three\nSAY none d\n");
    const Ran ran = run(shown());
    ASSERT_EQ(ran.error, "");
    EXPECT_THAT(ran.failures(), IsEmpty());
    EXPECT_EQ(ran.text,
              "= in#a\n"
              "probe.word in#a 0 3 one one\nprobe.word in#a 4 7 two two\n"
              "probe.mark in#a 4 7 mark two\n"
              "source in#a 0 3 30 33 one\nsource in#a 4 7 0 3 two\n"
              "= in#b\n"
              "probe.word in#b 0 3 two two\n"
              "= in#c\n"
              "probe.word in#c 0 5 three three\n"
              "source in#c 0 5 66 71 three\n"
              "= in#d\n"
              "probe_count one 1\nprobe_count three 1\nprobe_count two 2\n"
              "probe_text in#a one two\nprobe_text in#b two\nprobe_text in#c three\nprobe_text in#d \n");
    EXPECT_THAT(ran.host->texts(),
                ElementsAre(Pair("in#a", "one two"), Pair("in#b", "two"), Pair("in#d", "")));
}

TEST_F(ReaderOutput, IsThereInALaterPhaseAndDoesNotHangOnChunksThreadsOrMemory) {
    std::string lines;
    for (int i = 0; i < 40; ++i) {
        const std::string key = std::to_string(i);
        lines += i % 3 == 0 ? key + " one two\n" : "SAY mark=0,3+piece=0,3,0,3 " + key + " one two\n";
    }
    add("in", lines);
    RunSettings settings = shown();
    settings.ranks = true;
    settings.jobs = 1;
    const Ran whole = run(settings);
    ASSERT_EQ(whole.error, "");
    EXPECT_THAT(whole.text, ::testing::HasSubstr("probe.mark in#1 0 3 mark one\nsource in#1 0 3 0 3 one\n"));
    settings.jobs = 3;
    settings.chunks = chunks_of(3);
    EXPECT_EQ(run(settings).text, whole.text);
    settings.memory = 64;
    EXPECT_EQ(run(settings).text, whole.text);
}

TEST_F(ReaderOutput, OfADocumentThatFailsLaterLeavesNoTrace) {
    add("in", "SAY mark=0,3 a one\nSAY mark=0,4 b LATE\nSAY mark=0,3 c two\n");
    RunSettings settings = shown();
    settings.ranks = true;
    const Ran ran = run(settings);
    ASSERT_EQ(ran.error, "");
    EXPECT_EQ(ran.host->started_over(), 1);
    EXPECT_THAT(ran.failures(), ElementsAre("1 in#b probe-ranks document 0 0: it comes too late"));
    EXPECT_THAT(ran.text, ::testing::HasSubstr("probe.mark in#c 0 3 mark two\n"));
    EXPECT_THAT(ran.text, ::testing::Not(::testing::HasSubstr("in#b")));
}

TEST_F(ReaderOutput, SaysTheLanguageAndThePipelineWhereItDoesNot) {
    add("in", "SAY language=de-AT a eins\nb two\n");
    const Ran ran = run(shown());
    ASSERT_EQ(ran.document_table.size(), 2U);
    EXPECT_THAT(ran.document_table[0], ::testing::HasSubstr(" de-AT "));
    EXPECT_THAT(ran.document_table[1], ::testing::HasSubstr(" en "));
    EXPECT_EQ(failure("language=english"),
              "in#k probe plugin 0 0: the reader says that its language is 'english', which is no BCP 47 tag "
              "such as "
              "\"en\" or \"zh-Hant\"");
}

TEST_F(ReaderOutput, IsDroppedWithARecordThatFails) {
    EXPECT_EQ(failure("mark=0,3+fails"), "in#k probe document 0 0: this line fails late");
}

TEST_F(ReaderOutput, IsRefusedWhereALayerIsBad) {
    EXPECT_EQ(
        failure("mark=4,8"),
        "in#k probe plugin 4 8: layer 'probe.mark': the span [4, 8) is not within the document's 7 bytes");
    EXPECT_EQ(failure("mark=0,3", "\u00E9\u00E9"),
              "in#k probe plugin 0 3: layer 'probe.mark': the span [0, 3) cuts a character in two");
}

TEST_F(ReaderOutput, IsRefusedWhereItIsEmittedTwiceOrNotDeclared) {
    EXPECT_EQ(failure("none+none"),
              "in#k probe plugin 0 0: the reader emitted layer 'probe.mark' twice for one document");
    EXPECT_EQ(failure("output=1"), "in#k probe plugin 0 0: the reader emitted output 1 and has only 1");
}

TEST_F(ReaderOutput, IsRefusedWhereTheBytesAreNotTheText) {
    EXPECT_EQ(
        failure("mark=0,3+byte-order-mark"),
        "in#k probe plugin 0 0: the reader gives layers with it, and its bytes begin with a byte-order mark, "
        "which is no part of the text");
    EXPECT_EQ(failure("piece=0,1,0,1+bad-byte"),
              "in#k probe plugin 0 0: the reader gives pieces with it, and its bytes are not valid UTF-8");
    EXPECT_EQ(
        failure("mark=0,3+encoding=latin1"),
        "in#k probe plugin 0 0: the reader gives layers or pieces with it, and says that its encoding is "
        "'latin1'; it has to be UTF-8");
    EXPECT_EQ(failure("mark=0,3+encoding=utf8"), "0 failures");
}

TEST_F(ReaderOutput, IsRefusedWherePiecesDoNotHold) {
    const std::string in = "in#k probe plugin 0 0: the reader's piece ";
    EXPECT_EQ(
        failure("piece=0,8,0,8"),
        in + "0 says that [0, 8) of the text was made of [0, 8) of the input, and the text has 7 bytes");
    EXPECT_EQ(
        failure("piece=2,2,0,8"),
        in + "0 says that [2, 2) of the text was made of [0, 8) of the input, and the text has 7 bytes");
    EXPECT_EQ(
        failure("piece=0,7,0,999"),
        in + "0 says that [0, 7) of the text was made of [0, 999) of the input, and the input has 40 bytes");
    EXPECT_EQ(failure("piece=0,4,0,4+piece=3,7,4,8"),
              in + "1 says that [3, 7) of the text was made of [4, 8) of the input, where the piece before "
                   "it ends at "
                   "byte 4; pieces ascend in the text and do not overlap");
    EXPECT_EQ(failure("piece=0,1,0,1", "\u00E9"),
              "in#k probe plugin 0 1: the reader's piece [0, 1) of the text cuts a character in two");
    EXPECT_EQ(failure("at=22+piece=0,7,0,7"),
              "in#k probe plugin 0 0: the reader says both that the bytes stand at byte 22 of the input as "
              "they are "
              "and what pieces they were made of; only one of the two can hold");
}

}  // namespace
}  // namespace rostra::core
