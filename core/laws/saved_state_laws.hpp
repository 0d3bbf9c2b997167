// SPDX-License-Identifier: Apache-2.0
// The laws of aggregators that are about saved states.
#pragma once

#include "laws/aggregator_trial.hpp"

namespace rostra::laws {

void saving_and_loading_changes_nothing(AggregatorTrial& trial);
/// In its envelope, where the host finds out, in whatever block.
void a_damaged_state_is_refused(AggregatorTrial& trial);
/// Around the envelope. A changed byte may make a state of other contents; it must be a sound one all the same.
void a_forged_state_is_not_trusted(AggregatorTrial& trial);
/// States of two runs, each counted from 0 and saved; the second is loaded behind the documents of the first.
void states_of_two_runs_are_put_together(AggregatorTrial& trial);

}  // namespace rostra::laws
