// SPDX-License-Identifier: Apache-2.0
#include "laws/own_process.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

namespace rostra::test {

using namespace laws;
namespace {

TEST(OwnProcess, GivesWhatTheWorkReturns) {
    const std::string much(1'000'000, 'x');
    const ProcessEnd end = in_own_process([&](Doing&) { return much; }, 60);
    EXPECT_TRUE(end.whole);
    EXPECT_EQ(end.report, much);
    EXPECT_EQ(end.printed, "");
    EXPECT_EQ(end.doing, "");
}

TEST(OwnProcess, KeepsWhatIsPrintedAndLeavesThisProcessAlone) {
    int value = 1;
    const ProcessEnd end = in_own_process(
        [&](Doing&) {
            value = 2;
            std::puts("said");
            std::fputs("shouted\n", stderr);
            return std::string("done");
        },
        60);
    EXPECT_EQ(end.report, "done");
    EXPECT_NE(end.printed.find("said\n"), std::string::npos);
    EXPECT_NE(end.printed.find("shouted\n"), std::string::npos);
    EXPECT_EQ(value, 1);
}

TEST(OwnProcess, SaysHowItCrashedAndInWhat) {
    const ProcessEnd end = in_own_process(
        [](Doing& doing) -> std::string {
            doing = "work";
            std::raise(SIGKILL);
            return "never";
        },
        60);
    EXPECT_FALSE(end.whole);
    EXPECT_TRUE(end.in_time);
    EXPECT_EQ(end.how, "crashed with signal 9 (Killed)");
    EXPECT_EQ(end.doing, "work");
}

TEST(OwnProcess, SaysWhereItWasEnded) {
    const ProcessEnd end = in_own_process([](Doing&) -> std::string { std::_Exit(7); }, 60);
    EXPECT_FALSE(end.whole);
    EXPECT_EQ(end.how, "ended the process with status 7");
}

TEST(OwnProcess, EndsWhatHangs) {
    const ProcessEnd end = in_own_process(
        [](Doing&) -> std::string {
            for (;;) std::this_thread::sleep_for(std::chrono::seconds(1));
        },
        1);
    EXPECT_FALSE(end.whole);
    EXPECT_FALSE(end.in_time);
    EXPECT_EQ(end.how, "did not end within 1 s");
}

}  // namespace
}  // namespace rostra::test
