// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_place.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// What an option's value may be. The words are those of the manifest: bool int float string choice path size
/// layer column fact table.
enum class OptionType {
    boolean,
    integer,
    real,
    string,
    choice,  ///< one of `choices`
    path,    ///< a string; a relative one starts at the folder of the file it is written in
    size,    ///< bytes: an int64, written as a number or as "64 MiB"
    layer,   ///< the name of a layer of the run
    column,  ///< "layer.column", "fact.NAME", or one of `words`
    fact,    ///< the name of a fact
    table,   ///< strings to strings
};

/// One option that a pipeline may set.
struct OptionSpec {
    std::string name;
    OptionType type = OptionType::string;
    bool list = false;      ///< a list of values of `type`
    bool required = false;  ///< a pipeline must set it
    /// Checked as a pipeline's value is. None: an option that is left out is absent from the options handed on.
    std::optional<OptionValue> default_value;
    std::optional<double> min;         ///< inclusive; of each item of a list; sizes in bytes
    std::optional<double> max;         ///< inclusive
    std::vector<std::string> choices;  ///< of a `choice`
    std::vector<std::string> words;    ///< what a `column` may say instead of naming a column
    std::string unit;
    std::string doc;
    SourcePlace place;  ///< of its header in the manifest
};

/// What a column holds. The words are those of the manifest.
enum class ColumnType { int32, int64, float64, string, dictionary, document, decimal, date };

struct ColumnSpec {
    std::string name;
    ColumnType type = ColumnType::string;
    std::string unit;
    std::string doc;
};

enum class ProductKind { layer, table };

/// What a component reads.
struct InputSpec {
    enum class From {
        layer,   ///< the layer `name`
        table,   ///< the table `name`
        option,  ///< the layers and columns that the value of option `name` names
        every,   ///< writers: every layer asked for and every table that is not internal, with all columns
    };
    From from = From::layer;
    std::string name;
    std::vector<std::string> columns;  ///< beyond begin and end; the order of the children handed over
    bool optional = false;             ///< nothing is handed over where no stage provides it
    bool at_open = false;              ///< a table that an aggregator has from its states' opening on
    SourcePlace place;
};

/// What a component writes: analyzers layers, aggregators tables.
struct OutputSpec {
    ProductKind kind = ProductKind::layer;
    std::string name;
    bool disjoint = false;  ///< a layer whose spans never overlap
    bool internal = false;  ///< for other components only; writers never see it
    std::string doc;
    std::vector<ColumnSpec> columns;  ///< of a layer: beyond begin and end
    SourcePlace place;
};

enum class ComponentKind { reader, analyzer, aggregator, writer };

struct ComponentSpec {
    std::string name;
    ComponentKind kind = ComponentKind::analyzer;
    bool commutative = false;  ///< aggregators: states may be combined in any order
    std::int64_t state = 1;    ///< aggregators: the version of what their saved states mean
    std::vector<InputSpec> inputs;
    std::vector<OutputSpec> outputs;
    SourcePlace place;
};

/// What a plugin is, read from NAME.rostra.toml without running any of its code, and checked whole.
struct Manifest {
    std::string id;
    std::string version;
    std::int64_t abi = 0;  ///< ABI major it was built for
    std::string licence;
    std::string summary;
    std::vector<OptionSpec> options;        ///< in the order written
    std::vector<ComponentSpec> components;  ///< in the order written
    std::string text;                       ///< the manifest, byte for byte
    std::string file;                       ///< its path, as messages show it

    [[nodiscard]] const OptionSpec* option(std::string_view name) const;
    [[nodiscard]] bool has(ComponentKind kind) const;
};

// The words of the manifest for each.
[[nodiscard]] std::string_view word_for(OptionType type);
[[nodiscard]] std::string_view word_for(ColumnType type);
[[nodiscard]] std::string_view word_for(ComponentKind kind);
[[nodiscard]] std::string_view word_for(ProductKind kind);

}  // namespace rostra::core
