// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_place.hpp"
#include "manifest/option_value.hpp"
#include "manifest/view_spec.hpp"

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

/// What a column holds. The words are those of the manifest.
enum class ColumnType {
    int32,
    int64,
    float64,
    string,
    dictionary,
    document,
    decimal,
    date,
    boolean,
    float32,
    timestamp,  ///< milliseconds, since what the column's doc says
};

/// One option that a pipeline may set.
struct OptionSpec {
    std::string name;
    OptionType type = OptionType::string;
    bool list = false;      ///< a list of values of `type`
    bool required = false;  ///< a pipeline must set it
    /// Checked as a pipeline's value is. None: an option that is left out is absent from the options handed on.
    std::optional<OptionValue> default_value;
    std::optional<double> min;             ///< inclusive; of each item of a list; sizes in bytes
    std::optional<double> max;             ///< inclusive
    std::vector<std::string> choices;      ///< of a `choice`
    std::vector<std::string> words;        ///< what a `column` may say instead of naming a column
    std::vector<ColumnType> column_types;  ///< what a column may hold that a `column` names
    bool nullable = false;                 ///< such a column may have rows without a value
    bool lists = false;                    ///< such a column may hold lists of numbers
    std::string unit;
    std::string doc;
    SourcePlace place;  ///< of its header in the manifest

    /// Whether its values name layers of the run, or something in them.
    [[nodiscard]] bool names_input() const {
        return type == OptionType::layer || type == OptionType::column || type == OptionType::fact;
    }
};

struct ColumnSpec {
    std::string name;
    ColumnType type = ColumnType::string;
    std::string unit;
    std::string doc;
    std::int32_t length = 0;  ///< each row holds a list of so many values of `type`; 0: one value
    bool nullable = false;    ///< a row may have no value
};

/// Whether values of two columns of one name lie in memory alike and mean the same.
[[nodiscard]] bool is_same_column(const ColumnSpec& a, const ColumnSpec& b);

enum class ProductKind { layer, table };

/// A column that a component reads, and what it may hold.
struct InputColumn {
    std::string name;
    std::vector<ColumnType> types;  ///< any of these; never empty
    std::int32_t length = 0;        ///< numbers in the list of each row; 0: one value a row; kAnyLength
    bool nullable = false;          ///< the component takes rows without a value

    static constexpr std::int32_t kAnyLength = -1;  ///< one value a row, or lists of any length
};

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
    std::vector<InputColumn> columns;  ///< beyond begin and end; the order of the children handed over
    bool optional = false;             ///< nothing is handed over where no stage provides it
    bool at_open = false;              ///< a table that an aggregator has from its states' opening on
    SourcePlace place;
};

/// Which inputs a reader takes for its own. What an input's name or its first bytes say is enough; a reader that
/// accepts nothing in particular takes every input.
struct AcceptedInputs {
    std::vector<std::string>
        extensions;                   ///< how a name ends, without the dot, in lower case: "srt", "tar.gz"
    std::vector<std::string> begins;  ///< what a text begins with, behind its byte-order mark if it has one
    std::vector<std::string>
        begins_hex;  ///< what a file begins with: the bytes themselves, two digits each in the manifest
    std::vector<std::string> formats = {};  ///< what the host finds a text to be: one of kTextFormats

    [[nodiscard]] bool everything() const {
        return extensions.empty() && begins.empty() && begins_hex.empty() && formats.empty();
    }
};

/// What a component writes: readers and analyzers layers, aggregators tables.
struct OutputSpec {
    ProductKind kind = ProductKind::layer;
    std::string name;
    bool disjoint = false;  ///< a layer whose spans never overlap
    bool internal = false;  ///< for other components only; writers never see it
    std::string doc;
    std::vector<ColumnSpec> columns;  ///< of a layer: beyond begin and end
    ViewSpec view = {};               ///< how it is best shown
    SourcePlace place = {};
};

enum class ComponentKind { reader, analyzer, aggregator, writer };

struct ComponentSpec {
    std::string name;
    ComponentKind kind = ComponentKind::analyzer;
    bool commutative = false;  ///< aggregators: states may be combined in any order
    std::int64_t state = 1;    ///< aggregators: the version of what their saved states mean
    std::vector<InputSpec> inputs;
    std::vector<OutputSpec> outputs;
    AcceptedInputs accepts;  ///< readers
    SourcePlace place;
};

/// What a plugin is, read from NAME.rostra.toml without running any of its code, and checked whole.
struct Manifest {
    std::string id;
    std::string version;
    std::int64_t abi = 0;               ///< ABI major it was built for
    std::vector<std::string> provides;  ///< ids of extensions that its module has: "rostra.runtime/1"
    std::string runtime;  ///< id of the plugin that runs this one, which has no library then; "": it has one
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
/// The types that are taken, in the same words: "dictionary", "int32 or int64".
[[nodiscard]] std::string words_for(const InputColumn& column);
/// Type, length and whether rows may be null: "float32", "float32[384]", "date or null".
[[nodiscard]] std::string words_for(const ColumnSpec& column);
[[nodiscard]] std::string_view word_for(ComponentKind kind);
[[nodiscard]] std::string_view word_for(ProductKind kind);

}  // namespace rostra::core
