// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "base/wording.hpp"
#include "cli/commands.hpp"
#include "cli/found_plugins.hpp"
#include "cli/run_console.hpp"
#include "manifest/option_value.hpp"
#include "run/report_again.hpp"

namespace rostra::core {
namespace {

std::string absolute(const std::string& path) {
    std::filesystem::path whole = std::filesystem::absolute(path).lexically_normal();
    if (whole.filename().empty()) whole = whole.parent_path();
    return whole.string();
}

}  // namespace

int report_command(const Arguments& arguments, const Terminal& terminal) {
    RunConsole console(arguments);
    ReportAgain request{absolute(arguments.run), {}, arguments.set, arguments.force, console.log(),
                        console.progress()};
    for (const std::string& setting : arguments.set) {
        if (setting.starts_with("report.")) continue;
        terminal.err << "error: --set " << printable(setting)
                     << ": only options of the report can be set, as report.OPTION=VALUE\n";
        return kUnusable;
    }
    if (arguments.title) request.set.push_back("report.title=" + toml_string(*arguments.title));
    if (arguments.out) request.out = absolute(*arguments.out);
    if (request.out == request.run) request.out.reset();
    const Discovery plugins = find_plugins(arguments);
    const RunReport report = write_report_again(request, plugins.catalogue);
    if (!report.errors.empty()) {
        terminal.err << render(report.errors);
        return report.kind == ErrorKind::usage ? kUnusable : kRunFailed;
    }
    console.log().info("the report is " + request.out.value_or(request.run) + "/" + kReportPage);
    return kAllWell;
}

}  // namespace rostra::core
