// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"
#include "config/plan.hpp"

namespace rostra::core {

/// Puts the components of a plan whose inputs are bound in order: gives each its phase, fills `order` and `phases`, sorts
/// the stages by it, and notes of each product from when it is there and who needs it. Stages that need one another in a
/// circle are an error, one for each circle; the plan is of no use then.
void order_components(Plan& plan, Diagnostics& errors);

}  // namespace rostra::core
