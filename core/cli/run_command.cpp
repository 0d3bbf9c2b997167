// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <csignal>
#include <utility>

#include "base/wording.hpp"
#include "cli/checked_pipeline.hpp"
#include "cli/commands.hpp"
#include "cli/describe_plan.hpp"
#include "cli/found_plugins.hpp"
#include "log/console.hpp"
#include "log/logger.hpp"
#include "log/progress.hpp"
#include "run/inputs.hpp"
#include "run/run_pipeline.hpp"
#include "run/signal_handlers.hpp"

namespace rostra::core {
namespace {

int show_errors(const std::vector<Diagnostic>& errors, const Terminal& terminal, int status) {
    terminal.err << render(errors);
    return status;
}

/// The run's last words. Where documents failed they are a warning, and the status tells.
int tell_outcome(const RunReport& report, const Plan& plan, const Logger& log) {
    log.info(counted(report.documents, "document") + "; results in " + plan.output.dir);
    if (report.set_aside == 0) return kAllWell;
    log.warning(counted(report.set_aside, "document") +
                " failed and left no trace in the results; errors.jsonl says why");
    return kDocumentsFailed;
}

int run_checked(const Plan& plan, const Discovery& plugins, const Arguments& arguments,
                const Terminal& terminal) {
    // A file that grows beyond its limit, and a reader of the log that went away, are then errors of the write that met
    // them, not the end of the process.
    SignalHandlers errors_of_the_write;
    for (const int signal : {SIGXFSZ, SIGPIPE})
        errors_of_the_write.set(
            signal, [](int) {}, SA_RESTART);
    Console console(Console::to_descriptor(STDERR_FILENO));
    Logger log(console, parse_log_level(arguments.log_level).value_or(LogLevel::info),
               parse_log_format(arguments.log_format).value_or(LogFormat::text));
    const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
    ProgressMeter progress(
        console, parse_progress_style(arguments.progress, is_terminal).value_or(ProgressStyle::none),
        [] { return terminal_columns(STDERR_FILENO); });
    const RunReport report =
        run_pipeline(plan, {arguments.force, arguments.fail_fast, log, progress, warnings_of(plan, plugins)});
    if (report.errors.empty()) return tell_outcome(report, plan, log);
    return show_errors(report.errors, terminal, report.kind == ErrorKind::usage ? kUnusable : kRunFailed);
}

}  // namespace

int run_command(const Arguments& arguments, const Terminal& terminal) {
    const bool compare = arguments.command == Command::compare;
    const Result<PipelineFile> file = open_pipeline(compare ? "compare" : arguments.pipeline);
    if (!file) {
        terminal.err << "error: " << file.error().message << "\n";
        return kUnusable;
    }
    const Discovery plugins = find_plugins(arguments);
    const CheckedPipeline checked = check_pipeline(request_of(*file, arguments), plugins.catalogue);
    if (!checked.plan) return show_errors(checked.errors, terminal, kUnusable);
    if (!compare && !arguments.dry_run) return run_checked(*checked.plan, plugins, arguments, terminal);

    const FoundInputs found = find_inputs(*checked.plan);
    if (!found.errors.empty()) return show_errors(found.errors, terminal, kUnusable);
    if (arguments.dry_run) {
        for (const std::string& warning : found.warnings) terminal.err << "warning: " << warning << "\n";
    }
    if (compare && found.inputs.files.size() < 2) {
        terminal.err << "error: there is one document to compare, "
                     << in_quotes(found.inputs.files.front().id) << "; name two or more\n";
        return kUnusable;
    }
    if (!arguments.dry_run) return run_checked(*checked.plan, plugins, arguments, terminal);
    for (const std::string& warning : warnings_of(*checked.plan, plugins))
        terminal.err << "warning: " << warning << "\n";
    terminal.out << describe_plan(*checked.plan, found.inputs);
    return kAllWell;
}

}  // namespace rostra::core
