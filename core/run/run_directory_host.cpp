// SPDX-License-Identifier: Apache-2.0
#include "run/run_directory_host.hpp"

#include <utility>

#include "run/source_lines.hpp"

namespace rostra::core {

/// A result being written; it remembers the first error, since whoever writes may not tell.
class RunDirectoryHost::HashedFile : public ResultFile {
public:
    explicit HashedFile(OutputFile file) : file_(std::move(file)) {}
    [[nodiscard]] Result<void> write(std::string_view bytes) override { return file_.write(bytes); }
    [[nodiscard]] Result<FileSummary> close() { return file_.close(); }

private:
    OutputFile file_;
};

namespace {

LogLevel level_of(LogSeverity severity) {
    switch (severity) {
        case LogSeverity::debug:
            return LogLevel::debug;
        case LogSeverity::info:
            return LogLevel::info;
        case LogSeverity::warning:
            return LogLevel::warning;
        case LogSeverity::error:
            return LogLevel::error;
    }
    return LogLevel::error;
}

}  // namespace

RunDirectoryHost::RunDirectoryHost(RunDirectory& directory, MetadataUse& metadata,
                                   const Corrections& corrections, Logger& log, ProgressMeter& progress)
    : directory_(directory), metadata_(metadata), corrections_(corrections), log_(log), progress_(progress) {}
RunDirectoryHost::~RunDirectoryHost() = default;

std::vector<std::pair<std::string_view, std::string_view>> RunDirectoryHost::facts(std::string_view document,
                                                                                   std::size_t input) const {
    return metadata_.facts(document, input);
}

std::vector<PlacedCorrection> RunDirectoryHost::corrections(std::string_view document,
                                                            std::string_view text) {
    Corrections::Placed placed = corrections_.place(document, text);
    for (const std::string& problem : placed.problems) {
        warn(problem);
        const std::scoped_lock lock(mutex_);
        analysis_warnings_.add(problem);
    }
    if (!placed.used.empty()) {
        const std::scoped_lock lock(mutex_);
        used_corrections_.insert(used_corrections_.end(), placed.used.begin(), placed.used.end());
    }
    return std::move(placed.corrections);
}

std::vector<std::size_t> RunDirectoryHost::used_corrections() const {
    const std::scoped_lock lock(mutex_);
    return used_corrections_;
}

void RunDirectoryHost::set_aside(DocumentFailure failure) {
    log_.log(LogLevel::error, failure.message,
             std::vector<LogField>{{"document", failure.document}, {"stage", failure.stage}});
    metadata_.meet(failure.document);
    failures_.add({failure.ordinal, std::move(failure.document), std::move(failure.stage),
                   std::move(failure.code), std::move(failure.message), failure.begin, failure.end});
}

Result<void> RunDirectoryHost::keep_text(std::string_view document, std::string_view text) {
    return directory_.keep_text(document, text);
}

Result<void> RunDirectoryHost::keep_source(std::string_view document, std::string_view input,
                                           std::span<const SourcePiece> pieces) {
    if (sources_ == nullptr) {
        Result<ResultFile*> opened = open_result(kSourcesName);
        if (!opened) return opened.error();
        sources_ = *opened;
    }
    return sources_->write(to_json_line(document, input, pieces) + '\n');
}

Result<ResultFile*> RunDirectoryHost::open_result(std::string_view name) {
    Result<OutputFile> file = directory_.create(name);
    if (!file) return file.error();
    const std::scoped_lock lock(files_mutex_);
    return files_.emplace_back(std::make_unique<HashedFile>(*std::move(file))).get();
}

Result<std::string> RunDirectoryHost::reserve_result(std::string_view name) {
    return directory_.reserve(name);
}

void RunDirectoryHost::start_over() {
    files_.clear();
    sources_ = nullptr;
    failures_.clear();
    directory_.start_over();
    metadata_.start_over();
    const std::scoped_lock lock(mutex_);
    warnings_.clear();
    analysis_warnings_.clear();
    used_corrections_.clear();
}

Result<void> RunDirectoryHost::close_results() {
    for (const auto& file : files_) {
        Result<FileSummary> summary = file->close();
        if (!summary) return summary.error();
        directory_.add(*std::move(summary));
    }
    files_.clear();
    return {};
}

void RunDirectoryHost::log(LogSeverity severity, std::string_view stage, std::string_view message,
                           const LogPlace& place) {
    std::vector<LogField> fields;
    const std::string begin = std::to_string(place.begin);
    const std::string end = std::to_string(place.end);
    const bool placed = !place.document.empty() && place.end > 0;
    if (!place.document.empty()) fields.push_back({"document", place.document});
    if (placed) {
        fields.push_back({"begin", begin});
        fields.push_back({"end", end});
    }
    fields.push_back({"stage", stage});
    if (!place.code.empty()) fields.push_back({"code", place.code});
    if (severity != LogSeverity::warning) return log_.log(level_of(severity), message, fields);
    std::string warning = "stage '" + std::string(stage) + "'";
    if (!place.document.empty()) warning += ", document '" + std::string(place.document) + "'";
    if (placed) warning += ", bytes " + begin + " to " + end;
    warning += ": " + std::string(message);
    if (!place.of_writer) {
        const std::scoped_lock lock(mutex_);
        analysis_warnings_.add(warning);
    }
    warn(warning, message, fields);
}

void RunDirectoryHost::warn(std::string message) { warn(message, message, {}); }

void RunDirectoryHost::warn(std::string_view kept, std::string_view message,
                            std::span<const LogField> fields) {
    WarningList::Telling telling = WarningList::Telling::tell;
    {
        const std::scoped_lock lock(mutex_);
        telling = warnings_.add(kept);
    }
    log_.log(telling == WarningList::Telling::keep_still ? LogLevel::debug : LogLevel::warning, message,
             fields);
    if (telling != WarningList::Telling::tell_last) return;
    log_.warning(
        "more warnings like this are counted in run.json and no longer shown here, but with --log-level "
        "debug");
}

std::vector<std::string> RunDirectoryHost::warnings() const {
    const std::scoped_lock lock(mutex_);
    return warnings_.shown();
}

std::vector<std::string> RunDirectoryHost::analysis_warnings() const {
    const std::scoped_lock lock(mutex_);
    return analysis_warnings_.shown();
}

std::string RunDirectoryHost::record(const EngineOutcome& outcome) {
    return record_ ? record_(outcome) : RunHost::record(outcome);
}

bool RunDirectoryHost::logs(LogSeverity severity) const { return log_.writes(level_of(severity)); }

void RunDirectoryHost::pass_begins(std::string_view label, std::uint64_t documents, std::uint64_t bytes) {
    progress_.begin(std::string(label), documents, bytes);
}
void RunDirectoryHost::pass_advances(std::uint64_t documents, std::uint64_t bytes) {
    progress_.add(documents, bytes);
}
void RunDirectoryHost::pass_ends() { progress_.end(); }

void RunDirectoryHost::step(std::string_view stage, std::string_view what, std::uint64_t done,
                            std::uint64_t total) {
    progress_.step(std::string(stage) + ": " + std::string(what), done, total);
}

}  // namespace rostra::core
