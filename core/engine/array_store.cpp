// SPDX-License-Identifier: Apache-2.0
#include "engine/array_store.hpp"

#include <utility>

#include "document/copy_array.hpp"

namespace rostra::core {

Result<ArrayStore::Kept> ArrayStore::put(SharedArray array, const Shape& shape) {
    Kept kept;
    const std::size_t size = memory_of(*array->get(), shape);
    if (memory() + size <= budget_) {
        held_.fetch_add(size, std::memory_order_relaxed);
        const OwnedArray* held = array.get();
        kept.place_ = SharedArray(held, [this, size, array = std::move(array)](const OwnedArray*) mutable {
            array.reset();
            held_.fetch_sub(size, std::memory_order_relaxed);
        });
        return kept;
    }
    if (file_ == nullptr) file_ = std::make_unique<ScratchFile>(scratch_.create());
    const std::string bytes = to_bytes(*array->get(), shape);
    const Result<std::uint64_t> offset = file_->append(bytes);
    if (!offset) return offset.error();
    kept.place_ = Kept::Spilled{*offset, bytes.size()};
    return kept;
}

Result<SharedArray> ArrayStore::get(const Kept& kept, const Shape& shape) const {
    if (const auto* held = std::get_if<SharedArray>(&kept.place_)) return *held;
    const auto& spilled = std::get<Kept::Spilled>(kept.place_);
    std::string bytes(spilled.size, '\0');
    if (Result<void> read = file_->read(spilled.offset, bytes); !read) return read.error();
    return SharedArray(std::make_shared<const OwnedArray>(from_bytes(bytes, shape)));
}

}  // namespace rostra::core
