// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>

#include "base/result.hpp"
#include "document/field.hpp"
#include "document/owned_array.hpp"
#include "engine/chunk.hpp"
#include "files/scratch_file.hpp"

namespace rostra::core {

/// Arrays that are needed later: layers for later phases and writers, pieces of finished tables. Held in memory up
/// to a budget, beyond it in scratch. One thread puts; many may get and drop. The store outlives what it keeps.
class ArrayStore {
public:
    /// `scratch` outlives the store.
    ArrayStore(Scratch& scratch, std::uint64_t budget) : scratch_(scratch), budget_(budget) {}

    /// An array of the store, or where it is in scratch.
    class Kept {
    public:
        [[nodiscard]] bool empty() const { return std::holds_alternative<std::monostate>(place_); }

    private:
        friend class ArrayStore;
        struct Spilled {
            std::uint64_t offset;
            std::uint64_t size;
        };
        std::variant<std::monostate, SharedArray, Spilled> place_;
    };

    [[nodiscard]] Result<Kept> put(SharedArray array, const Shape& shape);
    [[nodiscard]] Result<SharedArray> get(const Kept& kept, const Shape& shape) const;

    [[nodiscard]] std::uint64_t memory() const { return held_.load(std::memory_order_relaxed); }

private:
    Scratch& scratch_;
    std::uint64_t budget_;
    std::atomic<std::uint64_t> held_ = 0;
    std::unique_ptr<ScratchFile> file_;
};

}  // namespace rostra::core
