// SPDX-License-Identifier: Apache-2.0
#include "support/test_columns.hpp"

#include <cstring>
#include <stdexcept>
#include <utility>

#include "rostra/column_builder.hpp"

namespace rostra::test {

namespace {

const char* format_of(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::int32:
        case ColumnKind::dictionary:
            return "i";
        case ColumnKind::int64:
        case ColumnKind::document:
            return "l";
        case ColumnKind::float64:
            return "g";
        default:
            return "u";
    }
}

std::string_view logical_type(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::document:
            return "document";
        case ColumnKind::decimal:
            return "decimal";
        case ColumnKind::date:
            return "date";
        default:
            return {};
    }
}

/// One pair of key and value in Arrow's encoding of schema metadata.
std::string metadata_of(std::string_view key, std::string_view value) {
    std::string out;
    const auto number = [&out](std::int32_t n) { out.append(reinterpret_cast<const char*>(&n), sizeof n); };
    number(1);
    for (const std::string_view part : {key, value}) {
        number(static_cast<std::int32_t>(part.size()));
        out += part;
    }
    return out;
}

template <class Column>
ColumnData build(const std::vector<const Cell*>& cells) {
    Column column;
    for (const Cell* cell : cells) {
        using Value = typename Column::Value;
        if constexpr (std::is_same_v<Value, std::string_view>) {
            column.add(std::get<std::string>(*cell));
        } else if constexpr (std::is_same_v<Value, double>) {
            column.add(std::get<double>(*cell));
        } else {
            column.add(static_cast<Value>(std::get<std::int64_t>(*cell)));
        }
    }
    return column.take();
}

ColumnData build(ColumnKind kind, const std::vector<const Cell*>& cells) {
    switch (kind) {
        case ColumnKind::int32:
            return build<Int32>(cells);
        case ColumnKind::int64:
        case ColumnKind::document:
            return build<Int64>(cells);
        case ColumnKind::float64:
            return build<Float64>(cells);
        case ColumnKind::dictionary:
            return build<Dictionary>(cells);
        default:
            return build<Text>(cells);
    }
}

/// The columns of rows, each given by its cells.
std::vector<ColumnData> build_columns(const Shape& shape, const std::vector<const Cells*>& rows) {
    std::vector<ColumnData> columns;
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
        std::vector<const Cell*> cells;
        for (const Cells* row : rows) {
            if (row->size() != shape.columns.size())
                throw std::logic_error("a row of " + shape.name + " is too short");
            cells.push_back(&(*row)[i]);
        }
        columns.push_back(build(shape.columns[i].kind, cells));
    }
    return columns;
}

}  // namespace

struct Schema::Node {
    ArrowSchema schema{};
    std::string name, metadata;
    std::vector<std::unique_ptr<Node>> children;
    std::vector<ArrowSchema*> pointers;
    std::unique_ptr<Node> dictionary;

    Node(const char* format, std::string_view named) : name(named) {
        schema.format = format;
        schema.name = name.c_str();
        // The tree is owned by Schema: whoever gets it only looks at it.
        schema.release = [](ArrowSchema*) {};
    }
    void add(std::unique_ptr<Node> child) {
        pointers.push_back(&child->schema);
        children.push_back(std::move(child));
        schema.n_children = static_cast<std::int64_t>(pointers.size());
        schema.children = pointers.data();
    }
};

Schema::Schema(const Shape& shape) {
    const bool layer = shape.kind == Shape::Kind::layer;
    auto fields = std::make_unique<Node>("+s", layer ? "item" : shape.name);
    if (layer) {
        fields->add(std::make_unique<Node>("i", "begin"));
        fields->add(std::make_unique<Node>("i", "end"));
    }
    for (const ColumnShape& column : shape.columns) {
        auto field = std::make_unique<Node>(format_of(column.kind), column.name);
        if (column.kind == ColumnKind::dictionary) {
            field->dictionary = std::make_unique<Node>("u", "");
            field->schema.dictionary = &field->dictionary->schema;
        }
        if (!logical_type(column.kind).empty()) {
            field->metadata = metadata_of(ROSTRA_LOGICAL_TYPE_KEY, logical_type(column.kind));
            field->schema.metadata = field->metadata.data();
        }
        fields->add(std::move(field));
    }
    if (!layer) {
        root_ = std::move(fields);
        return;
    }
    root_ = std::make_unique<Node>("+l", shape.name);
    root_->add(std::move(fields));
}

Schema::Schema(Schema&&) noexcept = default;
Schema::~Schema() = default;

const ArrowSchema* Schema::raw() const { return &root_->schema; }

OwnedArray layer_array(const Shape& shape, const std::vector<const std::vector<LayerRow>*>& documents) {
    Buffer<std::int32_t> lists;
    ColumnData begins, ends;
    std::vector<const Cells*> rows;
    for (const std::vector<LayerRow>* document : documents) {
        lists.push_back(static_cast<std::int32_t>(rows.size()));
        for (const LayerRow& row : *document) {
            begins.int32s.push_back(row.span.begin);
            ends.int32s.push_back(row.span.end);
            rows.push_back(&row.cells);
        }
    }
    lists.push_back(static_cast<std::int32_t>(rows.size()));
    std::vector<ColumnData> columns;
    columns.push_back(std::move(begins));
    columns.push_back(std::move(ends));
    for (ColumnData& column : build_columns(shape, rows)) columns.push_back(std::move(column));
    return OwnedArray(make_layer(std::move(lists), std::move(columns)));
}

OwnedArray table_array(const Shape& shape, const std::vector<Cells>& rows) {
    std::vector<const Cells*> pointers;
    for (const Cells& row : rows) pointers.push_back(&row);
    return OwnedArray(make_table(build_columns(shape, pointers), static_cast<std::int64_t>(rows.size())));
}

}  // namespace rostra::test
