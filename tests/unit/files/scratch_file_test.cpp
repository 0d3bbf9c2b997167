// SPDX-License-Identifier: Apache-2.0
#include "files/scratch_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

std::string read(const ScratchFile& file, std::uint64_t offset, std::size_t size) {
    std::string bytes(size, '\0');
    const Result<void> done = file.read(offset, bytes);
    return done ? bytes : done.error().message;
}

class ScratchTest : public ::testing::Test {
protected:
    ScratchTest() {
        Result<std::unique_ptr<Scratch>> scratch = Scratch::in(folder_.path());
        if (scratch) scratch_ = std::move(*scratch);
    }
    void SetUp() override { ASSERT_NE(scratch_, nullptr); }

    test::TemporaryFolder folder_;
    std::unique_ptr<Scratch> scratch_;
};

TEST_F(ScratchTest, GivesBackWhatWasAppended) {
    Result<ScratchFile> file = scratch_->create();
    ASSERT_TRUE(file);
    EXPECT_EQ(*file->append("first"), 0U);
    EXPECT_EQ(*file->append("second"), 5U);
    EXPECT_EQ(file->size(), 11U);
    EXPECT_EQ(read(*file, 5, 6), "second");
    EXPECT_EQ(read(*file, 0, 5), "first");
    EXPECT_EQ(read(*file, 11, 0), "");
}

TEST_F(ScratchTest, LeavesNoNameBehind) {
    Result<ScratchFile> file = scratch_->create();
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->append("bytes"));
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(ScratchTest, CountsWhatItHolds) {
    Result<ScratchFile> one = scratch_->create();
    ASSERT_TRUE(one && one->append("12345"));
    {
        Result<ScratchFile> two = scratch_->create();
        ASSERT_TRUE(two && two->append("123"));
        EXPECT_EQ(scratch_->bytes(), 8U);
    }
    EXPECT_EQ(scratch_->bytes(), 5U);
    ScratchFile moved = std::move(*one);
    EXPECT_EQ(scratch_->bytes(), 5U);
    EXPECT_EQ(read(moved, 0, 5), "12345");
    EXPECT_EQ(scratch_->most_bytes(), 8U);
}

TEST_F(ScratchTest, TakesPiecesFromManyThreads) {
    Result<ScratchFile> file = scratch_->create();
    ASSERT_TRUE(file);
    std::vector<std::vector<std::pair<std::uint64_t, std::string>>> written(4);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < written.size(); ++t) {
        threads.emplace_back([&, t] {
            for (std::size_t i = 0; i < 200; ++i) {
                std::string piece(1 + i * 7 % 100, static_cast<char>('a' + t));
                const Result<std::uint64_t> offset = file->append(piece);
                ASSERT_TRUE(offset);
                EXPECT_EQ(read(*file, *offset, piece.size()), piece);
                written[t].emplace_back(*offset, std::move(piece));
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    std::uint64_t sum = 0;
    for (const auto& pieces : written) {
        for (const auto& [offset, piece] : pieces) {
            EXPECT_EQ(read(*file, offset, piece.size()), piece);
            sum += piece.size();
        }
    }
    EXPECT_EQ(file->size(), sum);
    EXPECT_EQ(scratch_->bytes(), sum);
}

TEST_F(ScratchTest, SaysThatThereIsNoMore) {
    Result<ScratchFile> file = scratch_->create();
    ASSERT_TRUE(file && file->append("12345"));
    EXPECT_EQ(read(*file, 3, 5),
              "a scratch file in '" + folder_.path() + "' ends at byte 5, before what was to be read");
}

TEST(Scratch, SaysAtOnceThatAFolderDoesNotServe) {
    const Result<std::unique_ptr<Scratch>> scratch = Scratch::in("/nowhere at all");
    ASSERT_FALSE(scratch);
    EXPECT_EQ(scratch.error().message,
              "cannot write scratch files in '/nowhere at all': No such file or directory");
}

}  // namespace
}  // namespace rostra::core
