// SPDX-License-Identifier: Apache-2.0
#include "engine/run_corpus.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

/// A corpus of one file of a thousand records, and of a few files more.
class CorpusTest : public ::testing::Test {
protected:
    CorpusTest() {
        std::string all;
        for (int i = 0; i < 1000; ++i) all += "record " + std::to_string(i) + '\n';
        files_.push_back({"all", folder_.write("all", all), all.size()});
        for (int i = 0; i < 40; ++i) {
            const std::string id = "one" + std::to_string(i);
            files_.push_back({id, folder_.write(id, id), id.size()});
        }
        Result<std::unique_ptr<Scratch>> scratch = Scratch::in(folder_.path());
        if (!scratch) throw std::runtime_error(scratch.error().message);
        scratch_ = *std::move(scratch);
        corpus_ = std::make_unique<Corpus>(files_, *scratch_, lost_, std::vector<DecodeOptions>(1));
        std::size_t at = 0;
        for (int i = 0; i < 1000; ++i) {
            const std::size_t end = all.find('\n', at);
            add("all#" + std::to_string(i), 0, std::string_view(all).substr(at, end - at), at);
            at = end + 1;
        }
        for (std::size_t file = 1; file < files_.size(); ++file)
            add(files_[file].id, file, files_[file].id, 0);
    }
    void add(std::string id, std::size_t file, std::string_view text, std::size_t at) {
        DocumentInFlight document;
        document.ordinal = corpus_->size();
        document.id = std::move(id);
        document.file = file;
        document.bytes = document.text = text;
        document.source_begin = static_cast<std::int64_t>(at);
        document.hash = content_digest(text);
        document.facts = {{"title", "T" + document.id}};
        if (Result<void> added = corpus_->add(document); !added)
            throw std::runtime_error(added.error().message);
    }
    std::string text(std::int64_t ordinal) const {
        const Result<std::unique_ptr<Corpus::Text>> text = corpus_->text(ordinal);
        return text ? std::string((*text)->view) : text.error().message;
    }

    test::TemporaryFolder folder_;
    std::vector<SourceFile> files_;
    std::unique_ptr<Scratch> scratch_;
    LostInputs lost_;
    std::unique_ptr<Corpus> corpus_;
};

TEST_F(CorpusTest, KnowsItsDocuments) {
    EXPECT_EQ(corpus_->size(), 1040);
    EXPECT_EQ(corpus_->find(7)->id, "all#7");
    EXPECT_EQ(corpus_->find(7)->title, "Tall#7");
    EXPECT_EQ(corpus_->find(1001)->id, "one1");
    EXPECT_EQ(corpus_->find(1040), nullptr);
    EXPECT_EQ(text(999), "record 999");
    EXPECT_EQ(text(1039), "one39");
}

TEST_F(CorpusTest, OpensAFileOfManyRecordsOnceForAStretchOfThem) {
    Corpus::Reader reader(*corpus_);
    std::vector<char> room;
    std::string converted;
    for (std::int64_t i = 0; i < 1000; ++i) {
        const auto take = [&](std::size_t size) {
            room.resize(size);
            return room.data();
        };
        const Result<std::string_view> read = reader.text(i, take, converted);
        ASSERT_TRUE(read);
        EXPECT_EQ(*read, "record " + std::to_string(i));
    }
    EXPECT_EQ(corpus_->inputs().opened(), 1U);
}

TEST_F(CorpusTest, OpensItAtMostOnceAThreadForTextsThatAreAskedForOneByOne) {
    std::vector<std::thread> threads;
    for (std::int64_t t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (std::int64_t i = t; i < 1000; i += 4) EXPECT_EQ(text(i), "record " + std::to_string(i));
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_LE(corpus_->inputs().opened(), threads.size());
}

TEST_F(CorpusTest, SaysWhichInputsWereChanged) {
    folder_.write("one3", "other");
    folder_.write("one4", "on");
    std::filesystem::remove(files_[6].path);
    EXPECT_EQ(text(1003), "'one3' was changed while the run read it; run again");
    EXPECT_EQ(text(1004), "'one4' was changed while the run read it; run again");
    EXPECT_EQ(text(1005), "'one5' was changed while the run read it; run again");
    EXPECT_EQ(text(1006), "one6");
    EXPECT_EQ(lost_.size(), 3U);
    EXPECT_TRUE(lost_.why(4) && lost_.why(5) && lost_.why(6));
}

TEST_F(CorpusTest, SaysWhatKeepsAnInputFromBeingReadAgain) {
    std::filesystem::remove(files_[4].path);
    std::filesystem::create_symlink("/proc/self/mem",
                                    files_[4].path);  // readable, and an error when it is read
    EXPECT_EQ(text(1003), "cannot read 'one3': Input/output error");
    EXPECT_TRUE(corpus_->is_lost(1003));
    EXPECT_FALSE(corpus_->is_lost(1004));
}

TEST_F(CorpusTest, TakesLittleMemoryForADocument) { EXPECT_LE(sizeof(Corpus::Entry), 120U); }

}  // namespace
}  // namespace rostra::core
