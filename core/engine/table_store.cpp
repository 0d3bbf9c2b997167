// SPDX-License-Identifier: Apache-2.0
#include "engine/table_store.hpp"

#include <memory>
#include <utility>

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

Result<std::vector<const ArrowArray*>> TableStore::all(std::size_t product) {
    std::vector<SharedArray>& read = read_[product];
    while (read.size() < pieces(product)) {
        Result<SharedArray> one = piece(product, read.size());
        if (!one) return one.error();
        read.push_back(*std::move(one));
    }
    std::vector<const ArrowArray*> arrays;
    for (const SharedArray& one : read) arrays.push_back(one->get());
    return arrays;
}

}  // namespace rostra::core
