// SPDX-License-Identifier: Apache-2.0
#include "config/missing_product.hpp"

#include <algorithm>
#include <vector>

#include "base/near_name.hpp"
#include "base/wording.hpp"

namespace rostra::core {
namespace {

/// Whether its reader does, or, where that is not asked for, its stages.
bool writes(const Manifest& manifest, const std::string& name, ProductKind kind, bool as_reader) {
    return std::any_of(
        manifest.components.begin(), manifest.components.end(), [&](const ComponentSpec& component) {
            if ((component.kind == ComponentKind::reader) != as_reader) return false;
            return std::any_of(component.outputs.begin(), component.outputs.end(),
                               [&](const OutputSpec& output) {
                                   return output.kind == kind && output.name == name && !output.internal;
                               });
        });
}

std::string renamed_by(const std::string& name, bool by_stage, const Plan& plan) {
    for (const StagePlan& stage : plan.stages) {
        for (const auto& [before, after] : stage.renames) {
            if (before != name) continue;
            return "; stage " + in_quotes(stage.id) + " writes it as " + in_quotes(after) +
                   (by_stage ? ": read that with from = { " + name + " = \"" + after + "\" }" : "");
        }
    }
    for (const StagePlan& reader : plan.readers) {
        for (const auto& [before, after] : reader.renames) {
            if (before == name)
                return "; reader " + in_quotes(reader.id) + " writes it as " + in_quotes(after);
        }
    }
    return "";
}

std::string provided_by(const std::string& name, ProductKind kind, const Catalogue& catalogue) {
    std::vector<std::string> ids;
    std::vector<std::string> readers;
    for (const CatalogueEntry& entry : catalogue.plugins) {
        if (writes(entry.manifest, name, kind, false)) ids.push_back(entry.manifest.id);
        if (writes(entry.manifest, name, kind, true)) readers.push_back(entry.manifest.id);
    }
    const bool one = readers.size() == 1;
    const std::string read_by = readers.empty()
                                    ? ""
                                    : (one ? "reader " : "readers ") + listed(readers, "and") +
                                          (one ? " does" : " do") + ", where the inputs are such: name " +
                                          (one ? "it" : "one") + " in 'reader' of [input]";
    if (ids.empty()) return read_by.empty() ? "" : "; " + read_by;
    return (ids.size() == 1 ? "; plugin " + listed(ids) + " does"
                            : "; plugins " + listed(ids, "and") + " do") +
           ": add a [[stage]] with use = \"" + ids.front() + "\"" +
           (read_by.empty() ? "" : "; or " + read_by);
}

}  // namespace

std::string remedy_for_missing(const std::string& name, ProductKind kind, bool by_stage, const Plan& plan,
                               const Catalogue& catalogue) {
    const std::string renamed = renamed_by(name, by_stage, plan);
    if (!renamed.empty()) return renamed;
    const std::string provided = provided_by(name, kind, catalogue);
    if (!provided.empty()) return provided;
    std::vector<std::string> names;
    for (const Product& product : plan.products) {
        if (product.kind == kind && !product.internal) names.push_back(product.name);
    }
    const std::string near = did_you_mean(name, names);
    return near.empty() ? ", nor does any plugin that was found" : near;
}

}  // namespace rostra::core
