// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <vector>

#include "base/result.hpp"
#include "config/plan.hpp"
#include "loader/module.hpp"

namespace rostra::core {

/// The libraries of a plan's plugins. A reader that the pipeline does not name is opened by the first input that is for
/// it: most runs need one or two of them, and an open library costs memory and time. Borrows from the plan's catalogue.
class Modules {
public:
    /// Looks at each library, and opens those of stages, writers and named readers. Call it before threads are started.
    /// An error's place is the stage's line.
    [[nodiscard]] static Result<Modules> load(const Plan& plan);

    /// The module of one of the plan's plugins, opened where it is not yet. One thread at a time; what it gives lives as
    /// long as this.
    [[nodiscard]] Result<const Module*> open(const CatalogueEntry* plugin);

    /// Those that are open.
    [[nodiscard]] const std::map<const CatalogueEntry*, Module>& opened() const { return opened_; }

private:
    std::map<const CatalogueEntry*, Module> opened_;
};

}  // namespace rostra::core
