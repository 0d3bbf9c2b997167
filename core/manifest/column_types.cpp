// SPDX-License-Identifier: Apache-2.0
#include "manifest/column_types.hpp"

#include <algorithm>
#include <cstddef>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "manifest/manifest_words.hpp"

namespace rostra::core {

std::vector<ColumnType> column_types(const OptionValue* written, std::string_view key,
                                     const SourcePlace& place, const std::string& subject,
                                     Diagnostics& errors) {
    const std::vector<std::string> known(kColumnTypes.begin(), kColumnTypes.end());
    const std::string wanted = subject + " needs " + in_quotes(key) +
                               ", what the column may hold: one or a list of " + listed(known, "and");
    if (written == nullptr || (written->is_list() && written->list().empty())) {
        errors.add(written == nullptr ? place : written->place, wanted);
        return {};
    }
    std::vector<ColumnType> types;
    const auto take = [&](const OptionValue& word) {
        const auto found = word.is_string()
                               ? std::find(kColumnTypes.begin(), kColumnTypes.end(), word.string())
                               : kColumnTypes.end();
        if (found == kColumnTypes.end()) {
            errors.add(word.place, wanted + (word.is_string() ? did_you_mean(word.string(), known) : ""));
            return false;
        }
        const auto type = static_cast<ColumnType>(found - kColumnTypes.begin());
        if (std::find(types.begin(), types.end(), type) != types.end()) {
            errors.add(word.place,
                       subject + " lists " + in_quotes(word.string()) + " twice in " + in_quotes(key));
            return false;
        }
        types.push_back(type);
        return true;
    };
    if (!written->is_list()) {
        take(*written);
        return types;
    }
    for (const OptionValue& word : written->list()) {
        if (!take(word)) return {};
    }
    return types;
}

}  // namespace rostra::core
