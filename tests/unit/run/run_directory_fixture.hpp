// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "run/run_directory.hpp"
#include "run/run_record.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::core {

/// Runs into one folder, deep/out below a temporary one.
class RunDirectoryTest : public ::testing::Test {
protected:
    using Opened = Result<std::unique_ptr<RunDirectory>>;

    Opened open(bool force = false) { return RunDirectory::open(folder_ / "deep/out", "out", force); }
    std::string refusal(bool force = false) {
        const Opened opened = open(force);
        if (opened) return "opened";
        EXPECT_EQ(opened.error().kind, ErrorKind::usage);
        return opened.error().message;
    }

    static void write(RunDirectory& out, std::string_view name, std::string_view contents) {
        Result<OutputFile> file = out.create(name);
        ASSERT_TRUE(file) << file.error().message;
        ASSERT_TRUE(file->write(contents));
        Result<FileSummary> summary = file->close();
        ASSERT_TRUE(summary);
        out.add(*std::move(summary));
    }
    static std::string commit(RunDirectory& out) {
        RunRecord record;
        record.pipeline = "{}";
        Result<std::vector<FileSummary>> results = out.results();
        if (!results) return results.error().message;
        record.results = *std::move(results);
        const Result<void> committed = out.commit(to_json(record));
        return committed ? "committed" : committed.error().message;
    }
    /// A whole run that leaves these results.
    void run(const std::vector<std::pair<std::string, std::string>>& results, bool force) {
        Opened out = open(force);
        ASSERT_TRUE(out) << out.error().message;
        for (const auto& [name, contents] : results) write(**out, name, contents);
        ASSERT_EQ(commit(**out), "committed");
    }

    /// All files below out/, sorted.
    std::vector<std::string> files() {
        std::vector<std::string> names;
        std::error_code absent;
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(folder_ / "deep/out", absent)) {
            if (!entry.is_directory())
                names.push_back(std::filesystem::relative(entry.path(), folder_ / "deep/out").string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }
    /// What is in a folder, sorted.
    std::vector<std::string> entries(const std::string& below) {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder_ / below))
            names.push_back(entry.path().filename());
        std::sort(names.begin(), names.end());
        return names;
    }
    std::string read(const std::string& name) { return folder_.read("deep/out/" + name); }

    test::TemporaryFolder folder_;
};

}  // namespace rostra::core
