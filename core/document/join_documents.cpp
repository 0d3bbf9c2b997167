// SPDX-License-Identifier: Apache-2.0
#include "document/join_documents.hpp"

#include <memory>
#include <utility>
#include <vector>

#include "document/copy_array.hpp"
#include "rostra/buffer.hpp"

namespace rostra::core {

namespace {

/// What a list of structs owns.
struct Lists {
    OwnedArray structs;
    rostra::Buffer<std::int32_t> offsets;
    ArrowArray child{};
    ArrowArray* children = nullptr;
    const void* buffers[2] = {nullptr, nullptr};

    static void release(ArrowArray* array) {
        delete static_cast<Lists*>(array->private_data);
        array->release = nullptr;
    }
    static void release_child(ArrowArray* array) { array->release = nullptr; }  // `structs` does it
};

}  // namespace

OwnedArray join_documents(std::span<const ArrowArray* const> layers, const Shape& shape) {
    Shape rows{false, {{"begin", rostra::ColumnType::int32, {}}, {"end", rostra::ColumnType::int32, {}}}};
    rows.columns.insert(rows.columns.end(), shape.columns.begin(), shape.columns.end());
    auto lists = std::make_unique<Lists>();
    lists->offsets.push_back(0);
    std::vector<const ArrowArray*> pieces;
    for (const ArrowArray* layer : layers) {
        const ArrowArray* structs = layer == nullptr ? nullptr : layer->children[0];
        const std::int64_t count = structs == nullptr ? 0 : structs->length;
        if (count > 0) pieces.push_back(structs);
        lists->offsets.push_back(static_cast<std::int32_t>(lists->offsets.back() + count));
    }
    lists->structs = concatenate(pieces, rows);
    lists->child = *lists->structs.get();
    lists->child.release = Lists::release_child;
    lists->children = &lists->child;
    lists->buffers[1] = lists->offsets.data();
    ArrowArray joined{};
    joined.length = static_cast<std::int64_t>(layers.size());
    joined.n_buffers = 2;
    joined.n_children = 1;
    joined.buffers = lists->buffers;
    joined.children = &lists->children;
    joined.release = Lists::release;
    joined.private_data = lists.release();
    return OwnedArray(joined);
}

}  // namespace rostra::core
