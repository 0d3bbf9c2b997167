// SPDX-License-Identifier: Apache-2.0
#include "run/standard_input.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <string>
#include <thread>

#include "files/read_file.hpp"
#include "files/write_all.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

TEST(StandardInput, IsPutWhereItCanBeReadAgainAndAgain) {
    const test::TemporaryFolder folder;
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe(ends.data()), 0);
    const FileHandle out(ends[0]);
    const std::string bytes(1 << 20, 'x');
    std::thread writer([&] {
        FileHandle in(ends[1]);
        EXPECT_EQ(write_all(in.get(), bytes), 0);
    });
    const StopFlag stop;
    const Result<SpooledInput> spooled = spool_input(out.get(), folder.path(), stop);
    writer.join();
    ASSERT_TRUE(spooled) << spooled.error().message;
    EXPECT_EQ(spooled->bytes, bytes.size());
    for (int time = 0; time < 2; ++time) {
        const Result<Bytes> read = read_file(spooled->path, "it");
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(read->view(), bytes);
    }
}

TEST(StandardInput, IsWaitedForUntilTheRunIsToStop) {
    const test::TemporaryFolder folder;
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe(ends.data()), 0);
    const FileHandle out(ends[0]);
    const FileHandle in(ends[1]);
    StopFlag stop;
    stop.set();
    const Result<SpooledInput> spooled = spool_input(out.get(), folder.path(), stop);
    ASSERT_FALSE(spooled);
    EXPECT_EQ(spooled.error().kind, ErrorKind::interrupted);
}

}  // namespace
}  // namespace rostra::core
