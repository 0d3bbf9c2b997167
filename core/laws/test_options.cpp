// SPDX-License-Identifier: Apache-2.0
#include "laws/test_options.hpp"

#include <type_traits>

namespace rostra::laws {

namespace {

core::OptionValue converted(const OptionValue& value) {
    core::OptionValue out;
    std::visit(
        [&out](const auto& data) {
            using T = std::decay_t<decltype(data)>;
            if constexpr (std::is_same_v<T, OptionValue::List>) {
                core::OptionValue::List items;
                for (const OptionValue& item : data) items.push_back(converted(item));
                out.data = std::move(items);
            } else if constexpr (std::is_same_v<T, OptionValue::Table>) {
                core::OptionValue::Table entries;
                for (const auto& [name, text] : data) entries.push_back({name, {}, {text, {}}});
                out.data = std::move(entries);
            } else {
                out.data = data;
            }
        },
        value.data);
    return out;
}

}  // namespace

Options::Options(const OptionMap& options) : Options() {
    for (const auto& [name, value] : options) {
        core::OptionValue& added =
            tree_.table().emplace_back(core::OptionEntry{name, {}, converted(value)}).value;
        added.place = {"options", 1, 1, 0};
    }
}

}  // namespace rostra::laws
