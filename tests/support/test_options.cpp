// SPDX-License-Identifier: Apache-2.0
#include "support/test_options.hpp"

#include <type_traits>
#include <utility>

#include "rostra/span.hpp"

namespace rostra::test {

OptionTree::OptionTree(OptionMap options) : options_(std::move(options)) {
    std::vector<rostra_value> items;
    std::uint32_t where = 0;
    for (const auto& [name, value] : options_) items.push_back(convert(name, value, ++where));
    lists_.push_back(std::move(items));
    root_.type = ROSTRA_VALUE_TABLE;
    root_.as.list = {lists_.back().data(), static_cast<std::int64_t>(lists_.back().size())};
}

rostra_value OptionTree::convert(const std::string& key, const OptionValue& value, std::uint32_t where) {
    rostra_value out{};
    out.where = where;
    out.key = str(key);
    const auto list = [&](std::uint32_t type, std::vector<rostra_value> items) {
        out.type = type;
        lists_.push_back(std::move(items));
        out.as.list = {lists_.back().data(), static_cast<std::int64_t>(lists_.back().size())};
    };
    const auto visitor = [&](const auto& data) {
        using T = std::decay_t<decltype(data)>;
        if constexpr (std::is_same_v<T, bool>) {
            out.type = ROSTRA_VALUE_BOOL;
            out.as.integer = data ? 1 : 0;
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
            out.type = ROSTRA_VALUE_INT;
            out.as.integer = data;
        } else if constexpr (std::is_same_v<T, double>) {
            out.type = ROSTRA_VALUE_FLOAT;
            out.as.number = data;
        } else if constexpr (std::is_same_v<T, std::string>) {
            out.type = ROSTRA_VALUE_STRING;
            out.as.string = str(data);
        } else if constexpr (std::is_same_v<T, OptionValue::List>) {
            std::vector<rostra_value> items;
            for (const OptionValue& item : data) items.push_back(convert({}, item, where));
            list(ROSTRA_VALUE_LIST, std::move(items));
        } else {
            std::vector<rostra_value> items;
            for (const auto& [name, text] : data) {
                rostra_value item{};
                item.type = ROSTRA_VALUE_STRING;
                item.where = where;
                item.key = str(name);
                item.as.string = str(text);
                items.push_back(item);
            }
            list(ROSTRA_VALUE_TABLE, std::move(items));
        }
    };
    std::visit(visitor, value.data);
    return out;
}

}  // namespace rostra::test
