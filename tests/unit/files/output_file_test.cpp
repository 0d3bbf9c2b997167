// SPDX-License-Identifier: Apache-2.0
#include "files/output_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <string>

#include "files/file_error.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

std::string message_of(const Result<void>& result) { return result ? "no error" : result.error().message; }

TEST(OutputFile, HoldsWhatWasWrittenWhateverThePieces) {
    const test::TemporaryFolder folder;
    for (const std::size_t piece : {1U, 1000U, 262'144U, 300'000U}) {
        std::string contents;
        Result<OutputFile> file = OutputFile::create(folder / "a.csv", "a.csv", "out/a.csv");
        ASSERT_TRUE(file);
        for (std::size_t i = 0; contents.size() < 600'000; ++i) {
            const std::string part(piece, static_cast<char>('a' + i % 26));
            ASSERT_TRUE(file->write(part));
            contents += part;
        }
        const Result<FileSummary> summary = file->close();
        ASSERT_TRUE(summary);
        EXPECT_EQ(*summary, (FileSummary{"a.csv", contents.size(), content_hash(contents)}));
        EXPECT_TRUE(folder.read("a.csv") == contents) << piece;
    }
}

TEST(OutputFile, EmptiesWhatWasThere) {
    const test::TemporaryFolder folder;
    folder.write("a.csv", "something older and longer");
    Result<OutputFile> file = OutputFile::create(folder / "a.csv", "a.csv", "a.csv");
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->write("new"));
    ASSERT_TRUE(file->close());
    EXPECT_EQ(folder.read("a.csv"), "new");
}

TEST(OutputFile, SaysThatTheDiskIsFull) {
    const std::string message =
        "cannot write 'out/turn.csv': No space left on device; free some, or choose another folder";
    Result<OutputFile> file = OutputFile::create("/dev/full", "turn.csv", "out/turn.csv");
    ASSERT_TRUE(file);
    EXPECT_EQ(message_of(file->write("fits the buffer")), "no error");
    EXPECT_EQ(message_of(file->write(std::string(1'000'000, 'x'))), message);
    EXPECT_EQ(message_of(file->write("more")), message);
    EXPECT_EQ(file->close().error().message, message);

    Result<OutputFile> small = OutputFile::create("/dev/full", "turn.csv", "out/turn.csv");
    ASSERT_TRUE(small);
    EXPECT_EQ(message_of(small->write("small")), "no error");
    EXPECT_EQ(small->close().error().message, message);
}

TEST(OutputFile, SaysThatAFileMayNotGrow) {
    const test::TemporaryFolder folder;
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 1000;
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    Result<OutputFile> file = OutputFile::create(folder / "a", "a", "out/a");
    const std::string message = file ? message_of(file->write(std::string(1'000'000, 'x'))) : "not made";
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    EXPECT_EQ(
        message,
        "cannot write 'out/a': File too large; raise the limit (ulimit -f), or choose another file system");
}

TEST(OutputFile, SaysThatItCannotBeMade) {
    const Result<OutputFile> file = OutputFile::create("/dev/null/a", "a", "out/a");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().message, "cannot write 'out/a': Not a directory");
}

TEST(FileError, SaysWhatToDoWhereThatIsKnown) {
    EXPECT_EQ(file_error("write", "a", EACCES).message,
              "cannot write 'a': Permission denied; change its permissions, or choose another");
    EXPECT_EQ(file_error("write", "a", EROFS).message,
              "cannot write 'a': Read-only file system; choose another folder");
    EXPECT_EQ(
        file_error("write", "a", EDQUOT).message,
        "cannot write 'a': Disk quota exceeded; free some of what you may use, or choose another folder");
    EXPECT_EQ(file_error("read", "a", EMFILE).message,
              "cannot read 'a': Too many open files; raise the limit (ulimit -n)");
    EXPECT_EQ(file_error("write", "a", ENAMETOOLONG).message,
              "cannot write 'a': File name too long; choose a shorter one");
    EXPECT_EQ(file_error("read", "a", EIO).message, "cannot read 'a': Input/output error");
}

// The values are those that xxh128sum prints.
TEST(ContentHash, IsTheOneThatXxh128sumPrints) {
    EXPECT_EQ(content_hash(""), "99aa06d3014798d86001c324468d497f");
    EXPECT_EQ(content_hash("abc"), "06b05ab6733a618578af5f94892f3950");
    ContentHash hash;
    hash.update("a");
    hash.update("");
    hash.update("bc");
    EXPECT_EQ(hash.hex(), content_hash("abc"));
}

}  // namespace
}  // namespace rostra::core
