// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "document/field.hpp"
#include "rostra/abi/arrow.h"

namespace rostra::core {

/// The Arrow schema of a shape, with all the memory it points into.
class OwnedSchema {
public:
    explicit OwnedSchema(const Shape& shape);
    OwnedSchema(OwnedSchema&&) noexcept;
    OwnedSchema& operator=(OwnedSchema&&) noexcept;
    ~OwnedSchema();

    /// Valid as long as this object. Its `release` does nothing: the host owns it.
    [[nodiscard]] const ArrowSchema* get() const;

private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

}  // namespace rostra::core
