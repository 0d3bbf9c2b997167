// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace rostra::test {

/// A test that reads corpora kept outside the project: below the folder ROSTRA_CORPORA, or ../shared/corpus.
/// Where they are absent it is skipped, but under CI=true it fails: there they are promised.
///
///     class Seeds : public rostra::test::CorpusTest {};
///     TEST_F(Seeds, GiveTheTurnsOfTheGold) { read(corpora() / "seeds/gold/…"); }
class CorpusTest : public testing::Test {
protected:
    [[nodiscard]] static std::filesystem::path corpora() {
        const char* folder = std::getenv("ROSTRA_CORPORA");
        return folder != nullptr ? folder : "../shared/corpus";
    }

    /// A file of published numbers or cases, in the folder oracles/ beside that of the corpora; where it is absent,
    /// `file` is closed, and the test is to end: it has failed or been skipped as in SetUp().
    static void open_oracle(const std::string& name, std::ifstream& file) {
        const std::filesystem::path path = corpora() / ".." / "oracles" / name;
        file.open(path);
        if (file) return;
        const std::string message = "no file " + std::filesystem::absolute(path).lexically_normal().string() +
                                    "; it belongs beside the corpora";
        if (is_promised()) FAIL() << message;
        GTEST_SKIP() << message;
    }

    /// Where what the tests read is promised to be.
    [[nodiscard]] static bool is_promised() {
        const char* ci = std::getenv("CI");
        return ci != nullptr && std::string_view(ci) == "true";
    }

    void SetUp() override {
        if (std::filesystem::is_directory(corpora())) return;
        const std::string message = "no corpora at " + std::filesystem::absolute(corpora()).string() +
                                    "; set ROSTRA_CORPORA to the folder that holds seeds/ and turns/";
        if (is_promised()) FAIL() << message;
        GTEST_SKIP() << message;
    }
};

}  // namespace rostra::test
