// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/programs/limited_program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <stdexcept>

namespace rostra {
namespace {

using testing::HasSubstr;
using testing::Not;
using End = ProgramResult::End;

ProgramResult run(
    const std::string& script, std::string_view input = {}, ProgramLimits limits = {},
    const std::function<void()>& asked = [] {}) {
    return run_limited("/bin/sh", {"sh", "-c", script}, input, limits, asked);
}

TEST(LimitedProgram, MakesItsOutputOfItsInput) {
    const std::string large(300'000, 'x');
    EXPECT_EQ(run("cat", large).output, large);
    EXPECT_EQ(run("cat /dev/stdin; cat /dev/stdin", "twice ").output, "twice twice ");
    const ProgramResult failed = run("echo out; echo why >&2; echo more >&2; exit 3");
    EXPECT_EQ(failed.end, End::status);
    EXPECT_EQ(failed.code, 3);
    EXPECT_EQ(failed.output, "out\n");
    EXPECT_EQ(failed.complaint, "why");
    EXPECT_EQ(run("kill -SEGV $$").end, End::signal);
}

TEST(LimitedProgram, IsStoppedWithAllThatItStarted) {
    ProgramLimits limits;
    limits.seconds = 1;
    EXPECT_EQ(run("sleep 600 & sleep 600", {}, limits).end, End::too_long);
    EXPECT_EQ(run("exec >/dev/null 2>&1; sleep 600", {}, limits).end, End::too_long);
    // What a program leaves behind goes with it, and what it wrote is there.
    const ProgramResult left = run("sleep 600 & echo $!");
    EXPECT_EQ(left.end, End::well);
    const auto process = static_cast<pid_t>(std::stol(left.output));
    for (int i = 0; i < 200 && ::kill(process, 0) == 0; ++i) ::usleep(10'000);  // until init has taken note
    EXPECT_NE(::kill(process, 0), 0);
}

TEST(LimitedProgram, WritesAndHoldsNoMoreThanAllowed) {
    ProgramLimits limits;
    limits.output = 1000;
    EXPECT_EQ(run("yes", {}, limits).end, End::too_much);
    limits.memory = std::int64_t{64} << 20;
    EXPECT_NE(run("x=xxxxxxxxxxxxxxxx; while :; do x=$x$x$x$x; done", {}, limits).end, End::well);
}

TEST(LimitedProgram, HasAFolderOfItsOwnThatGoesWithIt) {
    const std::string folder = run("printf %s \"$PWD\"; mkdir -p a/b; echo x > a/b/c; ln -s / a/root").output;
    EXPECT_THAT(folder, HasSubstr("/rostra-convert-"));
    EXPECT_NE(::access(folder.c_str(), F_OK), 0);
    EXPECT_EQ(
        run("test \"$HOME\" = \"$PWD\" && test \"$TMPDIR\" = \"$PWD\" && env | wc -l").output.substr(0, 1),
        "5");
    EXPECT_EQ(run("ls /proc/self/fd | wc -l").output, "4\n");  // ls has the folder open itself
}

TEST(LimitedProgram, IsKilledWhereTheRunStops) {
    int asked = 0;
    const auto stop = [&] {
        if (++asked == 3) throw std::runtime_error("stop");
    };
    EXPECT_THROW(static_cast<void>(run("sleep 600", {}, {}, stop)), std::runtime_error);
}

TEST(LimitedProgram, IsFoundByItsName) {
    EXPECT_THAT(find_program("sh").value_or(""), HasSubstr("/sh"));
    EXPECT_FALSE(find_program("no-such-program-anywhere"));
    EXPECT_FALSE(find_program("/etc/passwd"));
}

}  // namespace
}  // namespace rostra
