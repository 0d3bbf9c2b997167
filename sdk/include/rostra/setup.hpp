// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/abi/setup.h"
#include "rostra/exceptions.hpp"
#include "rostra/options.hpp"

namespace rostra {
inline namespace v0 {

enum class ColumnType { int32, int64, float64, string, dictionary, boolean, float32 };

/// An input layer or table, bound once at creation and used to ask a batch or a call's tables for it.
struct Input {
    std::uint32_t index = 0;
    bool present = false;  ///< false: optional, and nothing provides it
};

/// A column of an input: which input, and which of its children.
struct ColumnInput {
    Input input;
    std::uint32_t child = 0;
    ColumnType type = ColumnType::int32;
    std::string_view logical = {};  ///< as Column::logical
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

struct Column {
    std::string_view name;
    ColumnType type;
    std::string_view logical;  ///< "document", "decimal", "date", "timestamp" or empty
    std::uint32_t child;
    std::int32_t length = 0;
    bool nullable = false;
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
    [[nodiscard]] std::vector<Column> columns() const {
        std::vector<Column> out;
        if (!present()) return out;
        const ArrowSchema* fields = is_layer() ? binding_->schema->children[0] : binding_->schema;
        for (std::int64_t i = is_layer() ? 2 : 0; i < fields->n_children; ++i) {
            const ArrowSchema& field = *fields->children[i];
            out.push_back({field.name, detail::column_type(field),
                           detail::metadata_value(field.metadata, ROSTRA_LOGICAL_TYPE_KEY),
                           static_cast<std::uint32_t>(i), detail::list_length(field.format),
                           (field.flags & ARROW_FLAG_NULLABLE) != 0});
        }
        return out;
    }
    /// What a batch or table is asked for one of columns() with.
    [[nodiscard]] ColumnInput input(const Column& column) const {
        return {input(),       column.child,    column.type, column.logical,
                column.length, column.nullable, column.name};
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
        for (const Column& column : bound.columns()) {
            if (column.name == name) return bound.input(column);
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
        for (const Column& column : bound.columns()) {
            if (column.child == value.child) named.column = bound.input(column);
            if (column.child == value.names) named.names = bound.input(column);
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

}  // namespace v0
}  // namespace rostra
