// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "config/plan.hpp"

namespace rostra::core {

/// What the host itself provides: the layer `fact`, the table `document` and the layer `source`.
[[nodiscard]] Product fact_product();
[[nodiscard]] Product source_product();
[[nodiscard]] Product document_product();
/// What it provides besides where the input names a file of corrections: the layer `correction`.
[[nodiscard]] Product correction_product();

/// The layer `fact` that is read: the host's, or that of the stage that adds to it. That stage alone reads the host's.
[[nodiscard]] std::size_t facts_to_read(const Plan& plan);

/// Fills the plan's products, and the components of its readers and stages with their outputs. Two that write one name are an
/// error, but for a component that reads the host's `fact` and writes a layer of the same name and columns. Stages
/// without a plugin are passed over.
void list_products(Plan& plan, Diagnostics& errors);

}  // namespace rostra::core
