// SPDX-License-Identifier: Apache-2.0
#include "config/read_renames.hpp"

#include <algorithm>
#include <vector>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "manifest/check_option.hpp"
#include "manifest/names.hpp"

namespace rostra::core {
namespace {

/// How the messages of a table of names speak of it.
struct Wording {
    std::string_view verb;    ///< what the stage does with what has these names
    std::string_view key;     ///< of the table
    std::string_view wanted;  ///< what each value has to be
};
constexpr Wording kRenames = {"writes", "as", "a name of lower-case letters, digits and '_'"};
constexpr Wording kRedirections = {"reads", "from", "the name of a layer or table of this pipeline"};

/// Whether an entry maps one of `names` to the name of a layer or table; else that was said.
bool is_sound(const OptionEntry& entry, const std::vector<std::string>& names, const std::string& owner,
              const Wording& wording, Diagnostics& errors) {
    const std::string verb(wording.verb);
    if (std::find(names.begin(), names.end(), entry.key) == names.end()) {
        const std::string near = did_you_mean(entry.key, names);
        const std::string all =
            names.empty() ? "; it " + verb + " none" : "; it " + verb + " " + listed(names, "and");
        errors.add(entry.key_place, owner + " " + verb + " no layer or table " + in_quotes(entry.key) +
                                        (near.empty() ? all : near));
        return false;
    }
    if (entry.value.is_string() && is_product_name(entry.value.string())) return true;
    errors.add(entry.value.place, in_quotes(wording.key) + " of " + owner + " needs " +
                                      std::string(wording.wanted) + " for " + in_quotes(entry.key));
    return false;
}

std::vector<std::string> names_to_rename(const Manifest& manifest, PluginUse use) {
    std::vector<std::string> names;
    for (const ComponentSpec& component : manifest.components) {
        if ((component.kind == ComponentKind::reader) != (use == PluginUse::reader)) continue;
        for (const OutputSpec& output : component.outputs) {
            if (!output.internal) names.push_back(output.name);
        }
    }
    return names;
}

bool is_internal(const Manifest& manifest, const std::string& name) {
    for (const ComponentSpec& component : manifest.components) {
        for (const OutputSpec& output : component.outputs) {
            if (output.name == name) return output.internal;
        }
    }
    return false;
}

/// What a plugin asks for by name in this use, without what only its own components exchange: inputs, and what the
/// defaults of options name.
std::vector<std::string> names_to_redirect(const Manifest& manifest, PluginUse use) {
    std::vector<std::string> names;
    const auto take = [&](const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    for (const ComponentSpec& component : manifest.components) {
        if ((component.kind == ComponentKind::writer) != (use == PluginUse::writer)) continue;
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

void read_renames(const OptionValue& table, const std::string& owner, PluginUse use, StagePlan& stage,
                  Diagnostics& errors) {
    const std::vector<std::string> names = names_to_rename(stage.plugin->manifest, use);
    for (const OptionEntry& entry : table.table()) {
        if (is_sound(entry, names, owner, kRenames, errors))
            stage.renames.emplace_back(entry.key, entry.value.string());
    }
}

void read_redirections(const OptionValue& table, const std::string& owner, PluginUse use, StagePlan& stage,
                       Diagnostics& errors) {
    const std::vector<std::string> names = names_to_redirect(stage.plugin->manifest, use);
    for (const OptionEntry& entry : table.table()) {
        if (is_sound(entry, names, owner, kRedirections, errors))
            stage.redirections.push_back({entry.key, entry.value.string(), entry.value.place});
    }
}

}  // namespace rostra::core
