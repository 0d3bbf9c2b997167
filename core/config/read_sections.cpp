// SPDX-License-Identifier: Apache-2.0
#include "config/read_sections.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/wording.hpp"
#include "config/named_readers.hpp"
#include "config/plugin_lookup.hpp"
#include "config/read_renames.hpp"
#include "config/section.hpp"

namespace rostra::core {
namespace {

constexpr NamesByPlugin kWriterRedirections = {"[output]",          "from",  "writer", "formats",
                                               "layers and tables", "FORMAT"};

/// A shipped pipeline's folder is no place for results.
std::string output_folder(const Section& section, const PipelineRequest& request) {
    if (request.out) return absolute_path(*request.out, request.working_folder);
    return request.shipped ? absolute_path(section.string("dir"), request.working_folder)
                           : section.path("dir");
}

}  // namespace

std::string read_name(const OptionValue* written, const PipelineRequest& request, Diagnostics& errors) {
    const Section section("pipeline", "[pipeline]", written, request, errors);
    refuse_empty(section, "name", errors);
    const std::string name = section.string("name");
    return name.empty() ? std::filesystem::path(request.file).stem().string() : name;
}

RunPlan read_run(const OptionValue* written, const PipelineRequest& request, Diagnostics& errors) {
    const Section section("run", "[run]", written, request, errors);
    RunPlan run;
    if (const OptionValue* jobs = section.find("jobs")) run.jobs = static_cast<std::size_t>(jobs->integer());
    if (const OptionValue* memory = section.find("memory"))
        run.memory = static_cast<std::uint64_t>(memory->integer());
    if (const OptionValue* unpacked = section.find("unpacked"))
        run.unpacked = static_cast<std::uint64_t>(unpacked->integer());
    if (const OptionValue* patience = section.find("patience")) run.patience = patience->integer();
    if (request.jobs) run.jobs = *request.jobs;
    return run;
}

ReadOutput read_output(const OptionValue* written, const PipelineRequest& request, const Catalogue& catalogue,
                       Diagnostics& errors) {
    std::vector<std::string> formats;
    const OptionValue* named = written == nullptr ? nullptr : written->find("formats");
    if (named != nullptr && named->is_list()) {
        for (const OptionValue& item : named->list()) {
            if (item.is_string()) formats.push_back(item.string());
        }
    } else {
        formats = {"csv"};
    }
    refuse_unused(written, "output", PluginUse::writer, "'formats' does not name it", catalogue, formats,
                  errors);
    const std::optional<OptionValue> settings = without(written, {"from"});
    const Section section("output", "[output]", settings ? &*settings : nullptr, request, errors, formats);
    refuse_empty(section, "dir", errors);

    ReadOutput output;
    output.plan.dir = output_folder(section, request);
    output.plan.dir_place = section.place("dir");
    if (const OptionValue* layers = section.find("layers")) output.layers = layers->list();
    const OptionValue* keep = section.find("keep");
    output.plan.keep = keep != nullptr ? keep->boolean()
                                       : std::find(formats.begin(), formats.end(), kReport) != formats.end();

    const OptionValue* list = section.find("formats");
    if (list == nullptr) return output;
    for (const OptionValue& item : list->list()) {
        StagePlan writer;
        writer.id = item.string();
        writer.place = known_place(item.place, request);
        const bool twice = std::any_of(output.plan.writers.begin(), output.plan.writers.end(),
                                       [&](const StagePlan& other) { return other.id == writer.id; });
        if (twice) {
            errors.add(writer.place, "'formats' of [output] names " + in_quotes(writer.id) + " twice");
            continue;
        }
        writer.plugin = find_plugin(writer.id, PluginUse::writer, writer.place, catalogue, errors);
        if (writer.plugin != nullptr) {
            writer.options = plugin_options(*writer.plugin, written, "writer " + in_quotes(writer.id),
                                            writer.place, request, errors);
        }
        output.plan.writers.push_back(std::move(writer));
    }
    read_by_plugin(written, kWriterRedirections, output.plan.writers, errors,
                   [&](std::size_t i, const OptionValue& table, const std::string& owner) {
                       StagePlan& writer = output.plan.writers[i];
                       if (writer.plugin != nullptr)
                           read_redirections(table, owner, PluginUse::writer, writer, errors);
                   });
    return output;
}

}  // namespace rostra::core
