// SPDX-License-Identifier: Apache-2.0
#include "document/owned_schema.hpp"

#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <vector>

namespace rostra::core {

namespace {

const char* format_of(rostra::ColumnType type) {
    switch (type) {
        case rostra::ColumnType::int64:
            return "l";
        case rostra::ColumnType::float32:
            return "f";
        case rostra::ColumnType::float64:
            return "g";
        case rostra::ColumnType::boolean:
            return "b";
        case rostra::ColumnType::string:
            return "u";
        case rostra::ColumnType::int32:
        case rostra::ColumnType::dictionary:
            return "i";
    }
    return "";
}

/// Arrow's encoding of one key and its value.
std::string metadata(const std::string& key, const std::string& value) {
    std::string out;
    auto number = [&out](std::size_t n) {
        const auto narrow = static_cast<std::int32_t>(n);
        char bytes[sizeof narrow];
        std::memcpy(bytes, &narrow, sizeof narrow);
        out.append(bytes, sizeof narrow);
    };
    number(1);
    number(key.size());
    out += key;
    number(value.size());
    out += value;
    return out;
}

}  // namespace

struct OwnedSchema::Memory {
    std::deque<std::string> strings;  // addresses stay
    std::deque<ArrowSchema> schemas;
    std::deque<ArrowSchema*> children;  // of lists, one each
    std::vector<ArrowSchema*> columns;
    ArrowSchema* item = nullptr;
    ArrowSchema root{};

    ArrowSchema make(const char* format, const std::string& name) {
        ArrowSchema schema{};
        schema.format = format;
        schema.name = strings.emplace_back(name).c_str();
        schema.release = [](ArrowSchema* self) { self->release = nullptr; };
        return schema;
    }
    void add_column(const Field& field) {
        ArrowSchema column = make(format_of(field.type), field.name);
        if (field.length != 0) {
            children.push_back(&schemas.emplace_back(make(column.format, "item")));
            column.format = strings.emplace_back("+w:" + std::to_string(field.length)).c_str();
            column.n_children = 1;
            column.children = &children.back();
        }
        if (field.nullable) column.flags = ARROW_FLAG_NULLABLE;
        if (!field.logical.empty()) {
            column.metadata = strings.emplace_back(metadata(ROSTRA_LOGICAL_TYPE_KEY, field.logical)).data();
        }
        if (field.type == rostra::ColumnType::dictionary)
            column.dictionary = &schemas.emplace_back(make("u", ""));
        columns.push_back(&schemas.emplace_back(column));
    }
};

OwnedSchema::OwnedSchema(const Shape& shape) : memory_(std::make_unique<Memory>()) {
    Memory& memory = *memory_;
    if (shape.layer) {
        memory.add_column({"begin", rostra::ColumnType::int32, {}});
        memory.add_column({"end", rostra::ColumnType::int32, {}});
    }
    for (const Field& field : shape.columns) memory.add_column(field);
    ArrowSchema fields = memory.make("+s", "");
    fields.n_children = static_cast<std::int64_t>(memory.columns.size());
    fields.children = memory.columns.data();
    if (shape.layer) {
        memory.item = &memory.schemas.emplace_back(fields);
        memory.root = memory.make("+l", "");
        memory.root.n_children = 1;
        memory.root.children = &memory.item;
    } else {
        memory.root = fields;
    }
}

OwnedSchema::OwnedSchema(OwnedSchema&&) noexcept = default;
OwnedSchema& OwnedSchema::operator=(OwnedSchema&&) noexcept = default;
OwnedSchema::~OwnedSchema() = default;

const ArrowSchema* OwnedSchema::get() const { return &memory_->root; }

}  // namespace rostra::core
