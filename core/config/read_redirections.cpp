// SPDX-License-Identifier: Apache-2.0
#include "config/read_redirections.hpp"

#include <algorithm>
#include <vector>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "manifest/check_option.hpp"
#include "manifest/names.hpp"

namespace rostra::core {
namespace {

bool is_internal(const Manifest& manifest, const std::string& name) {
    for (const ComponentSpec& component : manifest.components) {
        for (const OutputSpec& output : component.outputs) {
            if (output.name == name) return output.internal;
        }
    }
    return false;
}

/// What a plugin's manifest asks for by name, without what only its own components exchange: inputs, and what the
/// defaults of options name.
std::vector<std::string> names_to_redirect(const Manifest& manifest) {
    std::vector<std::string> names;
    const auto take = [&](const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    for (const ComponentSpec& component : manifest.components) {
        for (const InputSpec& input : component.inputs) {
            const bool by_name = input.from == InputSpec::From::layer || input.from == InputSpec::From::table;
            if (by_name && !is_internal(manifest, input.name)) take(input.name);
        }
    }
    for (const OptionSpec& option : manifest.options) {
        for (const std::string& layer : layers_of_default(option)) take(layer);
    }
    return names;
}

}  // namespace

void read_redirections(const OptionValue& table, const std::string& owner, StagePlan& stage,
                       Diagnostics& errors) {
    const std::vector<std::string> read = names_to_redirect(stage.plugin->manifest);
    for (const OptionEntry& entry : table.table()) {
        if (std::find(read.begin(), read.end(), entry.key) == read.end()) {
            const std::string near = did_you_mean(entry.key, read);
            const std::string all = read.empty() ? "; it reads none" : "; it reads " + listed(read, "and");
            errors.add(entry.key_place, owner + " reads no layer or table " + in_quotes(entry.key) +
                                            (near.empty() ? all : near));
        } else if (!entry.value.is_string() || !is_product_name(entry.value.string())) {
            errors.add(entry.value.place, "'from' of " + owner +
                                              " needs the name of a layer or table of this pipeline for " +
                                              in_quotes(entry.key));
        } else {
            stage.redirections.push_back({entry.key, entry.value.string(), entry.value.place});
        }
    }
}

}  // namespace rostra::core
