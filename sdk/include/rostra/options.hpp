// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/abi/value.h"
#include "rostra/exceptions.hpp"
#include "rostra/span.hpp"

namespace rostra {
inline namespace v0 {

/// The stage's options by name, checked by the host against the manifest, defaults filled in.
/// Asking for an option the manifest does not have, or as another type, throws OptionError: a bug of the plugin.
/// Views point into memory of the host that lives as long as the instance.
class Options {
public:
    explicit Options(const rostra_value* table) : table_(table) {}

    /// False only for an option without a default that was not set.
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }

    [[nodiscard]] bool boolean(std::string_view name) const {
        return get(name, ROSTRA_VALUE_BOOL).as.integer != 0;
    }
    [[nodiscard]] std::int64_t integer(std::string_view name) const {
        return get(name, ROSTRA_VALUE_INT).as.integer;
    }
    [[nodiscard]] double number(std::string_view name) const {
        return get(name, ROSTRA_VALUE_FLOAT).as.number;
    }

    /// Options of type string, choice and path, and what the pipeline writes for those of type layer, column and fact;
    /// empty where absent.
    [[nodiscard]] std::string_view string(std::string_view name) const {
        if (!has(name)) return {};
        const bool named = find(name)->type == ROSTRA_VALUE_NAMED;
        return text_of(get(name, named ? ROSTRA_VALUE_NAMED : ROSTRA_VALUE_STRING));
    }
    /// What options of type layer, column and fact name, one value or a list; see Setup::named.
    [[nodiscard]] std::vector<const rostra_named*> named(std::string_view name) const {
        if (has(name) && find(name)->type == ROSTRA_VALUE_NAMED) return {find(name)->as.named};
        std::vector<const rostra_named*> out;
        for_each(name, ROSTRA_VALUE_LIST, [&](const rostra_value& v) {
            if (v.type != ROSTRA_VALUE_NAMED) {
                throw OptionError("the plugin asks what option " + std::string(name) + " names", v.where);
            }
            out.push_back(v.as.named);
        });
        return out;
    }
    /// Lists; empty where absent.
    [[nodiscard]] std::vector<std::int64_t> integers(std::string_view name) const {
        std::vector<std::int64_t> out;
        for_each(name, ROSTRA_VALUE_LIST, [&](const rostra_value& v) { out.push_back(v.as.integer); });
        return out;
    }
    /// A single string counts as a list of one.
    [[nodiscard]] std::vector<std::string_view> strings(std::string_view name) const {
        if (has(name) && find(name)->type != ROSTRA_VALUE_LIST) return {string(name)};
        std::vector<std::string_view> out;
        for_each(name, ROSTRA_VALUE_LIST, [&](const rostra_value& v) { out.push_back(text_of(v)); });
        return out;
    }
    /// A table of strings, sorted by key; empty where absent.
    [[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> table(
        std::string_view name) const {
        std::vector<std::pair<std::string_view, std::string_view>> out;
        for_each(name, ROSTRA_VALUE_TABLE,
                 [&](const rostra_value& v) { out.emplace_back(view(v.key), view(v.as.string)); });
        return out;
    }

    /// For OptionError: shows the message under the line the option was written at.
    [[nodiscard]] std::uint32_t where(std::string_view name) const {
        const rostra_value* value = find(name);
        return value == nullptr ? 0 : value->where;
    }

    /// The same for one entry of an option of type table, by its key.
    [[nodiscard]] std::uint32_t where(std::string_view name, std::string_view key) const {
        const rostra_value* table = find(name);
        if (table == nullptr || table->type != ROSTRA_VALUE_TABLE) return where(name);
        for (std::int64_t i = 0; i < table->as.list.count; ++i) {
            if (view(table->as.list.items[i].key) == key) return table->as.list.items[i].where;
        }
        return table->where;
    }

private:
    [[nodiscard]] static std::string_view text_of(const rostra_value& value) {
        return view(value.type == ROSTRA_VALUE_NAMED ? value.as.named->text : value.as.string);
    }
    [[nodiscard]] const rostra_value* find(std::string_view name) const {
        if (table_ == nullptr) return nullptr;
        for (std::int64_t i = 0; i < table_->as.list.count; ++i) {
            if (view(table_->as.list.items[i].key) == name) return &table_->as.list.items[i];
        }
        return nullptr;
    }
    [[nodiscard]] const rostra_value& get(std::string_view name, std::uint32_t type) const {
        const rostra_value* value = find(name);
        if (value == nullptr)
            throw OptionError("the plugin asks for an option it has not: " + std::string(name));
        if (value->type != type) {
            throw OptionError("the plugin asks for option " + std::string(name) + " as another type",
                              value->where);
        }
        return *value;
    }
    template <class Body>
    void for_each(std::string_view name, std::uint32_t type, Body body) const {
        if (!has(name)) return;
        const rostra_value& list = get(name, type);
        for (std::int64_t i = 0; i < list.as.list.count; ++i) body(list.as.list.items[i]);
    }

    const rostra_value* table_;
};

}  // namespace v0
}  // namespace rostra
