// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "config/plan.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::core {

/// What to do about a layer or table that no stage writes, as the end of a message: "; plugin 'tokenizer' does: add a
/// [[stage]] with use = \"tokenizer\"", or the stage that writes it under another name, or a name that is near.
/// `by_stage`: a stage reads it, which may say `from`.
[[nodiscard]] std::string remedy_for_missing(const std::string& name, ProductKind kind, bool by_stage,
                                             const Plan& plan, const Catalogue& catalogue);

}  // namespace rostra::core
