// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"
#include "config/read_pipeline.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::core {

/// Binds every input of the stages, and which layers are written out, to the products of the plan, which list_products()
/// has filled. A product or column that is not there is an error, with the plugin that would provide it.
void bind_stages(ReadPipeline& read, const Catalogue& catalogue, Diagnostics& errors);

/// Gives the reader and the writers their components, the writers' inputs bound.
void bind_writers(ReadPipeline& read, const Catalogue& catalogue, Diagnostics& errors);

}  // namespace rostra::core
