// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/component_instance.hpp"
#include "engine/modules.hpp"
#include "loader/plugin_data.hpp"

namespace rostra::core {

/// The files that plugins read while their components were made, by the plugin's id.
using ReadData = std::map<std::string, std::vector<DataFile>>;

/// Makes components of a plan, and keeps for the record what of its data each plugin reads meanwhile. What was read lives
/// as long as this, once for all components of a plugin. One thread at a time.
class ComponentMaker {
public:
    ComponentMaker(const Plan& plan, Modules& modules, const CallWorld& world)
        : plan_(plan), modules_(modules), world_(world) {}

    /// Opens the plugin's library where it is not open yet.
    [[nodiscard]] Result<std::unique_ptr<ComponentInstance>> make(const StagePlan& stage,
                                                                  const ComponentPlan& component);

    /// Adds what was read to what is known to have been.
    void tell(ReadData& read) const;

private:
    const Plan& plan_;
    Modules& modules_;
    const CallWorld& world_;
    std::map<const CatalogueEntry*, PluginData> data_;
};

}  // namespace rostra::core
