// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rostra/abi/arrow.h"

namespace rostra::core {

/// An array with some of its columns, borrowed: what a component sees of a layer or table.
class Projection {
public:
    /// `columns` count a table's columns, or a layer's beyond begin and end, which are always there.
    /// `array` is borrowed and outlives this object.
    Projection(const ArrowArray& array, bool layer, std::span<const std::size_t> columns) : root_(array) {
        const ArrowArray& structs = layer ? *array.children[0] : array;
        const std::size_t fixed = layer ? 2 : 0;
        for (std::size_t i = 0; i < fixed; ++i) children_.push_back(structs.children[i]);
        for (const std::size_t column : columns) children_.push_back(structs.children[fixed + column]);
        structs_ = structs;
        structs_.n_children = static_cast<std::int64_t>(children_.size());
        layer_ = layer;
    }

    /// Valid until this object is moved or gone.
    [[nodiscard]] const ArrowArray* get() {
        structs_.children = children_.data();
        if (!layer_) return &structs_;
        item_ = &structs_;
        root_.children = &item_;
        return &root_;
    }

private:
    ArrowArray root_;
    ArrowArray structs_{};
    ArrowArray* item_ = nullptr;
    std::vector<ArrowArray*> children_;
    bool layer_ = false;
};

}  // namespace rostra::core
