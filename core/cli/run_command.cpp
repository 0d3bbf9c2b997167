// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "base/wording.hpp"
#include "cli/checked_pipeline.hpp"
#include "cli/commands.hpp"
#include "cli/describe_plan.hpp"
#include "cli/found_plugins.hpp"
#include "cli/input_lists.hpp"
#include "cli/run_console.hpp"
#include "run/inputs.hpp"
#include "run/run_pipeline.hpp"

namespace rostra::core {
namespace {

int show_errors(const std::vector<Diagnostic>& errors, const Terminal& terminal, int status) {
    terminal.err << render(errors);
    return status;
}

/// The run's last words. Where documents failed they are a warning, and the status tells.
int tell_outcome(const RunReport& report, const Plan& plan, const Logger& log) {
    log.info(counted(report.documents, "document") + "; results in " + plan.output.dir);
    if (report.set_aside > 0) {
        log.warning(counted(report.set_aside, "document") +
                    " failed and left no trace in the results; errors.jsonl says why");
    }
    const bool has_page =
        std::find(report.results.begin(), report.results.end(), kReportPage) != report.results.end();
    if (has_page) log.info("the report is " + plan.output.dir + "/" + kReportPage);
    return report.set_aside == 0 ? kAllWell : kDocumentsFailed;
}

int run_checked(const Plan& plan, const Discovery& plugins, const Arguments& arguments,
                const Terminal& terminal) {
    RunConsole console(arguments);
    const RunReport report = run_pipeline(plan, {arguments.force, arguments.fail_fast, console.log(),
                                                 console.progress(), warnings_of(plan, plugins)});
    if (report.errors.empty()) return tell_outcome(report, plan, console.log());
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
    Result<std::vector<NamedList>> lists = read_input_lists(arguments);
    if (!lists) {
        terminal.err << "error: " << lists.error().message << "\n";
        return kUnusable;
    }
    const Discovery plugins = find_plugins(arguments);
    PipelineRequest request = request_of(*file, arguments);
    request.lists = *std::move(lists);
    const CheckedPipeline checked = check_pipeline(request, plugins.catalogue);
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
