// SPDX-License-Identifier: Apache-2.0
#include "cli/describe_plan.hpp"

#include <algorithm>

#include "base/wording.hpp"
#include "cli/checked_pipeline.hpp"

namespace rostra::core {
namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string what_it_reads(const ComponentPlan& component) {
    std::vector<std::string> names;
    for (const BoundInput& input : component.inputs) {
        if (input.product != kNone) names.push_back(input.name);
    }
    return names.empty() ? "" : " reads " + joined(names);
}

std::string what_it_writes(const ComponentPlan& component, const Plan& plan) {
    std::vector<std::string> names;
    for (const std::size_t output : component.outputs) names.push_back(plan.products[output].name);
    return names.empty() ? "" : " writes " + joined(names);
}

std::string phase_text(const Plan& plan, std::size_t phase) {
    std::string text = "phase " + std::to_string(phase + 1) + " of " + std::to_string(plan.phases) + "\n";
    for (const Step& step : plan.order) {
        const StagePlan& stage = plan.stages[step.stage];
        const ComponentPlan& component = stage.components[step.component];
        if (component.phase != phase) continue;
        const std::string reads = what_it_reads(component);
        const std::string writes = what_it_writes(component, plan);
        text += "  " + stage.id + " (" + component.name + "):" + reads +
                (reads.empty() || writes.empty() ? "" : ";") + writes + "\n";
    }
    return text;
}

}  // namespace

std::string describe_plan(const Plan& plan, const Inputs& inputs) {
    std::vector<std::string> readers;
    for (const StagePlan& reader : plan.readers) readers.push_back(reader.id);
    std::vector<std::string> roots;
    for (const std::string& root : inputs.roots) {
        if (std::find(roots.begin(), roots.end(), root) == roots.end()) roots.push_back(root);
    }
    std::string text = plan.name + ": " + counted(inputs.files.size(), "file") + " of " +
                       counted(inputs.bytes, "byte") + " below " + joined(roots) + ", read by " +
                       joined(readers) + "\n";
    for (std::size_t phase = 0; phase < plan.phases; ++phase) text += phase_text(plan, phase);
    std::vector<std::string> writers;
    for (const StagePlan& writer : plan.output.writers) writers.push_back(writer.id);
    return text + "results: " + (writers.empty() ? "none" : joined(writers)) + " in " +
           printable(plan.output.dir) + "\n";
}

}  // namespace rostra::core
