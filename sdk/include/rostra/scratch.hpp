// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>

#include "rostra/abi/service_scratch.h"
#include "rostra/call.hpp"

namespace rostra {
inline namespace v0 {

/// A file to spill to; gone with this object. It may outlive the call that made it, in a state.
class ScratchFile {
public:
    ScratchFile() = default;
    ScratchFile(const rostra_scratch* scratch, rostra_scratch_file* file) : scratch_(scratch), file_(file) {}
    ScratchFile(ScratchFile&& other) noexcept
        : scratch_(other.scratch_), file_(std::exchange(other.file_, nullptr)) {}
    ScratchFile& operator=(ScratchFile&& other) noexcept {
        std::swap(scratch_, other.scratch_);
        std::swap(file_, other.file_);
        return *this;
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    ~ScratchFile() {
        if (file_ != nullptr) scratch_->close(file_);
    }

    explicit operator bool() const { return file_ != nullptr; }

    /// Returns the offset the bytes begin at.
    std::int64_t append(Call call, const void* bytes, std::size_t size) {
        std::int64_t offset = 0;
        detail::require(scratch_->append(call.raw(), file_, bytes, static_cast<std::int64_t>(size), &offset));
        return offset;
    }
    void read(Call call, std::int64_t offset, void* bytes, std::size_t size) const {
        detail::require(scratch_->read(call.raw(), file_, offset, bytes, static_cast<std::int64_t>(size)));
    }

private:
    const rostra_scratch* scratch_ = nullptr;
    rostra_scratch_file* file_ = nullptr;
};

/// Spilling beyond a state's share of memory: in every call of an aggregator.
class Scratch {
public:
    explicit Scratch(Call call) : call_(call), scratch_(&call.service<rostra_scratch>(ROSTRA_SCRATCH)) {}

    /// Bytes this state may hold in memory before it should spill.
    [[nodiscard]] std::int64_t budget() const { return scratch_->budget(call_.raw()); }
    [[nodiscard]] ScratchFile create() const {
        rostra_scratch_file* file = scratch_->create(call_.raw());
        if (file == nullptr) throw Refused();
        return {scratch_, file};
    }

private:
    Call call_;
    const rostra_scratch* scratch_;
};

}  // namespace v0
}  // namespace rostra
