// SPDX-License-Identifier: Apache-2.0
#include "config/read_renames.hpp"

#include <algorithm>
#include <vector>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "manifest/names.hpp"

namespace rostra::core {

void read_renames(const OptionValue& table, const std::string& owner, PluginUse use, StagePlan& stage,
                  Diagnostics& errors) {
    std::vector<std::string> written;
    for (const ComponentSpec& component : stage.plugin->manifest.components) {
        if ((component.kind == ComponentKind::reader) != (use == PluginUse::reader)) continue;
        for (const OutputSpec& output : component.outputs) {
            if (!output.internal) written.push_back(output.name);
        }
    }
    for (const OptionEntry& entry : table.table()) {
        if (std::find(written.begin(), written.end(), entry.key) == written.end()) {
            const std::string near = did_you_mean(entry.key, written);
            const std::string all =
                written.empty() ? "; it writes none" : "; it writes " + listed(written, "and");
            errors.add(entry.key_place, owner + " writes no layer or table " + in_quotes(entry.key) +
                                            (near.empty() ? all : near));
        } else if (!entry.value.is_string() || !is_product_name(entry.value.string())) {
            errors.add(entry.value.place, "'as' of " + owner +
                                              " needs a name of lower-case letters, digits and '_' for " +
                                              in_quotes(entry.key));
        } else {
            stage.renames.emplace_back(entry.key, entry.value.string());
        }
    }
}

}  // namespace rostra::core
