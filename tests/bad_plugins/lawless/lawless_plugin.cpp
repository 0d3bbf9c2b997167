// SPDX-License-Identifier: Apache-2.0
#include "lawless_aggregator.hpp"
#include "lawless_analyzer.hpp"
#include "lawless_ends.hpp"

ROSTRA_PLUGIN(rostra::reader<lawless::Records>("records"), rostra::analyzer<lawless::Numbers>("numbers"),
              rostra::aggregator<lawless::Count>("count"), rostra::writer<lawless::List>("list"))
