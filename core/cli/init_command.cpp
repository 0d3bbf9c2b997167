// SPDX-License-Identifier: Apache-2.0
#include "cli/checked_pipeline.hpp"
#include "cli/commands.hpp"
#include "cli/found_plugins.hpp"
#include "config/pipeline_schema.hpp"
#include "config/pipeline_template.hpp"

namespace rostra::core {

int init_command(const Arguments& arguments, const Terminal& terminal) {
    const Discovery found = find_plugins(arguments);
    if (arguments.from.empty()) {
        terminal.out << pipeline_template(found.catalogue);
        return kAllWell;
    }
    const Result<PipelineFile> file = open_pipeline(arguments.from);
    if (!file) {
        terminal.err << "error: " << file.error().message << "\n";
        return kUnusable;
    }
    const CheckedPipeline checked = check_pipeline(request_of(*file, arguments), found.catalogue);
    if (!checked.plan) {
        terminal.err << render(checked.errors);
        return kUnusable;
    }
    terminal.out << pipeline_template(*checked.plan);
    return kAllWell;
}

int schema_command(const Arguments& arguments, const Terminal& terminal) {
    terminal.out << pipeline_schema(find_plugins(arguments).catalogue) << "\n";
    return kAllWell;
}

}  // namespace rostra::core
