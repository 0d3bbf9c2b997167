// SPDX-License-Identifier: Apache-2.0
#include "log/logger.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "log/console.hpp"

namespace rostra::core {
namespace {

using std::chrono::milliseconds;
using std::chrono::system_clock;

/// 2024-05-01 14:03:11.250 UTC.
constexpr system_clock::time_point kTime{milliseconds(1'714'572'191'250)};

std::string line(LogFormat format, std::string_view message, std::vector<LogField> fields = {}) {
    return render_log_line(format, kTime, LogLevel::warning, message, fields);
}

TEST(LogLine, IsForPeopleAsText) {
    ::setenv("TZ", "UTC-2", 1);
    ::tzset();
    EXPECT_EQ(line(LogFormat::text, "no row in documents.csv"), "16:03:11 warning no row in documents.csv");
    EXPECT_EQ(line(LogFormat::text, "no row", {{"document", "a b.txt"}, {"stage", "terms"}}),
              "16:03:11 warning no row [document=a b.txt, stage=terms]");
}

TEST(LogLine, IsForProgramsAsJson) {
    EXPECT_EQ(line(LogFormat::json, "no \"row\"\n", {{"document", "é.txt"}, {"stage", "terms"}}),
              R"({"time":"2024-05-01T14:03:11.250Z","level":"warning","message":"no \"row\"\n",)"
              R"("document":"é.txt","stage":"terms"})");
}

TEST(LogLine, StaysOneHarmlessLineWhateverItIsTold) {
    const std::string text = line(LogFormat::text, "a\nb\x1b[2J\tc", {{"document", "x\ry"}});
    EXPECT_TRUE(text.ends_with("warning a?b?[2J\tc [document=x?y]")) << text;
    EXPECT_TRUE(line(LogFormat::json, "\xFF").find("\"message\":\"\uFFFD\"") != std::string::npos);
}

TEST(Logger, WritesWhatIsOfItsLevelAndAbove) {
    std::string out;
    Console console([&out](std::string_view text) { out += text; });
    const Logger logger(console, LogLevel::warning, LogFormat::text);
    EXPECT_FALSE(logger.writes(LogLevel::info));
    EXPECT_TRUE(logger.writes(LogLevel::warning));
    EXPECT_FALSE(logger.writes(LogLevel::off));
    logger.debug("one");
    logger.info("two");
    logger.warning("three", {{"stage", "terms"}});
    logger.error("four {}");
    logger.log(LogLevel::off, "five");
    const std::vector<std::string> expected = {"warning three [stage=terms]", "error four {}"};
    std::size_t begin = 0;
    for (const std::string& end_of_line : expected) {
        const std::size_t end = out.find('\n', begin);
        ASSERT_NE(end, std::string::npos);
        EXPECT_TRUE(out.substr(begin, end - begin).ends_with(end_of_line)) << out;
        begin = end + 1;
    }
    EXPECT_EQ(begin, out.size());
}

TEST(Logger, CanBeSilent) {
    std::string out;
    Console console([&out](std::string_view text) { out += text; });
    Logger(console, LogLevel::off, LogFormat::json).error("unheard");
    EXPECT_EQ(out, "");
}

TEST(Logger, KeepsLinesOfManyThreadsWhole) {
    std::string out;
    Console console([&out](std::string_view text) { out += text; });
    const Logger logger(console, LogLevel::info, LogFormat::json);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([logger] {
            for (int i = 0; i < 250; ++i) logger.info("the same message each time");
        });
    }
    for (std::thread& thread : threads) thread.join();
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin < out.size(); ++lines) {
        const std::size_t end = out.find('\n', begin);
        ASSERT_NE(end, std::string::npos);
        EXPECT_TRUE(out.substr(begin, end - begin).ends_with(R"("message":"the same message each time"})"));
        begin = end + 1;
    }
    EXPECT_EQ(lines, 1000U);
}

TEST(LogNames, AreThoseOfTheCommandLine) {
    EXPECT_EQ(parse_log_level("debug"), LogLevel::debug);
    EXPECT_EQ(parse_log_level("warning"), LogLevel::warning);
    EXPECT_EQ(parse_log_level("off"), LogLevel::off);
    EXPECT_EQ(parse_log_level("loud"), std::nullopt);
    EXPECT_EQ(parse_log_format("json"), LogFormat::json);
    EXPECT_EQ(parse_log_format("text"), LogFormat::text);
    EXPECT_EQ(parse_log_format("xml"), std::nullopt);
}

TEST(Console, DrawsTheStatusLineAgainBelowEachNewLine) {
    std::string out;
    Console console([&out](std::string_view text) { out += text; });
    console.print_line("one");
    console.set_status("50%");
    console.print_line("two");
    console.set_status("50%");
    console.set_status("");
    console.print_line("three");
    EXPECT_EQ(out, "one\n\r\x1b[K50%\r\x1b[Ktwo\n50%\r\x1b[Kthree\n");
}

TEST(Console, WritesToADescriptorAtOnce) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    Console console(Console::to_descriptor(ends[1]));
    console.print_line("one");
    char read[10];
    EXPECT_EQ(::read(ends[0], read, sizeof read), 4);
    EXPECT_EQ(std::string_view(read, 4), "one\n");
    ::close(ends[0]);
    ::close(ends[1]);
}

}  // namespace
}  // namespace rostra::core
