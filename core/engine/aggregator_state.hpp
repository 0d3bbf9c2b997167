// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>

#include "rostra/abi/aggregator.h"

namespace rostra::core {

/// An aggregator's state; closed with this object.
class AggregatorState {
public:
    AggregatorState() = default;
    AggregatorState(const rostra_aggregator& functions, void* state)
        : functions_(&functions), state_(state) {}
    AggregatorState(AggregatorState&& other) noexcept
        : functions_(other.functions_), state_(std::exchange(other.state_, nullptr)) {}
    AggregatorState& operator=(AggregatorState&& other) noexcept {
        std::swap(functions_, other.functions_);
        std::swap(state_, other.state_);
        return *this;
    }
    AggregatorState(const AggregatorState&) = delete;
    AggregatorState& operator=(const AggregatorState&) = delete;
    ~AggregatorState() {
        if (state_ != nullptr) functions_->close(state_);
    }

    explicit operator bool() const { return state_ != nullptr; }
    [[nodiscard]] void* get() const { return state_; }
    [[nodiscard]] std::int64_t memory() const { return state_ == nullptr ? 0 : functions_->memory(state_); }

private:
    const rostra_aggregator* functions_ = nullptr;
    void* state_ = nullptr;
};

}  // namespace rostra::core
