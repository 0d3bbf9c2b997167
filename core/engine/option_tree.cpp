// SPDX-License-Identifier: Apache-2.0
#include "engine/option_tree.hpp"

#include <algorithm>
#include <utility>

#include "rostra/span.hpp"

namespace rostra::core {

OptionTree::OptionTree(const OptionValue& options, const std::string& manifest,
                       const std::vector<NamedInput>& named)
    : root_(convert(options, manifest)) {
    // The options are the last list that was made.
    for (rostra_value& option : lists_.back()) {
        for (const NamedInput& one : named) {
            if (one.option == rostra::view(option.key)) name(option, one);
        }
    }
}

void OptionTree::name(rostra_value& option, const NamedInput& named) {
    rostra_value* value = &option;
    if (option.type == ROSTRA_VALUE_LIST) {
        const auto list = std::find_if(
            lists_.begin(), lists_.end(),
            [&](const std::vector<rostra_value>& items) { return items.data() == option.as.list.items; });
        value = &(*list)[named.item];
    }
    const auto number = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
    rostra_named& made = named_.emplace_back();
    made.struct_size = sizeof(rostra_named);
    made.kind = number(static_cast<std::size_t>(named.kind));
    made.text = value->as.string;
    made.fact = rostra::str(named.fact);
    made.input = named.input == kNone ? ROSTRA_NO_INPUT : number(named.input);
    made.child = number(named.child);
    made.names = number(named.names);
    value->type = ROSTRA_VALUE_NAMED;
    value->as.named = &made;
}

SourcePlace OptionTree::place(std::uint32_t where) const {
    return where == 0 || where > places_.size() ? SourcePlace() : places_[where - 1];
}

rostra_value OptionTree::convert(const OptionValue& value, const std::string& manifest) {
    rostra_value out{};
    if (!value.place.file.empty() && value.place.file.str() != manifest) {
        places_.push_back(value.place);
        out.where = static_cast<std::uint32_t>(places_.size());
    }
    auto keep = [&](std::uint32_t type, std::vector<rostra_value> items) {
        out.type = type;
        const std::vector<rostra_value>& kept = lists_.emplace_back(std::move(items));
        out.as.list = {kept.data(), static_cast<std::int64_t>(kept.size())};
    };
    if (value.is_bool()) {
        out.type = ROSTRA_VALUE_BOOL;
        out.as.integer = value.boolean() ? 1 : 0;
    } else if (value.is_integer()) {
        out.type = ROSTRA_VALUE_INT;
        out.as.integer = value.integer();
    } else if (value.is_real()) {
        out.type = ROSTRA_VALUE_FLOAT;
        out.as.number = value.real();
    } else if (value.is_string()) {
        out.type = ROSTRA_VALUE_STRING;
        out.as.string = rostra::str(value.string());
    } else if (value.is_list()) {
        std::vector<rostra_value> items;
        for (const OptionValue& item : value.list()) items.push_back(convert(item, manifest));
        keep(ROSTRA_VALUE_LIST, std::move(items));
    } else {
        std::vector<rostra_value> items;
        for (const OptionEntry& entry : value.table()) {
            items.push_back(convert(entry.value, manifest));
            items.back().key = rostra::str(entry.key);
        }
        std::sort(items.begin(), items.end(), [](const rostra_value& a, const rostra_value& b) {
            return rostra::view(a.key) < rostra::view(b.key);
        });
        keep(ROSTRA_VALUE_TABLE, std::move(items));
    }
    return out;
}

}  // namespace rostra::core
