// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "config/plan.hpp"
#include "engine/array_store.hpp"

namespace rostra::core {

/// The run's finished tables, in the pieces they were emitted in.
class TableStore {
public:
    TableStore(const Plan& plan, ArrayStore& arrays)
        : plan_(plan), arrays_(arrays), pieces_(plan.products.size()), read_(plan.products.size()) {}

    [[nodiscard]] Result<void> add(std::size_t product, OwnedArray piece);

    [[nodiscard]] std::size_t pieces(std::size_t product) const { return pieces_[product].size(); }
    [[nodiscard]] Result<SharedArray> piece(std::size_t product, std::size_t index) const;

    /// All pieces in memory, for components that read the table; they live as long as the store.
    [[nodiscard]] Result<std::vector<const ArrowArray*>> all(std::size_t product);

private:
    const Plan& plan_;
    ArrayStore& arrays_;
    std::vector<std::vector<ArrayStore::Kept>> pieces_;
    std::vector<std::vector<SharedArray>> read_;
};

}  // namespace rostra::core
