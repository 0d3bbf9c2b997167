// SPDX-License-Identifier: Apache-2.0
// Inputs as they are read, and what becomes of those that someone changes meanwhile.
#include "engine/source_bytes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>

#include "engine/guarded_map.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

constexpr std::uintmax_t kLarge = std::uintmax_t{70} << 20;

class SourceBytesTest : public ::testing::Test {
protected:
    std::string file(std::string_view content, std::uintmax_t size) {
        std::string path = folder_.write("x.txt", content);
        std::filesystem::resize_file(path, size);
        return path;
    }
    std::shared_ptr<const SourceBytes> open(const std::string& path, std::optional<SourceRange> part = {}) {
        Result<std::shared_ptr<const SourceBytes>> bytes =
            SourceBytes::open(path, "x.txt", pages_, pool_, part);
        return bytes ? *std::move(bytes) : nullptr;
    }

    test::TemporaryFolder folder_;
    PagePool pool_{2};
    std::shared_ptr<TextPages> pages_ = std::make_shared<TextPages>(pool_);
};

TEST_F(SourceBytesTest, ReadSmallFilesIntoThePagesOfTheChunk) {
    for (const std::uintmax_t size : {0U, 1U, 4096U, 1U << 20}) {
        const auto bytes = open(file("abc", size));
        ASSERT_NE(bytes, nullptr);
        EXPECT_EQ(bytes->view().size(), size);
        EXPECT_NE(bytes->pages(), nullptr);
        EXPECT_FALSE(bytes->changed());
    }
}

TEST_F(SourceBytesTest, AreThoseOfTheTimeOfReadingWhereTheFileIsSmall) {
    const std::string path = file("abc", 3);
    const auto bytes = open(path);
    std::ofstream(path) << "others altogether";
    EXPECT_EQ(bytes->view(), "abc");
}

TEST_F(SourceBytesTest, MayBeAPartOfAFile) {
    const std::string path = file("abcdef", 6);
    EXPECT_EQ(open(path, SourceRange{2, 3})->view(), "cde");
    EXPECT_EQ(open(path, SourceRange{3, 3})->view(), "def");
    EXPECT_EQ(open(path, SourceRange{6, 0})->view(), "");
    EXPECT_EQ(open(path, SourceRange{3, 4}), nullptr);  // cut meanwhile
    const auto mapped = open(file("abcdef", kLarge + 3), SourceRange{3, kLarge});
    ASSERT_NE(mapped, nullptr);
    EXPECT_EQ(mapped->pages(), nullptr);
    EXPECT_EQ(mapped->view().size(), kLarge);
    EXPECT_EQ(mapped->view().substr(0, 4), std::string_view("def\0", 4));
    mapped->was_copied(mapped->view());
    EXPECT_FALSE(mapped->changed());
}

TEST_F(SourceBytesTest, AreMappedWhereTheFileIsLargeAndHaveToBeCopied) {
    const auto bytes = open(file("abc", kLarge));
    ASSERT_NE(bytes, nullptr);
    EXPECT_EQ(bytes->view().size(), kLarge);
    EXPECT_EQ(bytes->view().substr(0, 3), "abc");
    EXPECT_EQ(bytes->pages(), nullptr);
    EXPECT_FALSE(bytes->changed());
}

TEST_F(SourceBytesTest, ReadTheSameAfterTheyWereCopied) {
    const auto bytes = open(file(std::string(3 << 20, 'x'), kLarge));
    ASSERT_NE(bytes, nullptr);
    bytes->was_copied(bytes->view().substr(1, (3 << 20) - 2));
    EXPECT_EQ(std::count(bytes->view().begin(), bytes->view().end(), 'x'), 3 << 20);
    EXPECT_FALSE(bytes->cut());
}

TEST_F(SourceBytesTest, ReadAsZerosWhereTheFileWasCut) {
    const std::string path = file("abc", kLarge);
    const auto bytes = open(path);
    ASSERT_NE(bytes, nullptr);
    std::filesystem::resize_file(path, 2);
    EXPECT_FALSE(bytes->cut());  // nobody came to see it yet
    EXPECT_TRUE(bytes->changed());
    EXPECT_EQ(std::count(bytes->view().begin() + 4096, bytes->view().end(), '\0'),
              static_cast<std::ptrdiff_t>(kLarge - 4096));
    EXPECT_TRUE(bytes->cut());
}

TEST_F(SourceBytesTest, TellThatALargeFileWasWrittenTo) {
    const std::string path = file("abc", kLarge);
    const auto bytes = open(path);
    std::ofstream(path, std::ios::app) << "more";
    EXPECT_TRUE(bytes->changed());
    EXPECT_FALSE(bytes->cut());
}

void end_with_three(int) { std::_Exit(3); }

TEST(GuardedMapDeathTest, LeavesEveryOtherBusErrorToWhoeverCameBefore) {
    EXPECT_EXIT(
        {
            std::signal(SIGBUS, end_with_three);
            const GuardedMap none(-1, 0, 4096);  // installs the handler, though it maps nothing
            std::raise(SIGBUS);
            std::_Exit(0);
        },
        ::testing::ExitedWithCode(3), "");
}

TEST(ChangedError, SaysWhatToDo) {
    EXPECT_EQ(changed_error("a/x.txt").message, "'a/x.txt' was changed while the run read it; run again");
    EXPECT_TRUE(is_changed(changed_error("x")));
    EXPECT_FALSE(is_changed(Error::failed("else")));
}

}  // namespace
}  // namespace rostra::core
