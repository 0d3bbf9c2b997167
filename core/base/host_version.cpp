// SPDX-License-Identifier: Apache-2.0
#include "base/host_version.hpp"

namespace rostra::core {

const char* host_version() { return ROSTRA_HOST_VERSION; }

}  // namespace rostra::core
