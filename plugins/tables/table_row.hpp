// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rostra::tables {

/// How a value is written in the file.
enum class Written {
    plain,        ///< as it is
    quoted,       ///< "" stands for "
    json_string,  ///< \n, \", é and the like
};

/// A value: bytes [begin, end) of the input's text, without the quotation marks around it.
struct Value {
    std::size_t begin = 0;
    std::size_t end = 0;
    Written written = Written::plain;

    [[nodiscard]] bool empty() const { return begin == end; }
};

/// A value under its column's name.
struct Field {
    std::string name;
    Value value;
};

/// A row of a table, or a record.
struct TableRow {
    std::size_t number = 0;  ///< from 1, the row of names not counted
    std::vector<Field> fields;
    std::string wrong;  ///< why it cannot be read; empty: it can

    /// nullptr where no field has that name.
    [[nodiscard]] const Value* find(std::string_view name) const {
        for (const Field& field : fields) {
            if (field.name == name) return &field.value;
        }
        return nullptr;
    }
};

}  // namespace rostra::tables
