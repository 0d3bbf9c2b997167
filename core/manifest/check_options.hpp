// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "base/diagnostic.hpp"
#include "manifest/check_option.hpp"
#include "manifest/manifest.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// The options of one owner as its plugin gets them: a table in the order of `specs` with the checked value of each
/// that was written or has a default, which has no place. In `errors`: what does not fit, keys that are no option, required options that
/// are absent (at `place`, that of the owner). `written` may be nullptr; keys of `elsewhere` are somebody else's.
[[nodiscard]] OptionValue check_options(std::span<const OptionSpec> specs, const OptionValue* written,
                                        const SourcePlace& place, const OptionContext& context,
                                        Diagnostics& errors, std::span<const std::string> elsewhere = {});

}  // namespace rostra::core
