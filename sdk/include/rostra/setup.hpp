// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/abi/setup.h"
#include "rostra/call.hpp"
#include "rostra/span.hpp"

namespace rostra::inline v0 {

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
        const rostra_value* entry = entry_of(find(name), key);
        return entry == nullptr ? where(name) : entry->where;
    }

private:
    [[nodiscard]] static std::string_view text_of(const rostra_value& value) {
        return view(value.type == ROSTRA_VALUE_NAMED ? value.as.named->text : value.as.string);
    }
    [[nodiscard]] static const rostra_value* entry_of(const rostra_value* table, std::string_view key) {
        if (table == nullptr || table->type != ROSTRA_VALUE_TABLE) return nullptr;
        for (std::int64_t i = 0; i < table->as.list.count; ++i) {
            if (view(table->as.list.items[i].key) == key) return &table->as.list.items[i];
        }
        return nullptr;
    }
    [[nodiscard]] const rostra_value* find(std::string_view name) const { return entry_of(table_, name); }
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

enum class ColumnType { int32, int64, float64, string, dictionary, boolean, float32 };

/// An input layer or table, bound once at creation and used to ask a batch or a call's tables for it.
struct Input {
    std::uint32_t index = 0;
    bool present = false;  ///< false: optional, and nothing provides it
};

/// A column of an input or output.
struct ColumnInput {
    Input input;
    std::uint32_t child = 0;  ///< which child of the input holds it
    ColumnType type = ColumnType::int32;
    std::string_view logical = {};  ///< "document", "decimal", "date", "timestamp" or empty
    std::int32_t length = 0;        ///< numbers in the list of each row; 0: one value a row
    bool nullable = false;          ///< a row may have no value
    std::string_view name = {};
};

/// What the value of an option of type layer, column or fact names.
struct Named {
    enum class Kind { word, layer, column, fact };
    Kind kind = Kind::word;
    std::string_view text;  ///< as the pipeline writes it: "turn.speaker_id"
    Input input;            ///< not present: a word, or an optional input that nothing provides
    ColumnInput column;     ///< whose values are named; of a fact: its column `value`
    ColumnInput names;      ///< of a fact: the column `name`, which says `fact` in the rows that count
    std::string_view fact;  ///< the fact's name
};

namespace detail {

/// Reads one key of Arrow's schema metadata: int32 count, then (int32 size, bytes) for each key and value.
inline std::string_view metadata_value(const char* metadata, std::string_view wanted) {
    if (metadata == nullptr) return {};
    auto number = [&metadata] {
        std::int32_t n;
        __builtin_memcpy(&n, metadata, sizeof n);
        metadata += sizeof n;
        return n;
    };
    auto string = [&] {
        const std::int32_t size = number();
        std::string_view s(metadata, static_cast<std::size_t>(size));
        metadata += size;
        return s;
    };
    for (std::int32_t pairs = number(); pairs > 0; --pairs) {
        const std::string_view key = string();
        const std::string_view value = string();
        if (key == wanted) return value;
    }
    return {};
}

inline ColumnType column_type(const ArrowSchema& schema) {
    if (schema.n_children == 1) return column_type(*schema.children[0]);  // a list
    const std::string_view format = schema.format;
    if (schema.dictionary != nullptr) return ColumnType::dictionary;
    if (format == "i") return ColumnType::int32;
    if (format == "l") return ColumnType::int64;
    if (format == "g") return ColumnType::float64;
    if (format == "f") return ColumnType::float32;
    if (format == "b") return ColumnType::boolean;
    return ColumnType::string;
}

/// Of "+w:384", 384; 0 of what is no list.
inline std::int32_t list_length(std::string_view format) {
    std::int32_t length = 0;
    if (format.starts_with("+w:")) std::from_chars(format.data() + 3, format.data() + format.size(), length);
    return length;
}

}  // namespace detail

/// One input or output as the pipeline binds it.
class Binding {
public:
    Binding(const rostra_binding* binding, std::uint32_t index) : binding_(binding), index_(index) {}

    /// As the manifest calls it; empty where an option or `every` brings it.
    [[nodiscard]] std::string_view declared() const { return view(binding_->declared); }
    /// As the pipeline calls it: what results and messages say.
    [[nodiscard]] std::string_view name() const { return view(binding_->name); }
    [[nodiscard]] bool is_layer() const { return binding_->kind == ROSTRA_LAYER; }
    [[nodiscard]] bool present() const { return binding_->schema != nullptr; }
    [[nodiscard]] Input input() const { return {index_, present()}; }

    /// Layers: after begin and end. Empty where absent.
    [[nodiscard]] std::vector<ColumnInput> columns() const {
        std::vector<ColumnInput> out;
        if (!present()) return out;
        const ArrowSchema* fields = is_layer() ? binding_->schema->children[0] : binding_->schema;
        for (std::int64_t i = is_layer() ? 2 : 0; i < fields->n_children; ++i) {
            const ArrowSchema& field = *fields->children[i];
            out.push_back({input(), static_cast<std::uint32_t>(i), detail::column_type(field),
                           detail::metadata_value(field.metadata, ROSTRA_LOGICAL_TYPE_KEY),
                           detail::list_length(field.format), (field.flags & ARROW_FLAG_NULLABLE) != 0,
                           field.name});
        }
        return out;
    }

private:
    const rostra_binding* binding_;
    std::uint32_t index_;
};

/// What a component is created with. Valid as long as the instance, as are all views it gives.
class Setup {
public:
    explicit Setup(const rostra_setup* setup) : setup_(setup) {}

    [[nodiscard]] Options options() const { return Options(setup_->options); }
    [[nodiscard]] std::string_view stage() const { return view(setup_->stage); }
    /// Whose instance is made: the plugin's id, and the component's name in its manifest.
    [[nodiscard]] std::string_view plugin() const { return view(setup_->plugin); }
    [[nodiscard]] std::string_view component() const { return view(setup_->component); }
    /// Folder of the data files shipped beside the plugin, for messages; rostra::Data reads them.
    [[nodiscard]] std::string data_dir() const { return std::string(view(setup_->data_dir)); }

    [[nodiscard]] std::vector<Binding> inputs() const {
        return bindings(setup_->inputs, setup_->input_count);
    }
    [[nodiscard]] std::vector<Binding> outputs() const {
        return bindings(setup_->outputs, setup_->output_count);
    }

    /// An input layer or table by its name in the manifest, whatever the pipeline calls it.
    [[nodiscard]] Input input(std::string_view declared) const { return binding(declared).input(); }

    /// A column of such an input, as in column("token", "norm"). In an optional input that nothing provides
    /// the result's `input.present` is false.
    [[nodiscard]] ColumnInput column(std::string_view declared, std::string_view name) const {
        const Binding bound = binding(declared);
        for (const ColumnInput& column : bound.columns()) {
            if (column.name == name) return column;
        }
        if (!bound.present()) return {bound.input()};
        throw OptionError("input '" + std::string(declared) + "' has no column '" + std::string(name) + "'");
    }

    /// What an option of type layer, column or fact names, value by value; empty where it was not set.
    [[nodiscard]] std::vector<Named> named(std::string_view option) const {
        std::vector<Named> out;
        for (const rostra_named* value : options().named(option)) out.push_back(resolved(*value));
        return out;
    }

private:
    [[nodiscard]] Named resolved(const rostra_named& value) const {
        Named named;
        named.kind = static_cast<Named::Kind>(value.kind);
        named.text = view(value.text);
        named.fact = view(value.fact);
        if (value.input == ROSTRA_NO_INPUT) return named;
        const Binding bound(setup_->inputs[value.input], value.input);
        named.input = bound.input();
        named.column.input = named.names.input = named.input;
        for (const ColumnInput& column : bound.columns()) {
            if (column.child == value.child) named.column = column;
            if (column.child == value.names) named.names = column;
        }
        return named;
    }
    [[nodiscard]] Binding binding(std::string_view declared) const {
        for (std::uint32_t i = 0; i < setup_->input_count; ++i) {
            if (view(setup_->inputs[i]->declared) == declared) return {setup_->inputs[i], i};
        }
        throw OptionError("the plugin asks for an input its manifest has not: " + std::string(declared));
    }
    static std::vector<Binding> bindings(const rostra_binding* const* first, std::uint32_t count) {
        std::vector<Binding> out;
        for (std::uint32_t i = 0; i < count; ++i) out.emplace_back(first[i], i);
        return out;
    }

    const rostra_setup* setup_;
};

}  // namespace rostra::inline v0
