// SPDX-License-Identifier: Apache-2.0
#include "files/scratch_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>
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
    ScratchFile file = scratch_->create();
    EXPECT_EQ(*file.append("first"), 0U);
    EXPECT_EQ(*file.append("second"), 5U);
    EXPECT_EQ(file.size(), 11U);
    EXPECT_EQ(read(file, 5, 6), "second");
    EXPECT_EQ(read(file, 0, 5), "first");
    EXPECT_EQ(read(file, 11, 0), "");
}

TEST_F(ScratchTest, LeavesNoNameBehind) {
    ScratchFile file = scratch_->create();
    ASSERT_TRUE(file.append("bytes"));
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(ScratchTest, CountsWhatItHolds) {
    ScratchFile one = scratch_->create();
    ASSERT_TRUE(one.append("12345"));
    {
        ScratchFile two = scratch_->create();
        ASSERT_TRUE(two.append("123"));
        EXPECT_EQ(scratch_->bytes(), 8U);
    }
    EXPECT_EQ(scratch_->bytes(), 5U);
    ScratchFile moved = std::move(one);
    EXPECT_EQ(scratch_->bytes(), 5U);
    EXPECT_EQ(read(moved, 0, 5), "12345");
    EXPECT_EQ(scratch_->most_bytes(), 8U);
}

TEST_F(ScratchTest, TakesPiecesFromManyThreads) {
    ScratchFile file = scratch_->create();
    std::vector<std::vector<std::pair<std::uint64_t, std::string>>> written(4);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < written.size(); ++t) {
        threads.emplace_back([&, t] {
            for (std::size_t i = 0; i < 200; ++i) {
                std::string piece(1 + i * 7 % 100, static_cast<char>('a' + t));
                const Result<std::uint64_t> offset = file.append(piece);
                ASSERT_TRUE(offset);
                EXPECT_EQ(read(file, *offset, piece.size()), piece);
                written[t].emplace_back(*offset, std::move(piece));
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    std::uint64_t sum = 0;
    for (const auto& pieces : written) {
        for (const auto& [offset, piece] : pieces) {
            EXPECT_EQ(read(file, offset, piece.size()), piece);
            sum += piece.size();
        }
    }
    EXPECT_EQ(file.size(), sum);
    EXPECT_EQ(scratch_->bytes(), sum);
}

/// Bytes that tell where they stand and whose they are.
std::string pattern(std::size_t size, std::size_t seed) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>((i * 31 + i / 256 + seed * 97) % 251);
    return bytes;
}

TEST_F(ScratchTest, KeepsPiecesLargerThanABlockWhole) {
    ScratchFile one = scratch_->create();
    ScratchFile two = scratch_->create();
    std::vector<std::pair<std::uint64_t, std::string>> ones;
    std::vector<std::pair<std::uint64_t, std::string>> twos;
    for (std::size_t i = 0; i < 12; ++i) {
        const std::size_t size = i * 100'003 + 1;  // across none, one and several ends of blocks
        ones.emplace_back(*one.append(pattern(size, 2 * i)), pattern(size, 2 * i));
        twos.emplace_back(*two.append(pattern(size, 2 * i + 1)), pattern(size, 2 * i + 1));
    }
    for (const auto& [offset, bytes] : ones) EXPECT_EQ(read(one, offset, bytes.size()), bytes);
    for (const auto& [offset, bytes] : twos) EXPECT_EQ(read(two, offset, bytes.size()), bytes);
}

TEST_F(ScratchTest, UsesTheRoomOfFilesThatAreGoneAgain) {
    const std::string bytes = pattern(1'000'000, 1);
    const ScratchFile kept = scratch_->create();
    for (std::size_t i = 0; i < 50; ++i) {
        ScratchFile file = scratch_->create();
        ASSERT_TRUE(file.append(bytes));
        ScratchFile other = scratch_->create();
        ASSERT_TRUE(other.append(pattern(300'000, i)));
        EXPECT_EQ(read(other, 0, 300'000), pattern(300'000, i));
    }
    EXPECT_EQ(scratch_->bytes(), 0U);
    EXPECT_EQ(scratch_->most_bytes(), 1'300'000U);
    EXPECT_EQ(scratch_->most_blocks_bytes(),
              6 * ScratchBlocks::kSize);  // four for one file and two for the other
}

TEST_F(ScratchTest, TakesOneDescriptorForAnyNumberOfFiles) {
    const auto descriptors = [] {
        const std::filesystem::directory_iterator open("/proc/self/fd");
        return std::distance(begin(open), end(open));
    };
    const auto before = descriptors();
    std::vector<ScratchFile> files;
    for (std::size_t i = 0; i < 5000; ++i) {
        files.push_back(scratch_->create());
        ASSERT_TRUE(files.back().append(std::to_string(i)));
    }
    EXPECT_EQ(descriptors(), before);
    EXPECT_EQ(read(files[4321], 0, 4), "4321");
}

TEST_F(ScratchTest, NeverGivesOutWhatAnotherFileWroteBefore) {
    {
        ScratchFile file = scratch_->create();
        ASSERT_TRUE(file.append("a secret of another"));
    }
    ScratchFile file = scratch_->create();
    ASSERT_TRUE(file.append("ab"));
    EXPECT_EQ(read(file, 0, 3),
              "a scratch file in '" + folder_.path() + "' ends at byte 2, before what was to be read");
}

TEST_F(ScratchTest, SaysThatThereIsNoMore) {
    ScratchFile file = scratch_->create();
    ASSERT_TRUE(file.append("12345"));
    EXPECT_EQ(read(file, 3, 5),
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
