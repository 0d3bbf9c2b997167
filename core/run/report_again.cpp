// SPDX-License-Identifier: Apache-2.0
#include "run/report_again.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

#include "base/wording.hpp"
#include "config/check_report.hpp"
#include "engine/write_again.hpp"
#include "files/content_hash.hpp"
#include "files/read_file.hpp"
#include "run/corrections.hpp"
#include "run/interrupter.hpp"
#include "run/last_words.hpp"
#include "run/metadata_use.hpp"
#include "run/run_directory.hpp"
#include "run/run_directory_host.hpp"
#include "run/run_record.hpp"

namespace rostra::core {
namespace {

RunReport failed(const Error& error) {
    RunReport report;
    report.errors = {{error.place, error.message, {}}};
    report.kind = error.kind;
    return report;
}

/// A finished run, as far as its report is concerned.
struct FinishedRun {
    Bytes record;  // run.json
    std::vector<FileSummary> results;
    Bytes kept;
};

std::string shown_in(const std::string& folder, std::string_view name) {
    return folder + "/" + std::string(name);
}

Result<FinishedRun> read_run(const std::string& folder) {
    FinishedRun run;
    Result<Bytes> record = read_file(shown_in(folder, kRunRecord), shown_in(folder, kRunRecord));
    if (!record) {
        return Error::usage(in_quotes(folder) +
                            " is not the folder of a finished run: " + record.error().message);
    }
    run.record = *std::move(record);
    Result<std::vector<FileSummary>> results = results_of(run.record.view(), shown_in(folder, kRunRecord));
    if (!results) return results.error();
    run.results = *std::move(results);
    const auto listed = std::find_if(run.results.begin(), run.results.end(),
                                     [](const FileSummary& file) { return file.name == kKeptResults; });
    if (listed == run.results.end()) {
        return Error::usage(
            "the run in " + in_quotes(folder) + " has not kept what its report is built of (" + kKeptResults +
            "); run its pipeline again with 'report' in 'formats', or with keep = true, of [output]");
    }
    Result<Bytes> kept = read_file(shown_in(folder, kKeptResults), shown_in(folder, kKeptResults));
    if (!kept) return Error::usage(kept.error().message);
    if (content_hash(kept->view()) != listed->xxh128) {
        return Error::usage(in_quotes(shown_in(folder, kKeptResults)) +
                            " is not the file that the run wrote; run the pipeline again");
    }
    run.kept = *std::move(kept);
    return run;
}

/// The report is report.html, and where texts are in files beside it report-….js.
bool is_of_report(std::string_view name) {
    return name == kReportPage || (name.starts_with("report-") && name.ends_with(".js"));
}

class ReportBuilder {
public:
    ReportBuilder(const ReportAgain& request, const FinishedRun& run, const Plan& plan)
        : request_(request), run_(run), plan_(plan) {}

    Result<RunReport> build(KeptResults& kept, Modules& modules) {
        StopFlag stop;
        LastWords last_words;
        Interrupter interrupter(stop, [this] { request_.log.warning("stopping"); });
        const std::string& folder = request_.out ? *request_.out : request_.run;
        Result<std::unique_ptr<RunDirectory>> opened =
            RunDirectory::open(folder, folder, request_.force || !request_.out);
        if (!opened) return opened.error();
        RunDirectory& directory = **opened;
        interrupter.protect(directory.partial());
        LastWords::protect(directory.partial().get());
        if (Result<void> written = write(kept, modules, directory, stop); !written) {
            directory.abort();
            return written.error();
        }
        if (Result<void> adopted = request_.out ? Result<void>() : adopt_others(directory); !adopted) {
            directory.abort();
            return adopted.error();
        }
        interrupter.protect(nullptr);
        LastWords::protect(nullptr);
        if (stop.is_set()) return Error::interrupted();
        return commit(directory);
    }

private:
    Result<void> write(KeptResults& kept, Modules& modules, RunDirectory& directory, StopFlag& stop) {
        MetadataUse no_metadata;
        const Corrections no_corrections;
        RunDirectoryHost host(directory, no_metadata, no_corrections, request_.log, request_.progress);
        Result<void> written = write_again(
            plan_, modules, kept, host, stop, directory.partial()->path(), [&](std::string_view record) {
                host.set_record([record = std::string(record)](const EngineOutcome&) { return record; });
            });
        // A full disk shows in the files before it shows in what a writer says of it.
        Result<void> closed = host.close_results();
        if (!written && written.error().kind == ErrorKind::interrupted) return written;
        return closed ? written : closed;
    }

    Result<void> adopt_others(RunDirectory& directory) const {
        for (const FileSummary& file : run_.results) {
            if (is_of_report(file.name)) continue;
            const Result<bool> adopted = directory.adopt(file);
            if (!adopted) return adopted.error();
            if (!*adopted) request_.log.warning(shown_in(request_.run, file.name) + " is not there any more");
        }
        return {};
    }

    Result<RunReport> commit(RunDirectory& directory) const {
        Result<std::vector<FileSummary>> results = directory.results();
        if (!results) return results.error();
        Result<std::string> record =
            with_results(run_.record.view(), *results, shown_in(request_.run, kRunRecord));
        if (!record) return record.error();
        if (Result<void> committed = directory.commit(*record); !committed) return committed.error();
        RunReport report;
        for (const FileSummary& file : *results) report.results.push_back(file.name);
        return report;
    }

    const ReportAgain& request_;
    const FinishedRun& run_;
    const Plan& plan_;
};

}  // namespace

RunReport write_report_again(const ReportAgain& request, const Catalogue& catalogue) {
    const Result<FinishedRun> run = read_run(request.run);
    if (!run) return failed(run.error());
    const std::string shown = shown_in(request.run, kKeptResults);
    Result<KeptResults> kept = KeptResults::open(run->kept.view(), shown);
    if (!kept) return failed(kept.error());
    CheckedPipeline checked =
        check_report({kept->products(), kept->layers(), kept->pipeline(), shown, request.set}, catalogue);
    if (!checked.plan) {
        RunReport report;
        report.errors = std::move(checked.errors);
        return report;
    }
    Result<Modules> modules = Modules::load(*checked.plan);
    if (!modules) return failed(modules.error());
    Result<RunReport> built = ReportBuilder(request, *run, *checked.plan).build(*kept, *modules);
    return built ? *std::move(built) : failed(built.error());
}

}  // namespace rostra::core
