// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/run_host.hpp"

namespace rostra::core {

/// Keeps in memory what the engine says and writes.
class RecordingHost : public RunHost {
public:
    /// What is known of a document from outside, by its id.
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> known;
    /// Called whenever documents are through.
    std::function<void()> on_advance = [] {};
    /// Called whenever a pass begins.
    std::function<void()> on_begin = [] {};

    [[nodiscard]] const std::map<std::string, std::string>& results() const { return results_; }
    [[nodiscard]] const std::map<std::string, std::string>& texts() const { return texts_; }
    /// "ordinal document stage code begin end: message".
    [[nodiscard]] const std::vector<std::string>& failures() const { return failures_; }
    /// "severity stage document: message", in the order they came.
    [[nodiscard]] std::vector<std::string> lines() const;
    [[nodiscard]] int started_over() const { return started_over_; }
    /// The passes, by their labels.
    [[nodiscard]] const std::vector<std::string>& passes() const { return passes_; }

    [[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> facts(
        std::string_view document, std::size_t input) const override;
    void set_aside(DocumentFailure failure) override;
    void start_over() override;
    [[nodiscard]] Result<void> keep_text(std::string_view document, std::string_view text) override;
    [[nodiscard]] Result<ResultFile*> open_result(std::string_view name) override;
    [[nodiscard]] Result<std::string> reserve_result(std::string_view name) override;
    void log(LogSeverity severity, std::string_view stage, std::string_view message,
             const LogPlace& place) override;
    [[nodiscard]] bool logs(LogSeverity) const override { return true; }
    void pass_begins(std::string_view label, std::uint64_t documents, std::uint64_t bytes) override;
    void pass_advances(std::uint64_t documents, std::uint64_t bytes) override;
    void pass_ends() override {}
    void step(std::string_view, std::string_view, std::uint64_t, std::uint64_t) override {}

private:
    class InMemory;

    std::map<std::string, std::string> results_;
    std::map<std::string, std::string> texts_;
    std::vector<std::unique_ptr<ResultFile>> open_;
    std::vector<std::string> failures_;
    std::vector<std::string> passes_;
    int started_over_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::string> lines_;
};

}  // namespace rostra::core
