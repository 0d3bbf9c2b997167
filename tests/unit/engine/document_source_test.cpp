// SPDX-License-Identifier: Apache-2.0
#include "engine/document_source.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "files/content_hash.hpp"
#include "unit/engine/engine_run.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The source alone, under the probe's reader.
class DocumentSourceTest : public EngineTest {
protected:
    void begin(const ChunkLimits& limits = {}) {
        plan_ = std::make_unique<Plan>(plan({}));
        readers_ = std::make_unique<ReaderSet>(*plan_, modules(), world_, read_);
        source_ = std::make_unique<DocumentSource>(*plan_, *readers_, files_, lost_, pool_, limits, world_);
    }
    /// "id:bytes" of the documents and "!id" of the failures of the next chunk; "end" where there is none.
    std::string next() {
        const std::unique_ptr<Chunk> chunk = source_->next();
        if (chunk == nullptr) return "end";
        std::string shown;
        for (const DocumentInFlight& document : chunk->documents) {
            shown += fmt::format("{}{}:{}", shown.empty() ? "" : " ", document.id, document.bytes);
        }
        for (const DocumentFailure& failure : chunk->failures) {
            shown += fmt::format("{}!{}", shown.empty() ? "" : " ", failure.document);
        }
        return shown;
    }
    std::vector<std::string> all() {
        std::vector<std::string> chunks;
        for (std::string chunk = next(); chunk != "end"; chunk = next()) chunks.push_back(chunk);
        return chunks;
    }
    static ChunkLimits chunks_of_bytes(std::uint64_t bytes) {
        ChunkLimits limits;
        limits.bytes = bytes;
        return limits;
    }

    RecordingHost host_;
    Scheduler scheduler_{1};
    const CallWorld world_{&host_, stop_.get(), &scheduler_, nullptr, nullptr, nullptr};
    LostInputs lost_;
    PagePool pool_{2};
    std::unique_ptr<Plan> plan_;
    ReadData read_;
    std::unique_ptr<ReaderSet> readers_;
    std::unique_ptr<DocumentSource> source_;
};

TEST_F(DocumentSourceTest, EndsAChunkWithTheDocumentThatFillsIt) {
    add("a", "1 aaaa\n2 bbb\n3 c\n4 dddddddddddd\n5 e\n");
    begin(chunks_of_bytes(4));
    // At the limit; below it and then over it; over it alone.
    EXPECT_THAT(all(), ElementsAre("a#1:aaaa", "a#2:bbb a#3:c", "a#4:dddddddddddd", "a#5:e"));
}

TEST_F(DocumentSourceTest, EndsAChunkAtANumberOfDocumentsThatCannotBeReadAmongThem) {
    add("a", "1 a\n2 b\nBAD 3\n4 d\n5 e\n");
    begin(chunks_of(3));
    EXPECT_THAT(all(), ElementsAre("a#1:a a#2:b !a#3", "a#4:d a#5:e"));
}

TEST_F(DocumentSourceTest, CountsEmptyDocumentsThoughTheyHaveNoBytes) {
    add("a", "1\n2\n3\n");
    begin(chunks_of(2));
    EXPECT_THAT(all(), ElementsAre("a#1: a#2:", "a#3:"));
}

TEST_F(DocumentSourceTest, GoesOnFromOneInputToTheNextWithinAChunk) {
    add("a", "1 a\n2 b\n");
    add("empty", "");
    add("b", "1 c\n");
    begin(chunks_of(3));
    EXPECT_THAT(all(), ElementsAre("a#1:a a#2:b b#1:c"));
    EXPECT_THAT(source_->hashes(),
                ElementsAre(content_digest("1 a\n2 b\n"), content_digest(""), content_digest("1 c\n")));
}

TEST_F(DocumentSourceTest, HasNoChunksWithoutDocuments) {
    add("empty", "");
    begin();
    EXPECT_THAT(all(), IsEmpty());
}

TEST_F(DocumentSourceTest, NumbersDocumentsAndWhatCouldNotBeRead) {
    add("a", "1 a\nBAD 2\n3 c\n");
    files_.push_back({"gone", folder_ / "inputs/gone", 0});
    add("b", "1 d\n");
    begin();
    const std::unique_ptr<Chunk> chunk = source_->next();
    std::vector<std::string> shown;
    for (const DocumentInFlight& document : chunk->documents) {
        shown.push_back(fmt::format("{} {}", document.ordinal, document.id));
    }
    EXPECT_THAT(shown, ElementsAre("0 a#1", "2 a#3", "4 b#1"));
    shown.clear();
    for (const DocumentFailure& failure : chunk->failures) {
        shown.push_back(fmt::format("{} {} {} {}: {}", failure.ordinal, failure.document, failure.stage,
                                    failure.code, failure.message));
    }
    EXPECT_THAT(shown, ElementsAre("1 a#2 probe document: this line is no document",
                                   "3 gone read unreadable: cannot read 'gone': No such file or directory"));
    EXPECT_EQ(source_->hashes().at(1), std::nullopt);
}

TEST_F(DocumentSourceTest, SetsTheRestOfAnInputAsideWhereItsReaderGivesUp) {
    add("a", "1 a\nCUT\n3 c\n");
    add("b", "1 d\n");
    begin();
    EXPECT_THAT(all(), ElementsAre("a#1:a b#1:d !a"));
}

TEST_F(DocumentSourceTest, RefusesASecondDocumentOfOneIdAndGoesOn) {
    add("a", "1 a\n1 b\n2 c\n");
    add("b", "1 d\n");  // another input, another id
    begin();
    EXPECT_THAT(all(), ElementsAre("a#1:a a#2:c b#1:d !a#1"));
}

TEST_F(DocumentSourceTest, KnowsWhereTheBytesOfADocumentStand) {
    add("a", "1 abc\nCOPY 2 def\n");
    begin();
    const std::unique_ptr<Chunk> chunk = source_->next();
    ASSERT_EQ(chunk->documents.size(), 2U);
    EXPECT_EQ(chunk->documents[0].source_begin, 2);
    EXPECT_EQ(chunk->documents[1].source_begin, -1);  // nobody says where
    EXPECT_EQ(chunk->documents[1].bytes, "def");
}

TEST_F(DocumentSourceTest, HoldsNoInputThatItsDocumentsAreDoneWith) {
    add("a", "1 a\n");
    add("b", "1 b\n");
    begin(chunks_of(1));
    std::unique_ptr<Chunk> chunk = source_->next();
    const std::weak_ptr<const TextPages> first = chunk->documents.front().pages;
    chunk = source_->next();
    EXPECT_EQ(chunk->documents.front().id, "b#1");
    EXPECT_TRUE(first.expired());
}

TEST_F(DocumentSourceTest, RefusesAKeyThatNoTableCanHoldAndGoesOn) {
    add("a", "1 a\ncaf\xE9 b\n\x01 c\nBAD \xFF\n2 d\n");
    begin();
    EXPECT_THAT(all(), ElementsAre("a#1:a a#2:d !a#caf? !a#? !a#?"));
}

TEST_F(DocumentSourceTest, GivesUpAnInputThatIsCutWhileItIsRead) {
    const std::string gap(std::size_t{33} << 20, ' ');
    add("a", "1 a\n2 " + gap + "\n3 " + gap + "\n");
    add("b", "1 b\n");
    begin(chunks_of(1));
    EXPECT_EQ(next(), "a#1:a");
    std::filesystem::resize_file(files_[0].path, 3);
    EXPECT_THAT(all(), ::testing::Contains("b#1:b"));
    EXPECT_TRUE(lost_.why(0));
    // Such inputs are left alone when the run starts over.
    begin();
    EXPECT_THAT(all(), ElementsAre("b#1:b !a"));
}

TEST_F(DocumentSourceTest, EndsOnceTheRunIsToStop) {
    add("a", many(1, 10));
    begin(chunks_of(2));
    EXPECT_NE(next(), "end");
    stop_->set();
    EXPECT_EQ(next(), "end");
}

}  // namespace
}  // namespace rostra::core
