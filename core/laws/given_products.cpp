// SPDX-License-Identifier: Apache-2.0
#include "laws/given_products.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/assert.hpp"
#include "manifest/check_option.hpp"
#include "manifest/parse_manifest.hpp"

namespace rostra::laws {

namespace {

using core::ColumnSpec;
using core::ColumnType;
using core::ComponentSpec;
using core::InputSpec;
using core::Manifest;
using core::OutputSpec;
using core::ProductKind;

/// The well-known layers and tables, as the plugins that make them declare them.
constexpr std::string_view kWellKnown = R"toml(
rostra = 1
id = "given"
version = "1"
abi = 0
licence = "Apache-2.0"
summary = "What a plugin may read."

[[component]]
name = "documents"
kind = "reader"

[[component]]
name = "files"
kind = "writer"

[[component]]
name = "layers"
kind = "analyzer"
output = [
  { layer = "token", disjoint = true, doc = "-", columns = [ { name = "norm", type = "dictionary", doc = "-" } ] },
  { layer = "sentence", disjoint = true, doc = "-" },
  { layer = "paragraph", disjoint = true, doc = "-" },
  { layer = "noise", disjoint = true, doc = "-", columns = [ { name = "rule", type = "dictionary", doc = "-" } ] },
  { layer = "turn", disjoint = true, doc = "-", columns = [
    { name = "turn", type = "int32", doc = "-" }, { name = "kind", type = "dictionary", doc = "-" },
    { name = "speaker", type = "dictionary", doc = "-" }, { name = "speaker_id", type = "dictionary", doc = "-" },
    { name = "role", type = "dictionary", doc = "-" }, { name = "label_begin", type = "int32", doc = "-" },
    { name = "label_end", type = "int32", doc = "-" } ] },
  { layer = "turn_label", disjoint = true, doc = "-" },
  { layer = "event", disjoint = true, doc = "-", columns = [
    { name = "kind", type = "dictionary", doc = "-" }, { name = "turn", type = "int32", doc = "-" },
    { name = "speaker", type = "dictionary", doc = "-" }, { name = "speaker_id", type = "dictionary", doc = "-" } ] },
  { layer = "quote", disjoint = true, doc = "-", columns = [
    { name = "type", type = "dictionary", doc = "-" }, { name = "speaker", type = "dictionary", doc = "-" },
    { name = "speaker_id", type = "dictionary", doc = "-" }, { name = "speaker_begin", type = "int32", doc = "-" },
    { name = "speaker_end", type = "int32", doc = "-" }, { name = "cue", type = "dictionary", doc = "-" },
    { name = "cue_begin", type = "int32", doc = "-" }, { name = "cue_end", type = "int32", doc = "-" } ] },
  { layer = "figure", disjoint = true, doc = "-", columns = [
    { name = "value", type = "decimal", doc = "-" }, { name = "low", type = "decimal", doc = "-" },
    { name = "high", type = "decimal", doc = "-" }, { name = "modifier", type = "dictionary", doc = "-" },
    { name = "unit", type = "dictionary", doc = "-" }, { name = "noun", type = "dictionary", doc = "-" },
    { name = "speaker_id", type = "dictionary", doc = "-" } ] },
  { layer = "given.every", doc = "-", columns = [
    { name = "text", type = "string", doc = "-" }, { name = "small", type = "int32", doc = "-" },
    { name = "large", type = "int64", doc = "-" }, { name = "share", type = "float64", doc = "-" },
    { name = "word", type = "dictionary", doc = "-" }, { name = "other", type = "document", doc = "-" },
    { name = "exact", type = "decimal", doc = "-" }, { name = "day", type = "date", doc = "-" },
    { name = "yes", type = "bool", doc = "-" }, { name = "ratio", type = "float32", doc = "-" },
    { name = "at", type = "timestamp", doc = "-" },
    { name = "vector", type = "float32", length = 3, doc = "-" },
    { name = "ends", type = "int32", length = 2, doc = "-" },
    { name = "sums", type = "int64", length = 2, doc = "-" },
    { name = "shares", type = "float64", length = 1, doc = "-" } ] },
  { layer = "given.nullable", doc = "-", columns = [
    { name = "text", type = "string", nullable = true, doc = "-" },
    { name = "small", type = "int32", nullable = true, doc = "-" },
    { name = "large", type = "int64", nullable = true, doc = "-" },
    { name = "share", type = "float64", nullable = true, doc = "-" },
    { name = "word", type = "dictionary", nullable = true, doc = "-" },
    { name = "other", type = "document", nullable = true, doc = "-" },
    { name = "exact", type = "decimal", nullable = true, doc = "-" },
    { name = "day", type = "date", nullable = true, doc = "-" },
    { name = "yes", type = "bool", nullable = true, doc = "-" },
    { name = "ratio", type = "float32", nullable = true, doc = "-" },
    { name = "at", type = "timestamp", nullable = true, doc = "-" },
    { name = "vector", type = "float32", length = 3, nullable = true, doc = "-" },
    { name = "ends", type = "int32", length = 2, nullable = true, doc = "-" },
    { name = "sums", type = "int64", length = 2, nullable = true, doc = "-" },
    { name = "shares", type = "float64", length = 1, nullable = true, doc = "-" } ] },
]

[[component]]
name = "tables"
kind = "aggregator"
output = [
  { table = "term_frequency", doc = "-", columns = [
    { name = "scope", type = "dictionary", doc = "-" }, { name = "group", type = "dictionary", doc = "-" },
    { name = "n", type = "int32", doc = "-" }, { name = "term", type = "string", doc = "-" },
    { name = "count", type = "int64", doc = "-" }, { name = "per_million", type = "float64", doc = "-" },
    { name = "document_frequency", type = "int64", doc = "-" }, { name = "rank", type = "int64", doc = "-" },
    { name = "tf_idf", type = "float64", doc = "-" } ] },
  { table = "similarity", doc = "-", columns = [
    { name = "a", type = "document", doc = "-" }, { name = "b", type = "document", doc = "-" },
    { name = "cosine", type = "float64", doc = "-" }, { name = "jaccard", type = "float64", doc = "-" },
    { name = "containment_a", type = "float64", doc = "-" }, { name = "containment_b", type = "float64", doc = "-" },
    { name = "shared_tokens", type = "int64", doc = "-" }, { name = "passages", type = "int64", doc = "-" },
    { name = "relatedness", type = "float64", doc = "-" } ] },
  { table = "group_similarity", doc = "-", columns = [
    { name = "scope", type = "dictionary", doc = "-" }, { name = "a", type = "dictionary", doc = "-" },
    { name = "b", type = "dictionary", doc = "-" }, { name = "cosine", type = "float64", doc = "-" },
    { name = "jaccard", type = "float64", doc = "-" }, { name = "containment_a", type = "float64", doc = "-" },
    { name = "containment_b", type = "float64", doc = "-" }, { name = "shared_tokens", type = "int64", doc = "-" },
    { name = "relatedness", type = "float64", doc = "-" } ] },
  { table = "related_group", doc = "-", columns = [
    { name = "group", type = "int64", doc = "-" }, { name = "document", type = "document", doc = "-" },
    { name = "size", type = "int64", doc = "-" }, { name = "date", type = "date", doc = "-" },
    { name = "title", type = "string", doc = "-" } ] },
  { table = "similarity_term", doc = "-", columns = [
    { name = "a", type = "document", doc = "-" }, { name = "b", type = "document", doc = "-" },
    { name = "term", type = "string", doc = "-" }, { name = "share", type = "float64", doc = "-" },
    { name = "count_a", type = "int64", doc = "-" }, { name = "count_b", type = "int64", doc = "-" } ] },
  { table = "group_similarity_term", doc = "-", columns = [
    { name = "scope", type = "dictionary", doc = "-" }, { name = "a", type = "dictionary", doc = "-" },
    { name = "b", type = "dictionary", doc = "-" }, { name = "term", type = "string", doc = "-" },
    { name = "share", type = "float64", doc = "-" }, { name = "count_a", type = "int64", doc = "-" },
    { name = "count_b", type = "int64", doc = "-" } ] },
  { table = "duplicate", doc = "-", columns = [
    { name = "a", type = "document", doc = "-" }, { name = "b", type = "document", doc = "-" },
    { name = "jaccard", type = "float64", doc = "-" }, { name = "containment_a", type = "float64", doc = "-" },
    { name = "containment_b", type = "float64", doc = "-" }, { name = "shared_shingles", type = "int64", doc = "-" },
    { name = "cluster", type = "int64", doc = "-" } ] },
  { table = "group_duplicate", doc = "-", columns = [
    { name = "scope", type = "dictionary", doc = "-" }, { name = "a", type = "dictionary", doc = "-" },
    { name = "b", type = "dictionary", doc = "-" }, { name = "jaccard", type = "float64", doc = "-" },
    { name = "containment_a", type = "float64", doc = "-" }, { name = "containment_b", type = "float64", doc = "-" },
    { name = "shared_shingles", type = "int64", doc = "-" }, { name = "cluster", type = "int64", doc = "-" } ] },
  { table = "duplicate_cluster", doc = "-", columns = [
    { name = "cluster", type = "int64", doc = "-" }, { name = "document", type = "document", doc = "-" },
    { name = "size", type = "int64", doc = "-" }, { name = "date", type = "date", doc = "-" },
    { name = "earliest", type = "dictionary", doc = "-" } ] },
  { table = "group_duplicate_cluster", doc = "-", columns = [
    { name = "scope", type = "dictionary", doc = "-" }, { name = "cluster", type = "int64", doc = "-" },
    { name = "group", type = "dictionary", doc = "-" }, { name = "size", type = "int64", doc = "-" } ] },
  { table = "duplicate_search", doc = "-", columns = [
    { name = "scope", type = "dictionary", doc = "-" }, { name = "compared", type = "int64", doc = "-" },
    { name = "shingle", type = "int64", doc = "-" }, { name = "threshold", type = "float64", doc = "-" },
    { name = "bands", type = "int64", doc = "-" }, { name = "rows", type = "int64", doc = "-" },
    { name = "miss_chance", type = "float64", doc = "-" }, { name = "copies", type = "int64", doc = "-" },
    { name = "candidates", type = "int64", doc = "-" }, { name = "verified", type = "int64", doc = "-" },
    { name = "rejected", type = "int64", doc = "-" }, { name = "crowded", type = "int64", doc = "-" } ] },
  { table = "passage", doc = "-", columns = [
    { name = "passage", type = "int64", doc = "-" }, { name = "a", type = "document", doc = "-" },
    { name = "a_begin", type = "int32", doc = "-" }, { name = "a_end", type = "int32", doc = "-" },
    { name = "b", type = "document", doc = "-" }, { name = "b_begin", type = "int32", doc = "-" },
    { name = "b_end", type = "int32", doc = "-" }, { name = "tokens", type = "int64", doc = "-" },
    { name = "matched", type = "int64", doc = "-" }, { name = "identity", type = "float64", doc = "-" },
    { name = "cluster", type = "int64", doc = "-" }, { name = "kind", type = "dictionary", doc = "-" },
    { name = "a_group", type = "dictionary", doc = "-" }, { name = "b_group", type = "dictionary", doc = "-" } ] },
  { table = "passage_edit", doc = "-", columns = [
    { name = "passage", type = "int64", doc = "-" }, { name = "kind", type = "dictionary", doc = "-" },
    { name = "a", type = "document", doc = "-" }, { name = "a_begin", type = "int32", doc = "-" },
    { name = "a_end", type = "int32", doc = "-" }, { name = "b", type = "document", doc = "-" },
    { name = "b_begin", type = "int32", doc = "-" }, { name = "b_end", type = "int32", doc = "-" } ] },
  { table = "passage_cluster", doc = "-", columns = [
    { name = "cluster", type = "int64", doc = "-" }, { name = "passage", type = "int64", doc = "-" },
    { name = "document", type = "document", doc = "-" }, { name = "begin", type = "int32", doc = "-" },
    { name = "end", type = "int32", doc = "-" }, { name = "kind", type = "dictionary", doc = "-" },
    { name = "documents", type = "int64", doc = "-" }, { name = "date", type = "date", doc = "-" },
    { name = "earliest", type = "dictionary", doc = "-" } ] },
  { table = "unshared", doc = "-", columns = [
    { name = "a", type = "document", doc = "-" }, { name = "b", type = "document", doc = "-" },
    { name = "begin", type = "int32", doc = "-" }, { name = "end", type = "int32", doc = "-" },
    { name = "tokens", type = "int64", doc = "-" }, { name = "shared", type = "int64", doc = "-" },
    { name = "share", type = "float64", doc = "-" }, { name = "text", type = "string", doc = "-" } ] },
  { table = "given.rows", doc = "-", columns = [
    { name = "text", type = "string", doc = "-" }, { name = "small", type = "int32", doc = "-" },
    { name = "large", type = "int64", doc = "-" }, { name = "share", type = "float64", doc = "-" },
    { name = "word", type = "dictionary", doc = "-" }, { name = "other", type = "document", doc = "-" },
    { name = "exact", type = "decimal", doc = "-" }, { name = "day", type = "date", doc = "-" },
    { name = "yes", type = "bool", doc = "-" }, { name = "ratio", type = "float32", doc = "-" },
    { name = "at", type = "timestamp", doc = "-" },
    { name = "vector", type = "float32", length = 3, doc = "-" },
    { name = "ends", type = "int32", length = 2, doc = "-" },
    { name = "sums", type = "int64", length = 2, doc = "-" },
    { name = "shares", type = "float64", length = 1, doc = "-" } ] },
  { table = "given.nullable_rows", doc = "-", columns = [
    { name = "text", type = "string", nullable = true, doc = "-" },
    { name = "small", type = "int32", nullable = true, doc = "-" },
    { name = "large", type = "int64", nullable = true, doc = "-" },
    { name = "share", type = "float64", nullable = true, doc = "-" },
    { name = "word", type = "dictionary", nullable = true, doc = "-" },
    { name = "other", type = "document", nullable = true, doc = "-" },
    { name = "exact", type = "decimal", nullable = true, doc = "-" },
    { name = "day", type = "date", nullable = true, doc = "-" },
    { name = "yes", type = "bool", nullable = true, doc = "-" },
    { name = "ratio", type = "float32", nullable = true, doc = "-" },
    { name = "at", type = "timestamp", nullable = true, doc = "-" },
    { name = "vector", type = "float32", length = 3, nullable = true, doc = "-" },
    { name = "ends", type = "int32", length = 2, nullable = true, doc = "-" },
    { name = "sums", type = "int64", length = 2, nullable = true, doc = "-" },
    { name = "shares", type = "float64", length = 1, nullable = true, doc = "-" } ] },
  { table = "given.none", doc = "-", columns = [ { name = "word", type = "dictionary", doc = "-" } ] },
]
)toml";

bool writes(const Manifest& manifest, const std::string& name) {
    return std::any_of(manifest.components.begin(), manifest.components.end(),
                       [&](const ComponentSpec& component) {
                           return std::any_of(component.outputs.begin(), component.outputs.end(),
                                              [&](const OutputSpec& output) { return output.name == name; });
                       });
}

/// What is given, with what the manifest asks for beyond the well-known.
class Giver {
public:
    Giver(Manifest& given, const Manifest& manifest) : given_(given), manifest_(manifest) {}

    void give(ProductKind kind, const std::string& name, const std::vector<core::InputColumn>& columns) {
        if (writes(manifest_, name) || name == "fact" || (kind == ProductKind::table && name == "document"))
            return;
        OutputSpec& output = output_named(kind, name);
        for (const core::InputColumn& column : columns) {
            const auto known = std::find_if(output.columns.begin(), output.columns.end(),
                                            [&](const ColumnSpec& c) { return c.name == column.name; });
            if (known == output.columns.end()) {
                output.columns.push_back(
                    {column.name, column.types.front(), {}, {}, column.length, column.nullable});
            } else {
                if (std::find(column.types.begin(), column.types.end(), known->type) == column.types.end())
                    known->type = column.types.front();
                known->length = column.length;
                known->nullable = column.nullable;
            }
        }
    }

    /// Layers and columns that the default of an option names.
    void give_named(const core::OptionSpec& option, const core::OptionValue& value) {
        if (value.is_list()) {
            for (const core::OptionValue& item : value.list()) give_named(option, item);
        } else if (option.type == core::OptionType::layer) {
            give(ProductKind::layer, value.string(), {});
        } else if (option.type == core::OptionType::column) {
            const auto column = core::split_column(value.string());
            if (column) give(ProductKind::layer, column->layer, {{column->column, option.column_types}});
        }
    }

private:
    OutputSpec& output_named(ProductKind kind, const std::string& name) {
        ComponentSpec& component = given_.components[kind == ProductKind::layer ? 2 : 3];
        for (OutputSpec& output : component.outputs) {
            if (output.name == name) return output;
        }
        OutputSpec& added = component.outputs.emplace_back();
        added.kind = kind;
        added.name = name;
        added.disjoint = kind == ProductKind::layer;
        return added;
    }

    Manifest& given_;
    const Manifest& manifest_;
};

}  // namespace

Manifest given_products(const Manifest& manifest) {
    core::ParsedManifest parsed = core::parse_manifest(std::string(kWellKnown), "given.rostra.toml");
    ROSTRA_ASSERT(parsed.manifest.has_value());
    Manifest given = *std::move(parsed.manifest);
    for (ComponentSpec& component : given.components) {
        std::erase_if(component.outputs,
                      [&](const OutputSpec& output) { return writes(manifest, output.name); });
    }
    Giver giver(given, manifest);
    for (const ComponentSpec& component : manifest.components) {
        for (const InputSpec& input : component.inputs) {
            if (input.from == InputSpec::From::layer)
                giver.give(ProductKind::layer, input.name, input.columns);
            if (input.from == InputSpec::From::table)
                giver.give(ProductKind::table, input.name, input.columns);
        }
    }
    for (const core::OptionSpec& option : manifest.options) {
        if (option.default_value) giver.give_named(option, *option.default_value);
    }
    return given;
}

}  // namespace rostra::laws
