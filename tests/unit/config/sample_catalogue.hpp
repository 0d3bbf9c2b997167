// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/check_pipeline.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::core {

/// A catalogue of these manifests, each in the folder /plugins/ID. A manifest with an error fails the test.
[[nodiscard]] Catalogue catalogue_of(const std::vector<std::string>& manifests);

/// The beginning of a manifest: format, id, version, ABI.
[[nodiscard]] std::string manifest_head(const std::string& id);

/// A small world: a reader `text`; stages `tokenizer` (layer token: norm, text), `speakers` (layer turn: speaker,
/// speaker_id; internal layer label; table speaker; two phases) and `terms` (options of every type; table term);
/// writers `csv` (everything) and `report` (token, and turn and speaker where they are; a required option).
[[nodiscard]] const Catalogue& sample_catalogue();

/// A pipeline in /srv/analysis, checked from the working folder /home/ana.
[[nodiscard]] PipelineRequest request_for(std::string_view text);

/// What is wrong with it, as it is shown; "" for nothing.
[[nodiscard]] std::string errors_of(const PipelineRequest& request,
                                    const Catalogue& catalogue = sample_catalogue());
[[nodiscard]] std::string errors_of(std::string_view text);

/// The plan; a pipeline with an error fails the test.
[[nodiscard]] Plan plan_of(const PipelineRequest& request, const Catalogue& catalogue = sample_catalogue());
[[nodiscard]] Plan plan_of(std::string_view text);

}  // namespace rostra::core
