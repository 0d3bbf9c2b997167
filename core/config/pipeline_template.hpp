// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "config/plan.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::core {

/// A pipeline file that shows every option with its type, its doc and its default, as a comment where nothing need be
/// said: of the sections, of the reader and the writers, and of every plugin that can be a stage. Those that cannot be used
/// as they are (an option is required, a layer is not there, another writes the same) are comments as a whole.
[[nodiscard]] std::string pipeline_template(const Catalogue& catalogue);

/// The same of the stages of `plan`, with what its file sets as it is set there. Its paths are absolute, as the text is to
/// be saved elsewhere.
[[nodiscard]] std::string pipeline_template(const Plan& plan);

}  // namespace rostra::core
