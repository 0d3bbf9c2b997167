// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "engine/component_maker.hpp"

namespace rostra::core {

/// The readers of a plan. Those that the pipeline names are made at once, so that what is wrong with their options is said
/// before anything is read; the others when the first input is for them. One thread at a time.
class ReaderSet {
public:
    /// Everything outlives the set.
    ReaderSet(const Plan& plan, Modules& modules, const CallWorld& world, ReadData& read);

    /// Makes those that are named, with `maker`.
    [[nodiscard]] Result<void> make_named(ComponentMaker& maker);

    /// The reader at an index of Plan::readers.
    [[nodiscard]] Result<const ComponentInstance*> get(std::size_t reader);

private:
    const Plan& plan_;
    Modules& modules_;
    const CallWorld& world_;
    ReadData& read_;
    std::vector<std::unique_ptr<ComponentInstance>> made_;  // as Plan::readers; nullptr: not yet
};

}  // namespace rostra::core
