// SPDX-License-Identifier: Apache-2.0
#include "engine/component_maker.hpp"

#include <algorithm>
#include <utility>

namespace rostra::core {

Result<std::unique_ptr<ComponentInstance>> ComponentMaker::make(const StagePlan& stage,
                                                                const ComponentPlan& component) {
    const CatalogueEntry* plugin = stage.plugin;
    const Result<const Module*> module = modules_.open(plugin);
    if (!module) return module.error();
    PluginData& data =
        data_.try_emplace(plugin, plugin->manifest.id, plugin->folder / "data", (*module)->data_files())
            .first->second;
    return ComponentInstance::create(plan_, stage, component, **module, data, world_);
}

void ComponentMaker::tell(ReadData& read) const {
    for (const auto& [plugin, data] : data_) {
        std::vector<DataFile>& files = read[plugin->manifest.id];
        for (DataFile& file : data.files()) {
            const auto at =
                std::lower_bound(files.begin(), files.end(), file.name,
                                 [](const DataFile& a, const std::string& name) { return a.name < name; });
            if (at == files.end() || at->name != file.name) files.insert(at, std::move(file));
        }
    }
}

}  // namespace rostra::core
