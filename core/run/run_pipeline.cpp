// SPDX-License-Identifier: Apache-2.0
#include "run/run_pipeline.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "base/host_version.hpp"
#include "config/resolved.hpp"
#include "engine/engine.hpp"
#include "files/content_hash.hpp"
#include "files/read_file.hpp"
#include "rostra/abi/base.h"
#include "run/analysis_record.hpp"
#include "run/corrections.hpp"
#include "run/inputs.hpp"
#include "run/interrupter.hpp"
#include "run/last_words.hpp"
#include "run/metadata_use.hpp"
#include "run/run_directory.hpp"
#include "run/run_directory_host.hpp"
#include "run/run_record.hpp"
#include "run/standard_input.hpp"
#include "run/unpack_inputs.hpp"
#include "run/watchdog.hpp"
#include "unicode/unicode_version.hpp"

namespace rostra::core {

namespace {

std::string utc_now() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char text[sizeof "2024-05-01T14:03:11Z"];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

std::string machine_name() {
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

std::string hash_of_file(const std::filesystem::path& path) {
    const Result<Bytes> bytes = read_file(path.string(), path.string());
    return bytes ? content_hash(bytes->view()) : std::string();
}

RunReport failed(std::vector<Diagnostic> errors, ErrorKind kind = ErrorKind::usage) {
    RunReport report;
    report.errors = std::move(errors);
    report.kind = kind;
    return report;
}

RunReport failed(const Error& error, const Plan& plan) {
    Diagnostics errors(plan.file, plan.text);
    errors.add(error.place, error.message);
    return failed(errors.sorted(), error.kind);
}

/// One run, step by step; every step may end it.
class PipelineRun {
public:
    PipelineRun(const Plan& plan, const RunRequest& request) : plan_(plan), request_(request) {}

    RunReport run() {
        record_.started = utc_now();
        for (const std::string& warning : request_.warnings) request_.log.warning(warning);
        FoundInputs found = find_inputs(plan_);
        if (!found.errors.empty()) return failed(std::move(found.errors));
        inputs_ = std::move(found.inputs);
        input_warnings_ = std::move(found.warnings);
        if (std::vector<Diagnostic> errors = read_what_is_known(); !errors.empty())
            return failed(std::move(errors));
        Result<Modules> modules = Modules::load(plan_);
        if (!modules) return failed(modules.error(), plan_);

        StopFlag stop;
        LastWords last_words;
        Interrupter interrupter(stop, [this] { request_.log.warning("stopping"); });
        const Watchdog watchdog(std::chrono::seconds(plan_.run.patience), request_.log);
        Result<std::unique_ptr<RunDirectory>> directory =
            RunDirectory::open(plan_.output.dir, plan_.output.dir, request_.force);
        if (!directory) return failed(directory.error(), plan_);
        interrupter.protect((*directory)->partial());
        LastWords::protect((*directory)->partial().get());

        RunReport report;
        if (Result<void> ran = run_into(**directory, *modules, stop, interrupter, report); !ran) {
            (*directory)->abort();
            return failed(ran.error(), plan_);
        }
        return report;
    }

private:
    /// Metadata and corrections, or all that is wrong with their files.
    std::vector<Diagnostic> read_what_is_known() {
        ReadMetadataFiles read = read_metadata_files(plan_.inputs);
        metadata_.emplace(std::move(read.files), std::move(read.of_input));
        std::set<std::string> files;
        std::vector<Correction> corrections;
        for (const InputPlan& input : plan_.inputs) {
            if (input.corrections.empty() || !files.insert(input.corrections).second) continue;
            ReadCorrections of_file = read_corrections(input.corrections, input.corrections);
            std::move(of_file.corrections.begin(), of_file.corrections.end(),
                      std::back_inserter(corrections));
            read.errors.insert(read.errors.end(), of_file.errors.begin(), of_file.errors.end());
        }
        corrections_ = Corrections(std::move(corrections));
        return std::move(read.errors);
    }

    Result<void> run_into(RunDirectory& directory, Modules& modules, StopFlag& stop, Interrupter& interrupter,
                          RunReport& report) {
        RunDirectoryHost host(directory, *metadata_, corrections_, request_.log, request_.progress);
        if (!directory.warning().empty()) host.warn(directory.warning());
        host.set_record([&](const EngineOutcome& outcome) {
            std::vector<std::string> warnings = host.analysis_warnings();
            for (std::string& warning : own_warnings(outcome, host)) warnings.push_back(std::move(warning));
            return analysis_record(plan_, inputs_, outcome,
                                   without_folders(std::move(warnings), plan_, inputs_));
        });
        Result<FileHandle> standard_input = spool_standard_input(directory.partial()->path(), stop);
        if (!standard_input) return standard_input.error();
        Result<UnpackedInputs> unpacked = unpack_inputs(plan_, inputs_, directory.partial()->path(), stop);
        if (!unpacked) return unpacked.error();
        input_warnings_.insert(input_warnings_.end(), unpacked->warnings.begin(), unpacked->warnings.end());
        const EngineOptions options{request_.fail_fast, directory.partial()->path()};
        Result<EngineOutcome> outcome = run_plan(plan_, modules, inputs_.files, host, stop, options);
        // A full disk shows in the files before it shows in what a writer says of it.
        Result<void> closed = host.close_results();
        if (!outcome && outcome.error().kind == ErrorKind::interrupted) return outcome.error();
        if (!closed) return closed;
        if (!outcome) return outcome.error();
        if (Result<void> written = write_failures(directory, host); !written) return written;
        fill(*outcome, modules, host);
        Result<std::vector<FileSummary>> results = directory.results();
        if (!results) return results.error();
        record_.results = *std::move(results);
        // What is half in its place must not be taken away; a process that ends here leaves the old or the new results.
        interrupter.protect(nullptr);
        LastWords::protect(nullptr);
        if (stop.is_set()) return Error::interrupted();
        if (Result<void> committed = directory.commit(to_json(record_)); !committed) return committed;
        report.documents = outcome->documents;
        report.set_aside = outcome->set_aside;
        report.warnings = record_.warnings.size();
        for (const FileSummary& file : record_.results) report.results.push_back(file.name);
        report.results.emplace_back("run.json");
        return {};
    }

    /// Inputs are read more than once, so what standard input holds is put in a file; it is there as long as its handle.
    Result<FileHandle> spool_standard_input(const std::string& folder, const StopFlag& stop) {
        const auto found = std::find_if(inputs_.files.begin(), inputs_.files.end(),
                                        [](const SourceFile& file) { return file.passing; });
        if (found == inputs_.files.end()) return FileHandle();
        if (::isatty(STDIN_FILENO) == 1) request_.log.info("reading standard input; Ctrl-D ends it");
        Result<SpooledInput> spooled = spool_input(STDIN_FILENO, folder, stop);
        if (!spooled) return spooled.error();
        found->path = spooled->path;
        found->bytes = spooled->bytes;
        return std::move(spooled->file);
    }

    static Result<void> write_failures(RunDirectory& directory, const RunDirectoryHost& host) {
        Result<OutputFile> file = directory.create("errors.jsonl");
        if (!file) return file.error();
        if (Result<void> written = host.failures().write(*file); !written) return written;
        Result<FileSummary> summary = file->close();
        if (!summary) return summary.error();
        directory.add(*std::move(summary));
        return {};
    }

    /// What the host itself has to say of inputs, metadata and corrections, once the documents are through.
    [[nodiscard]] std::vector<std::string> own_warnings(const EngineOutcome& outcome,
                                                        const RunDirectoryHost& host) const {
        std::vector<std::string> warnings = input_warnings_;
        for (std::string& gap : metadata_->gaps()) warnings.push_back(std::move(gap));
        for (std::string& problem : corrections_.unused(host.used_corrections()))
            warnings.push_back(std::move(problem));
        if (outcome.replaced > 0)
            warnings.push_back(std::to_string(outcome.replaced) + " malformed byte sequences were replaced");
        return warnings;
    }

    void fill(const EngineOutcome& outcome, const Modules& modules, RunDirectoryHost& host) {
        for (std::size_t i = 0; i < inputs_.files.size(); ++i) {
            const std::string hash =
                i < outcome.input_hashes.size() ? outcome.input_hashes[i] : std::string();
            const bool told = plan_.readers.size() > 1 && i < outcome.input_readers.size();
            const SourceFile& file = inputs_.files[i];
            const std::string& root = inputs_.roots[file.input];
            record_.inputs.push_back({file.id, file.bytes, hash,
                                      told ? outcome.input_readers[i] : std::string(),
                                      root == inputs_.roots.front() ? std::string() : root, file.passing,
                                      file.packed == nullptr ? std::string() : file.packed->archive});
        }
        for (const std::string& warning : own_warnings(outcome, host)) host.warn(warning);
        record_.host_version = host_version();
        record_.abi = ROSTRA_ABI_MAJOR;
        record_.icu_version = icu_version();
        record_.unicode_version = unicode_version();
        record_.machine = machine_name();
        record_.pipeline = resolved(plan_);
        record_.root = inputs_.roots.front();
        for (const auto& [entry, module] : modules.opened()) {
            const auto data = outcome.data.find(entry->manifest.id);
            record_.plugins.push_back({entry->manifest.id, entry->manifest.version,
                                       hash_of_file(module.library()), entry->folder.string(),
                                       data == outcome.data.end() ? std::vector<DataFile>() : data->second});
            if (entry->runtime == nullptr) continue;
            record_.plugins.back().runtime = entry->runtime->manifest.id;
            record_.plugins.back().runtime_version = entry->runtime->manifest.version;
        }
        std::sort(record_.plugins.begin(), record_.plugins.end(),
                  [](const RunRecord::Plugin& a, const RunRecord::Plugin& b) { return a.id < b.id; });
        record_.counts = {{"documents", outcome.documents},
                          {"set_aside", outcome.set_aside},
                          {"bytes", outcome.bytes},
                          {"replaced", outcome.replaced},
                          {"scratch_bytes", outcome.scratch_bytes}};
        record_.warnings = host.warnings();
        record_.warnings.insert(record_.warnings.end(), request_.warnings.begin(), request_.warnings.end());
        std::sort(record_.warnings.begin(), record_.warnings.end());
        record_.seconds = outcome.seconds;
    }

    const Plan& plan_;
    const RunRequest& request_;
    Inputs inputs_;
    std::vector<std::string> input_warnings_;
    std::optional<MetadataUse> metadata_;
    Corrections corrections_;
    RunRecord record_;
};

}  // namespace

RunReport run_pipeline(const Plan& plan, const RunRequest& request) {
    return PipelineRun(plan, request).run();
}

}  // namespace rostra::core
