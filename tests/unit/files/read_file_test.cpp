// SPDX-License-Identifier: Apache-2.0
#include "files/read_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <string>

#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

std::string message_of(const std::string& path) {
    const Result<Bytes> bytes = read_file(path, "in.txt");
    return bytes ? "no error" : bytes.error().message;
}

TEST(ReadFile, GivesAllBytes) {
    const test::TemporaryFolder folder;
    for (const std::size_t size : {0U, 1U, 100'000U}) {
        const std::string contents(size, '\0');
        const Result<Bytes> bytes = read_file(folder.write("in.txt", contents), "in.txt");
        ASSERT_TRUE(bytes);
        EXPECT_EQ(bytes->view(), contents);
    }
}

TEST(ReadFile, GivesAllBytesOfAFileThatDoesNotKnowItsSize) {
    const Result<Bytes> bytes = read_file("/proc/self/status", "status");
    ASSERT_TRUE(bytes);
    EXPECT_GT(bytes->size(), 100U);
    EXPECT_TRUE(bytes->view().starts_with("Name:"));
}

TEST(ReadFile, SaysWhatCannotBeRead) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(message_of(folder / "absent"), "cannot read 'in.txt': No such file or directory");
    EXPECT_EQ(message_of(folder.path()), "cannot read 'in.txt': Is a directory");
    EXPECT_EQ(message_of("/dev/null"), "cannot read 'in.txt': a pipe, a socket or a device, not a file");
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(message_of(folder / "pipe"), "cannot read 'in.txt': a pipe, a socket or a device, not a file");
}

}  // namespace
}  // namespace rostra::core
