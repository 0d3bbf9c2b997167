// SPDX-License-Identifier: Apache-2.0
#include "config/common_settings.hpp"

#include <algorithm>

namespace rostra::core {

CommonSettings common_settings(const OptionValue::List& tables) {
    CommonSettings common;
    common.table.place = tables.front().place;
    for (const OptionValue& table : tables) {
        for (const OptionEntry& entry : table.table()) {
            const bool met = common.table.find(entry.key) != nullptr ||
                             std::find(common.differing.begin(), common.differing.end(), entry.key) !=
                                 common.differing.end();
            if (met) continue;
            const bool alike = std::all_of(tables.begin(), tables.end(), [&](const OptionValue& other) {
                const OptionValue* value = other.find(entry.key);
                return value != nullptr && to_toml(*value) == to_toml(entry.value);
            });
            if (alike) {
                common.table.table().push_back(entry);
            } else {
                common.differing.push_back(entry.key);
            }
        }
    }
    return common;
}

}  // namespace rostra::core
