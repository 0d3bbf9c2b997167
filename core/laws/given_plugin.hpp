// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "config/plan.hpp"
#include "laws/law.hpp"
#include "laws/test_component.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::laws {

/// A plugin in a pipeline made up for it, in which everything it may read is given: the well-known layers and
/// tables with their columns, and what else its manifest names, as dictionary columns. Required options get a
/// value if their type allows one to be made up.
///
///     core::Result<std::unique_ptr<GivenPlugin>> given = GivenPlugin::make(entry, {"ngrams=[1,2]"}, folder);
///     const ComponentSetup setup = (*given)->setup(0, Given::plain);
class GivenPlugin {
public:
    /// `set`: options as "OPTION=VALUE". Fails with all that is wrong with them.
    [[nodiscard]] static core::Result<std::unique_ptr<GivenPlugin>> make(const core::CatalogueEntry& entry,
                                                                         const std::vector<std::string>& set,
                                                                         const std::string& working_folder);
    GivenPlugin(const GivenPlugin&) = delete;
    GivenPlugin& operator=(const GivenPlugin&) = delete;

    [[nodiscard]] const core::CatalogueEntry& plugin() const { return catalogue_.plugins.back(); }
    /// What the host would create a component with; `component` counts those of the manifest.
    [[nodiscard]] ComponentSetup setup(std::size_t component, Given given) const;

private:
    GivenPlugin() = default;

    core::Catalogue catalogue_;  // what is given, then the plugin
    core::Plan plan_;
};

}  // namespace rostra::laws
