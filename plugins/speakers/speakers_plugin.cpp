// SPDX-License-Identifier: Apache-2.0
// The plugin's three components. Labels are read document by document; who is who, only the whole run tells; so turns
// are written in a second phase, with the names of the run at hand.
#include "label_analyzer.hpp"
#include "people_aggregator.hpp"
#include "rostra/plugin.hpp"
#include "turn_analyzer.hpp"

ROSTRA_PLUGIN(rostra::analyzer<rostra::speakers::LabelAnalyzer>("labels"),
              rostra::aggregator<rostra::speakers::PeopleAggregator>("people"),
              rostra::analyzer<rostra::speakers::TurnAnalyzer>("turns"))
