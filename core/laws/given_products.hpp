// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "manifest/manifest.hpp"

namespace rostra::laws {

/// A plugin that nobody wrote: a reader, a writer, an analyzer of every layer and an aggregator of every table that
/// `manifest` may read and does not write itself. Its id is `given`.
[[nodiscard]] core::Manifest given_products(const core::Manifest& manifest);

}  // namespace rostra::laws
