// SPDX-License-Identifier: Apache-2.0
#include "manifest/json_value.hpp"

namespace rostra::core {

nlohmann::ordered_json to_json(const OptionValue& value) {
    if (value.is_bool()) return value.boolean();
    if (value.is_integer()) return value.integer();
    if (value.is_real()) return value.real();
    if (value.is_string()) return value.string();
    if (value.is_list()) {
        auto list = nlohmann::ordered_json::array();
        for (const OptionValue& item : value.list()) list.push_back(to_json(item));
        return list;
    }
    auto table = nlohmann::ordered_json::object();
    for (const OptionEntry& entry : value.table()) table[entry.key] = to_json(entry.value);
    return table;
}

std::string to_text(const nlohmann::ordered_json& json) {
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace rostra::core
