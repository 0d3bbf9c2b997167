// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/run_host.hpp"
#include "log/logger.hpp"
#include "log/progress.hpp"
#include "run/corrections.hpp"
#include "run/metadata_use.hpp"
#include "run/run_directory.hpp"
#include "run/set_aside.hpp"
#include "run/warning_list.hpp"

namespace rostra::core {

/// What the engine asks for, given out of a run directory, files of metadata and a console.
class RunDirectoryHost : public RunHost {
public:
    /// Everything outlives the host.
    RunDirectoryHost(RunDirectory& directory, MetadataUse& metadata, const Corrections& corrections,
                     Logger& log, ProgressMeter& progress);
    ~RunDirectoryHost() override;
    RunDirectoryHost(const RunDirectoryHost&) = delete;
    RunDirectoryHost& operator=(const RunDirectoryHost&) = delete;

    [[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> facts(
        std::string_view document, std::size_t input) const override;
    [[nodiscard]] std::vector<PlacedCorrection> corrections(std::string_view document,
                                                            std::string_view text) override;
    void set_aside(DocumentFailure failure) override;
    [[nodiscard]] Result<void> keep_text(std::string_view document, std::string_view text) override;
    [[nodiscard]] std::string record(const EngineOutcome& outcome) override;
    [[nodiscard]] Result<void> keep_source(std::string_view document, std::string_view input,
                                           std::span<const SourcePiece> pieces) override;
    [[nodiscard]] Result<ResultFile*> open_result(std::string_view name) override;
    [[nodiscard]] Result<std::string> reserve_result(std::string_view name) override;
    void start_over() override;
    void log(LogSeverity severity, std::string_view stage, std::string_view message,
             const LogPlace& place) override;
    [[nodiscard]] bool logs(LogSeverity severity) const override;
    void pass_begins(std::string_view label, std::uint64_t documents, std::uint64_t bytes) override;
    void pass_advances(std::uint64_t documents, std::uint64_t bytes) override;
    void pass_ends() override;
    void step(std::string_view stage, std::string_view what, std::uint64_t done,
              std::uint64_t total) override;

    /// Who makes the record that writers may ask for, out of what came of the run.
    void set_record(std::function<std::string(const EngineOutcome&)> record) { record_ = std::move(record); }
    /// Closes the files that were opened; to be called once the engine has returned.
    [[nodiscard]] Result<void> close_results();
    [[nodiscard]] const SetAsides& failures() const { return failures_; }
    /// Numbers of the corrections that some document of the run was for.
    [[nodiscard]] std::vector<std::size_t> used_corrections() const;
    /// As `WarningList` shows them: nothing of it depends on threads.
    [[nodiscard]] std::vector<std::string> warnings() const;
    /// Likewise, those of readers and stages alone, not of writers and of the folder of results.
    [[nodiscard]] std::vector<std::string> analysis_warnings() const;
    void warn(std::string message);

private:
    class HashedFile;

    /// Keeps a warning; `fields` go to the log alone.
    void warn(std::string_view kept, std::string_view message, std::span<const LogField> fields);

    RunDirectory& directory_;
    MetadataUse& metadata_;
    const Corrections& corrections_;
    Logger& log_;
    ProgressMeter& progress_;
    std::function<std::string(const EngineOutcome&)> record_;
    std::vector<std::unique_ptr<HashedFile>> files_;
    ResultFile* sources_ = nullptr;  // of files_, once a document needs it
    SetAsides failures_;
    std::mutex files_mutex_;
    mutable std::mutex mutex_;
    WarningList warnings_;
    WarningList analysis_warnings_;  // of these, without those of writers
    std::vector<std::size_t> used_corrections_;
};

}  // namespace rostra::core
