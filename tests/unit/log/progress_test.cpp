// SPDX-License-Identifier: Apache-2.0
#include "log/progress.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace rostra::core {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

Progress half_way() { return {"phase 1 of 2", 1155, 46'000'000, 2310, 92'000'000, 20}; }

TEST(Progress, IsALineOfPlainText) {
    EXPECT_EQ(render_line(half_way()),
              "phase 1 of 2: 50%, 1155 of 2310 documents, 46.0 MB, 2.3 MB/s, 0:20 left");
}

TEST(Progress, IsABarOnATerminal) {
    EXPECT_EQ(render_bar(half_way(), 200),
              "phase 1 of 2 [==========>         ] 50% 1155/2310 documents, 46.0 MB, 2.3 MB/s, 0:20 left");
    EXPECT_EQ(render_bar(half_way(), 30), "phase 1 of 2 [==========>     ");
    Progress done = half_way();
    done.bytes = done.all_bytes;
    EXPECT_TRUE(render_bar(done, 200).starts_with("phase 1 of 2 [====================] 100% "));
}

TEST(Progress, EndsWithWhatItCameTo) {
    EXPECT_EQ(render_end(half_way()), "phase 1 of 2: 1155 documents, 46.0 MB in 0:20, 2.3 MB/s");
    EXPECT_EQ(render_end({"reading", 1, 999, 0, 0, 0.2}), "reading: 1 document, 999 B in 0:00");
}

TEST(Progress, SaysOnlyWhatIsKnown) {
    EXPECT_EQ(render_line({"reading", 3, 0, 0, 0, 5}), "reading: 3 documents, 0 B");
    EXPECT_EQ(render_line({"reading", 3, 1500, 0, 0, 5}), "reading: 3 documents, 1.5 kB, 300 B/s");
    EXPECT_EQ(render_line({"reading", 1, 1500, 4, 0, 0.5}), "reading: 25%, 1 of 4 documents, 1.5 kB");
    EXPECT_EQ(render_bar({"reading", 3, 1500, 0, 0, 5}, 80), "reading 3 documents, 1.5 kB, 300 B/s");
}

TEST(Progress, ChoosesUnitsThatCanBeRead) {
    EXPECT_EQ(render_line({"x", 1, 999'949, 0, 0, 0}), "x: 1 document, 999.9 kB");
    EXPECT_EQ(render_line({"x", 1, 999'960, 0, 0, 0}), "x: 1 document, 1.0 MB");
    EXPECT_EQ(render_line({"x", 1, 7'500'000'000, 100, 0, 3600}),
              "x: 1%, 1 of 100 documents, 7.5 GB, 2.1 MB/s, 99:00:00 left");
}

class Meter : public ::testing::Test {
protected:
    std::string out_;
    Console console_{[this](std::string_view text) { out_ += text; }};
    steady_clock::time_point now_{seconds(1000)};

    ProgressMeter::Clock clock() {
        return [this] { return now_; };
    }
    static std::size_t width() { return 41; }
};

TEST_F(Meter, WritesPlainLinesEveryTenSeconds) {
    ProgressMeter meter(console_, ProgressStyle::plain, width, clock());
    meter.begin("reading", 4, 400);
    meter.add(1, 100);
    now_ += milliseconds(9999);
    meter.add(1, 100);
    EXPECT_EQ(out_, "");
    now_ += milliseconds(1);
    meter.add(0, 0);
    meter.add(1, 100);
    EXPECT_EQ(out_, "reading: 50%, 2 of 4 documents, 200 B, 20 B/s, 0:10 left\n");
    out_.clear();
    now_ += seconds(10);
    meter.add(1, 100);
    meter.end();
    EXPECT_EQ(out_,
              "reading: 100%, 4 of 4 documents, 400 B, 20 B/s, 0:00 left\n"
              "reading: 4 documents, 400 B in 0:20, 20 B/s\n");
}

TEST_F(Meter, DrawsABarTenTimesASecondAtMost) {
    ProgressMeter meter(console_, ProgressStyle::bar, width, clock());
    meter.begin("reading", 4, 400);
    EXPECT_EQ(out_, "\r\x1b[Kreading [>                   ] 0% 0/4 do");
    out_.clear();
    meter.add(1, 100);
    now_ += milliseconds(99);
    meter.add(1, 100);
    EXPECT_EQ(out_, "");
    now_ += milliseconds(1);
    meter.add(1, 100);
    EXPECT_EQ(out_, "\r\x1b[Kreading [===============>    ] 75% 3/4 d");
    out_.clear();
    meter.end();
    EXPECT_EQ(out_, "\r\x1b[Kreading: 3 documents, 300 B in 0:00\n");
}

TEST_F(Meter, StartsAgainForEachPass) {
    ProgressMeter meter(console_, ProgressStyle::plain, width, clock());
    meter.begin("phase 1 of 2", 1, 100);
    meter.add(1, 100);
    meter.end();
    meter.begin("phase 2 of 2", 1, 100);
    meter.add(1, 50);
    meter.end();
    meter.end();
    EXPECT_EQ(out_, "phase 1 of 2: 1 document, 100 B in 0:00\nphase 2 of 2: 1 document, 50 B in 0:00\n");
}

TEST_F(Meter, TakesTheBarAwayWhenTheRunBreaksOff) {
    {
        ProgressMeter meter(console_, ProgressStyle::bar, width, clock());
        meter.begin("reading", 4, 400);
        out_.clear();
    }
    EXPECT_EQ(out_, "\r\x1b[K");
}

TEST_F(Meter, ShowsStepsThatCountOtherThings) {
    {
        ProgressMeter meter(console_, ProgressStyle::bar, width, clock());
        meter.step("finishing passages", 1, 4);
        meter.step("finishing passages", 2, 4);
        now_ += milliseconds(100);
        meter.step("finishing passages of all the documents there are", 3, 0);
        EXPECT_EQ(out_, "\r\x1b[Kfinishing passages 25%\r\x1b[Kfinishing passages of all the documents ");
        out_.clear();
    }
    EXPECT_EQ(out_, "\r\x1b[K");
    out_.clear();
    ProgressMeter meter(console_, ProgressStyle::plain, width, clock());
    meter.begin("reading", 0, 0);
    now_ += seconds(10);
    meter.step("finishing passages", 1, 4);
    EXPECT_EQ(out_, "finishing passages 25%\n");
    out_.clear();
    now_ += seconds(10);
    meter.step("counting \x1b[2J", 0, 0);
    EXPECT_EQ(out_, "counting ?[2J\n");
}

TEST_F(Meter, CanBeSilent) {
    ProgressMeter meter(console_, ProgressStyle::none, width, clock());
    meter.begin("reading", 4, 400);
    now_ += seconds(60);
    meter.add(4, 400);
    meter.step("finishing", 1, 4);
    meter.end();
    EXPECT_EQ(out_, "");
}

TEST_F(Meter, CountsWhatManyThreadsAdd) {
    ProgressMeter meter(console_, ProgressStyle::plain, width);
    meter.begin("reading", 0, 0);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&meter] {
            for (int i = 0; i < 1000; ++i) meter.add(1, 2);
        });
    }
    for (std::thread& thread : threads) thread.join();
    meter.end();
    EXPECT_TRUE(out_.starts_with("reading: 4000 documents, 8.0 kB in ")) << out_;
}

TEST(TerminalColumns, AreEightyWhereThereIsNoTerminal) { EXPECT_EQ(terminal_columns(-1), 80U); }

TEST(ProgressStyle, IsChosenByWhereItIsShown) {
    EXPECT_EQ(parse_progress_style("auto", true), ProgressStyle::bar);
    EXPECT_EQ(parse_progress_style("auto", false), ProgressStyle::plain);
    EXPECT_EQ(parse_progress_style("bar", false), ProgressStyle::bar);
    EXPECT_EQ(parse_progress_style("plain", true), ProgressStyle::plain);
    EXPECT_EQ(parse_progress_style("none", true), ProgressStyle::none);
    EXPECT_EQ(parse_progress_style("loud", true), std::nullopt);
}

}  // namespace
}  // namespace rostra::core
