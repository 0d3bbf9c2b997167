// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "manifest/option_value.hpp"

namespace rostra::core {

/// What several tables say alike, as one table, and the keys that they do not agree about, in the order met.
///
///     common_settings({language = "en", reader = "html"}, {language = "en"}) is {language = "en"}, and "reader"
struct CommonSettings {
    OptionValue table{OptionValue::Table{}, {}};
    std::vector<std::string> differing;
};

/// `tables`: at least one, tables all.
[[nodiscard]] CommonSettings common_settings(const OptionValue::List& tables);

}  // namespace rostra::core
