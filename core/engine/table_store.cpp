// SPDX-License-Identifier: Apache-2.0
#include "engine/table_store.hpp"

#include <exception>
#include <memory>
#include <utility>

#include "document/copy_array.hpp"
#include "engine/shapes.hpp"

namespace rostra::core {

Result<void> TableStore::add(std::size_t product, OwnedArray piece) {
    Result<ArrayStore::Kept> kept =
        arrays_.put(std::make_shared<const OwnedArray>(std::move(piece)), shape_of(plan_.products[product]));
    if (!kept) return kept.error();
    pieces_[product].push_back(*std::move(kept));
    return {};
}

Result<SharedArray> TableStore::piece(std::size_t product, std::size_t index) const {
    return arrays_.get(pieces_[product][index], shape_of(plan_.products[product]));
}

Result<const ArrowArray*> TableStore::whole(std::size_t product) {
    SharedArray& table = whole_[product];
    if (table == nullptr && pieces(product) == 1) {
        Result<SharedArray> only = piece(product, 0);
        if (!only) return only.error();
        table = *std::move(only);
    } else if (table == nullptr) {
        std::vector<SharedArray> all;
        for (std::size_t i = 0; i < pieces(product); ++i) {
            Result<SharedArray> one = piece(product, i);
            if (!one) return one.error();
            all.push_back(*std::move(one));
        }
        std::vector<const ArrowArray*> arrays;
        for (const SharedArray& one : all) arrays.push_back(one->get());
        try {
            table =
                std::make_shared<const OwnedArray>(concatenate(arrays, shape_of(plan_.products[product])));
        } catch (const std::exception& error) {
            return Error::failed("table '" + plan_.products[product].name +
                                 "' cannot be handed to another stage: " + error.what());
        }
    }
    return table->get();
}

}  // namespace rostra::core
