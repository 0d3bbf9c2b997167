// SPDX-License-Identifier: Apache-2.0
#include "manifest/check_options.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/near_name.hpp"
#include "base/wording.hpp"

namespace rostra::core {
namespace {

void check_keys(std::span<const OptionSpec> specs, const OptionValue& written, const std::string& owner,
                Diagnostics& errors, std::span<const std::string> elsewhere) {
    std::vector<std::string> known;
    for (const OptionSpec& option : specs) known.push_back(option.name);
    known.insert(known.end(), elsewhere.begin(), elsewhere.end());
    for (const OptionEntry& entry : written.table()) {
        if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
        std::string message = owner;
        message += " has no option " + in_quotes(entry.key);
        const std::string hint = did_you_mean(entry.key, known);
        message += !hint.empty()   ? hint
                   : known.empty() ? "; it has none"
                                   : "; it has " + listed(known, "and");
        errors.add(entry.key_place, std::move(message));
    }
}

}  // namespace

OptionValue check_options(std::span<const OptionSpec> specs, const OptionValue* written,
                          const SourcePlace& place, const OptionContext& context, Diagnostics& errors,
                          std::span<const std::string> elsewhere) {
    if (written != nullptr) check_keys(specs, *written, context.owner, errors, elsewhere);
    OptionValue::Table checked;
    for (const OptionSpec& option : specs) {
        const OptionValue* value = written == nullptr ? nullptr : written->find(option.name);
        if (value == nullptr && option.required) {
            errors.add(place, context.owner + " needs option " + in_quotes(option.name) + ": " +
                                  describe_type(option));
        }
        std::optional<OptionValue> result;
        if (value != nullptr) {
            result = check_option(option, *value, context, errors);
        } else if (option.default_value) {
            result = option.default_value;
            set_places(*result, {});
        }
        if (result) checked.push_back({option.name, option.place, *std::move(result)});
    }
    return {std::move(checked), written == nullptr ? place : written->place};
}

}  // namespace rostra::core
