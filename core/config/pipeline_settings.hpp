// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "manifest/manifest.hpp"

namespace rostra::core {

/// A section of the pipeline file that is not a plugin's: [pipeline], [input], [run], [output].
struct PipelineSection {
    std::string_view name;
    std::vector<OptionSpec> settings;
};

/// The settings of every section, in the order they are best written. Checking, the schema and `rostra init` all follow
/// from these, as a plugin's options do from its manifest. Their places and those of their defaults are unknown.
[[nodiscard]] const std::vector<PipelineSection>& pipeline_sections();

/// The settings of one of them.
[[nodiscard]] const std::vector<OptionSpec>& settings_of(std::string_view section);

}  // namespace rostra::core
